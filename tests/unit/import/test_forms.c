/* What holds of items of any form. */
#include "parsed.h"

static void test_essays_have_no_items(void **state)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 16);
    td_buf_add(&buf, TD_SLICE("# Essay\n\n"));
    td_buf_add_repeated(&buf, TD_SLICE("A long paragraph of prose about nothing much.\n\n"), 60);
    td_buf_add(&buf, TD_SLICE("## Reading\n\n- [book](http://a.b/1)\n- [paper](http://a.b/2)\n"));
    assert_items(*state, buf.ptr, "");
    assert_items(*state, "Roses are red\\\nviolets are blue\n", "");
    assert_items(*state, "---\ntitle: {{ .Title }}\n---\n{{ range }}\n* {{ . }}\n", "");
}

/* A quadratic reading of either takes minutes. */
static void test_many_lines_are_read_in_linear_time(void **state)
{
    static const char *const lines[] = {"1、a\n",
                                        "1、[a](http://a.b) b\n",
                                        "[t] a https://a.b c\n",
                                        "<a href=\"http://a.b\">",
                                        "https://a.b/",
                                        "- a <b> [c](d)\n"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        td_buf_init(&buf, 1 << 24);
        td_buf_add_repeated(&buf, td_slice_of(lines[i]), 50000);
        assert_int_equal(parse_slice(*state, td_buf_slice(&buf), "post"), TD_OK);
    }
}

/* Summaries do not overlap: no link of a text is in two items. */
static void test_no_link_is_counted_twice(void **state)
{
    static const char *const pieces[][2] = {
        {"1. [a](http://a.b/", ")\n"},         {"2. text [b](http://a.b/", ")\n"},
        {"- [c](http://a.b/", ")\n"},          {"3、[d](http://a.b/", ")\n\n"},
        {"text http://a.b/", "\n\n"},          {"   - e <http://a.b/", ">\n"},
        {"> quoted [f](http://a.b/", ")\n\n"}, {"4. g - http://a.b/", "\n"},
    };
    enum { PIECES = sizeof(pieces) / sizeof(pieces[0]), LENGTH = 4 };
    for (int code = 0; code < PIECES * PIECES * PIECES * PIECES; code++) {
        TD_CLEANUP(td_buf_release) struct td_buf buf;
        td_buf_init(&buf, 1 << 12);
        td_buf_add(&buf, TD_SLICE("1、[first](http://a.b/100)\n\n"));
        for (int i = 0, rest = code; i < LENGTH; i++, rest /= PIECES) {
            td_buf_addf(&buf, "%s%d%s", pieces[rest % PIECES][0], 101 + i,
                        pieces[rest % PIECES][1]);
        }
        assert_int_equal(parse_slice(*state, td_buf_slice(&buf), "post"), TD_OK);
        const struct td_digest *digest = &((struct parsed *)*state)->digest;
        size_t links = 0;
        for (size_t i = 0; i < digest->item_count; i++) {
            assert_int_equal(digest->items[i].position, i + 1);
            links += 1 + digest->items[i].link_count;
        }
        if (links > 1 + LENGTH)
            fail_msg("%zu links in '%s'", links, buf.ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_essays_have_no_items),
        WITH_PARSED(test_many_lines_are_read_in_linear_time),
        WITH_PARSED(test_no_link_is_counted_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
