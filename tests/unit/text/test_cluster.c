#include "support/cmocka.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/cluster.h"
#include "text/fold.h"
#include "unit/text/random_text.h"

#include <utf8proc.h>

enum { LIMIT_BYTES = 64 * 1024, ROUNDS = 50000, LAST_CODE_POINT = 0x10FFFF };

static void assert_one_cluster(const char *text)
{
    struct td_slice whole = td_slice_of(text);
    assert_int_equal(td_cluster_end(whole, 0), whole.len);
}

static void test_what_reads_as_one_character_is_one_cluster(void **state)
{
    (void)state;
    assert_one_cluster("a");
    assert_one_cluster("e\u0301\u0302");
    assert_one_cluster("👨\u200D👩\u200D👧\u200D👦");
    assert_one_cluster("🇨🇳");
    assert_one_cluster("1\uFE0F\u20E3");
    assert_one_cluster("\u1112\u1161\u11AB");
    assert_one_cluster("\r\n");
    assert_int_equal(td_cluster_end(TD_SLICE("🇨🇳🇨🇳"), 0), 8);
    assert_int_equal(td_cluster_end(TD_SLICE("谷歌"), 0), 3);
    assert_int_equal(td_cluster_end(TD_SLICE("a\xCC"), 0), 1);
}

static void test_a_tower_of_marks_is_cut(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf text;
    td_buf_init(&text, LIMIT_BYTES);
    td_buf_add_char(&text, 'e');
    td_buf_add_repeated(&text, TD_SLICE("\u0301"), 1000);
    assert_int_equal(td_cluster_end(td_buf_slice(&text), 0), 1 + 2 * (TD_CLUSTER_MAX_POINTS - 1));
}

/* Where utf8proc sees a boundary, there is one, whatever is known without asking it. */
static void test_boundaries_are_those_of_unicode(void **state)
{
    static const uint32_t others[] = {'a', 0x4E2D, 0x3002, 0xFF0C, 0x0301, 0x200D, 0x1F468, 0xFE0F};
    (void)state;
    for (uint32_t c = 0x20; c <= 0xFFFD; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
            char text[16];
            utf8proc_int32_t breaking = 0;
            size_t first = td_utf8_encode(c, text);
            size_t both = first + td_utf8_encode(others[i], text + first);
            bool breaks = utf8proc_grapheme_break_stateful((utf8proc_int32_t)c,
                                                           (utf8proc_int32_t)others[i], &breaking);
            if (c != TD_REPLACEMENT)
                assert_int_equal(td_cluster_end((struct td_slice){text, both}, 0),
                                 breaks ? first : both);
        }
    }
}

/* The short way of folding must see the same clusters. */
static void test_folding_sees_the_same_clusters(void **state)
{
    (void)state;
    struct random_text random = {.seed = 1};
    static struct td_folded_cluster folded;

    for (int round = 0; round < ROUNDS; round++) {
        struct td_slice text = random_text_next(&random);
        for (size_t offset = 0; offset < text.len; offset = folded.end) {
            td_fold_cluster(text, offset, &folded);
            assert_int_equal(folded.begin, offset);
            assert_in_range(folded.count, 0, TD_CLUSTER_MAX_POINTS);
            if (text.ptr[offset] != '\r')
                assert_int_equal(folded.end, td_cluster_end(text, offset));
        }
    }
}

/* The short way knows by a look at a few bytes that a cluster ends: try it with every follower. */
static void test_no_follower_is_left_out_of_its_cluster(void **state)
{
    (void)state;
    static struct td_folded_cluster folded;

    for (uint32_t c = 0; c <= LAST_CODE_POINT; c++) {
        char bytes[3 + TD_UTF8_MAX_BYTES] = "歌";
        struct td_slice text = {bytes, 3 + td_utf8_encode(c, bytes + 3)};
        td_fold_cluster(text, 0, &folded);
        assert_int_equal(folded.end, td_cluster_end(text, 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_reads_as_one_character_is_one_cluster),
        cmocka_unit_test(test_a_tower_of_marks_is_cut),
        cmocka_unit_test(test_boundaries_are_those_of_unicode),
        cmocka_unit_test(test_folding_sees_the_same_clusters),
        cmocka_unit_test(test_no_follower_is_left_out_of_its_cluster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
