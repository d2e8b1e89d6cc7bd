#include "support/cmocka.h"

#include "base/buf.h"
#include "import/items/title.h"

/* A bar stands behind the first sentence. */
static const char *const sentences[] = {
    "|",
    "Nothing ends|",
    "One line|\nand another.",
    "It works.| Really.",
    "It works!| Really.",
    "Does it?| Yes.",
    "谷歌发布了新模型。|它很快。",
    "真的？|真的！",
    "They call it \"done.\"| Next.",
    "They call it “done.”| Next.",
    "他说“好。”|后来",
    "\"Why?\" he asked.| Next.",
    "\"Why?\"| He asked.",
    "\"Why?\"|",
    "“Why?” zoe asked.| Next.",
    "“Why?” asked Zoe.| Next.",
    "Read main.c today.| Next.",
    "Version 1.5 is out!| Next.",
    "Read main.c|",
    "Ask J. Doe of B. Ltd.| Next.",
    "A. B is one.| Next.",
    ". B is one.| Next.",
    "It is 2. x or 3. yes.| Next.",
    "Wow!Such words.| Next.",
    "\"Why?\"he asked.| Next.",
};

static void test_the_first_sentence_ends_where_a_reader_ends_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        TD_CLEANUP(td_buf_release) struct td_buf text = {0};
        struct td_slice marked = td_slice_of(sentences[i]);
        size_t bar = td_slice_find(marked, TD_SLICE("|"));
        td_buf_init(&text, 4096);
        td_buf_add(&text, td_slice_sub(marked, 0, bar));
        td_buf_add(&text, td_slice_sub(marked, bar + 1, marked.len));
        size_t len = td_title_sentence_len(td_buf_slice(&text));
        if (len != bar)
            fail_msg("'%s' ends after %zu bytes", sentences[i], len);
    }
}

static size_t len_of(const char *head, const char *repeated, size_t count)
{
    TD_CLEANUP(td_buf_release) struct td_buf text = {0};
    td_buf_init(&text, 4096);
    td_buf_add(&text, td_slice_of(head));
    td_buf_add_repeated(&text, td_slice_of(repeated), count);
    return td_title_sentence_len(td_buf_slice(&text));
}

static void test_a_long_sentence_is_cut_behind_a_clause_or_before_a_word(void **state)
{
    (void)state;
    assert_int_equal(len_of("", "x", TD_TITLE_MAX_BYTES), TD_TITLE_MAX_BYTES);
    assert_int_equal(len_of("First, ", "x", TD_TITLE_MAX_BYTES), 6);
    assert_int_equal(len_of("第一，", "字", TD_TITLE_MAX_BYTES), 9);
    assert_int_equal(len_of("First ", "x", TD_TITLE_MAX_BYTES), 5);
    assert_int_equal(len_of("a, b ", "x", TD_TITLE_MAX_BYTES), 2);
    assert_int_equal(len_of("", "字", TD_TITLE_MAX_BYTES), 237);
    assert_in_range(len_of("", "x", (size_t)2 * TD_TITLE_MAX_BYTES), 200, TD_TITLE_MAX_BYTES);
}

static void assert_trimmed(const char *title, const char *wanted)
{
    struct td_slice trimmed = td_title_trim(td_slice_of(title));
    if (!td_slice_equal(trimmed, td_slice_of(wanted)))
        fail_msg("'%s' becomes '%.*s'", title, TD_SLICE_ARG(trimmed));
}

static void test_numbers_before_and_joints_behind_a_title_go(void **state)
{
    (void)state;
    assert_trimmed("  Title  ", "Title");
    assert_trimmed("3. Title:", "Title");
    assert_trimmed("Title —", "Title");
    assert_trimmed("标题：", "标题");
    assert_trimmed("标题（", "标题");
    assert_trimmed("Title (: -", "Title");
    assert_trimmed("Title -> x", "Title -> x");
    assert_trimmed(":", ":");
    assert_trimmed("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_sentence_ends_where_a_reader_ends_it),
        cmocka_unit_test(test_a_long_sentence_is_cut_behind_a_clause_or_before_a_word),
        cmocka_unit_test(test_numbers_before_and_joints_behind_a_title_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
