#include "support/cmocka.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { LAST_CODE_POINT = 0x10FFFF };

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

static void test_every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= LAST_CODE_POINT; c++) {
        char bytes[TD_UTF8_MAX_BYTES];
        struct td_slice text = {bytes, td_utf8_encode(c, bytes)};
        size_t len = 0;

        uint32_t decoded = td_utf8_decode(text, 0, &len);
        if (is_surrogate(c)) {
            assert_int_equal(decoded, TD_REPLACEMENT);
            continue;
        }
        assert_int_equal(decoded, c);
        assert_int_equal(len, text.len);
        assert_int_equal(td_utf8_decode_before(text, text.len, &len), c);
        assert_int_equal(len, text.len);
        assert_int_equal(td_utf8_invalid_at(text), text.len);
    }
}

static void assert_repaired(struct td_slice text, const char *wanted)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1000);
    td_buf_add_repaired(&buf, text);
    assert_string_equal(td_buf_slice(&buf).ptr, wanted);
}

/* Unicode 15.0, section 3.9, tables 3-8 to 3-11: one U+FFFD for each maximal subpart. */
static void test_invalid_sequences_are_replaced_as_unicode_recommends(void **state)
{
    (void)state;
    assert_repaired(TD_SLICE("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
                    "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
    assert_repaired(TD_SLICE("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
                    "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    assert_repaired(TD_SLICE("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
                    "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    assert_repaired(TD_SLICE("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
                    "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
    assert_repaired(TD_SLICE("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "\uFFFD\uFFFD\uFFFD\uFFFDA");
}

static void test_a_written_replacement_is_valid_and_nul_is_repaired(void **state)
{
    (void)state;
    struct td_slice text = TD_SLICE("a\uFFFDb");
    assert_int_equal(td_utf8_invalid_at(text), text.len);
    assert_int_equal(td_utf8_invalid_at(TD_SLICE("a\uFFFD\x80")), 4);
    assert_repaired(TD_SLICE("a\0b\uFFFD"), "a\uFFFDb\uFFFD");
}

/* Every text of four bytes, each one of those that begin or end a range of table 3-7. */
static void test_steps_back_are_steps_forward(void **state)
{
    (void)state;
    static const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                          0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
                                          0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5};
    const unsigned count = sizeof(edges);

    for (unsigned n = 0; n < count * count * count * count; n++) {
        const char bytes[] = {(char)edges[n % count], (char)edges[n / count % count],
                              (char)edges[n / count / count % count],
                              (char)edges[n / count / count / count]};
        struct td_slice text = {bytes, sizeof(bytes)};
        uint32_t points[4] = {0};
        size_t lens[4] = {0};
        size_t found = 0;
        for (size_t offset = 0; offset < text.len; offset += lens[found++])
            points[found] = td_utf8_decode(text, offset, &lens[found]);
        for (size_t offset = text.len; offset > 0; offset -= lens[found]) {
            size_t len = 0;
            assert_int_equal(td_utf8_decode_before(text, offset, &len), points[--found]);
            assert_int_equal(len, lens[found]);
        }
    }
}

static void test_a_text_is_cut_between_two_characters(void **state)
{
    (void)state;
    struct td_slice text = TD_SLICE("a题\U0001F600");
    const size_t fits[] = {0, 1, 1, 1, 4, 4, 4, 4, 8, 8};
    for (size_t bytes = 0; bytes < sizeof fits / sizeof *fits; bytes++)
        assert_int_equal(td_utf8_fit(text, bytes), fits[bytes]);
    assert_int_equal(td_utf8_fit(TD_SLICE_NONE, 5), 0);
    assert_true(td_utf8_fit(TD_SLICE("\x80\x80\x80\x80\x80\x80\x80\x80"), 7) >= 3);
}

static void test_repaired_text_is_valid_and_stays_as_it_is(void **state)
{
    (void)state;
    uint32_t seed = 1;

    for (int round = 0; round < 2000; round++) {
        char bytes[64];
        for (size_t i = 0; i < sizeof(bytes); i++)
            bytes[i] = (char)((seed = seed * 1664525 + 1013904223) >> 24);
        TD_CLEANUP(td_buf_release) struct td_buf once;
        TD_CLEANUP(td_buf_release) struct td_buf twice;
        td_buf_init(&once, 1000);
        td_buf_init(&twice, 1000);
        td_buf_add_repaired(&once, (struct td_slice){bytes, sizeof(bytes)});
        td_buf_add_repaired(&twice, td_buf_slice(&once));
        assert_int_equal(td_utf8_invalid_at(td_buf_slice(&once)), once.len);
        assert_true(td_slice_equal(td_buf_slice(&once), td_buf_slice(&twice)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_comes_back),
        cmocka_unit_test(test_invalid_sequences_are_replaced_as_unicode_recommends),
        cmocka_unit_test(test_a_written_replacement_is_valid_and_nul_is_repaired),
        cmocka_unit_test(test_steps_back_are_steps_forward),
        cmocka_unit_test(test_a_text_is_cut_between_two_characters),
        cmocka_unit_test(test_repaired_text_is_valid_and_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
