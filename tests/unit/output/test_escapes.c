#include "support/cmocka.h"

#include "base/json.h"
#include "base/utf8.h"
#include "output/link.h"
#include "output/reporter.h"
#include "output/svg.h"
#include "text/width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every code point, in valid UTF-8 and not, and strings of one to three bytes: all of them where
 * TIDINGS_TEST_LONG is set, else those of bytes that stand for all others. */

enum { LAST_CODE_POINT = 0x10FFFF, BYTES = 256, LIMIT_BYTES = 1024 };

/* Bytes at and around every border that UTF-8 and the escapes have. */
static const unsigned char borders[] = {
    0x00, 0x01, 0x02, 0x03, 0x07, 0x08, '\t', '\n', '\r', 0x1B, 0x1F, ' ',  '"',  '&',  '\'',
    '+',  ',',  '-',  ';',  '<',  '=',  '>',  '@',  '\\', ']',  'a',  0x7E, 0x7F, 0x80, 0x8E,
    0x8F, 0x90, 0x9B, 0x9F, 0xA0, 0xA8, 0xA9, 0xAE, 0xBB, 0xBC, 0xBF, 0xC0, 0xC1, 0xC2, 0xD8,
    0xDF, 0xE0, 0xE2, 0xE3, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFE, 0xFF};

/* What an escape made of a text. */
struct trial {
    const char *name;
    void (*escape)(struct td_buf *buf, struct td_slice text);
    const char *fine; /* control characters that may stand in it */
    bool (*is_well_formed)(struct td_slice escaped);
};

static struct td_buf buf;

/* Our own list, apart from the program's: it may not be loosened there unseen. */
static bool acts(uint32_t c)
{
    bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool is_line_end = c == 0x2028 || c == 0x2029;
    bool is_mark = c == 0x061C || c == 0x200E || c == 0x200F;
    bool is_embedding = c >= 0x202A && c <= 0x202E; /* LRE RLE PDF LRO RLO */
    bool is_isolate = c >= 0x2066 && c <= 0x2069;   /* LRI RLI FSI PDI */
    return is_control || is_line_end || is_mark || is_embedding || is_isolate;
}

static bool is_harmless(struct td_slice text, const char *fine)
{
    size_t len = 0;
    if (td_utf8_invalid_at(text) < text.len)
        return false;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t c = td_utf8_decode(text, at, &len);
        bool is_fine = c != 0 && c < 0x20 && strchr(fine, (int)c) != NULL;
        if (acts(c) && !is_fine)
            return false;
    }
    return true;
}

static bool is_any(struct td_slice escaped)
{
    (void)escaped;
    return true;
}

static void add_json(struct td_buf *out, struct td_slice text)
{
    struct td_json json;
    td_json_begin(&json, out);
    td_json_text(&json, text);
}

static bool is_hex(struct td_slice text, size_t at)
{
    for (size_t i = at; i < at + 4; i++) {
        if (i >= text.len || strchr("0123456789abcdef", text.ptr[i]) == NULL)
            return false;
    }
    return true;
}

/* One string of JSON (RFC 8259, section 7), from its first quote to its last. */
static bool is_json(struct td_slice text)
{
    if (text.len < 2 || text.ptr[0] != '"' || text.ptr[text.len - 1] != '"')
        return false;
    for (size_t at = 1; at < text.len - 1; at++) {
        if (text.ptr[at] == '"')
            return false;
        if (text.ptr[at] != '\\')
            continue;
        at++;
        if (strchr("\"\\/bfnrtu", text.ptr[at]) == NULL ||
            (text.ptr[at] == 'u' && !is_hex(text, at + 1)) || at == text.len - 1)
            return false;
    }
    return true;
}

/* Text of an element (XML 1.0, section 2.4): entities alone begin with an ampersand. */
static bool is_xml(struct td_slice text)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    size_t len = 0;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t c = td_utf8_decode(text, at, &len);
        bool is_entity = false;
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            is_entity = is_entity ||
                        td_slice_starts(td_slice_sub(text, at, text.len), td_slice_of(entities[i]));
        if (c == '<' || c == '>' || c == '"' || c == 0xFFFE || c == 0xFFFF ||
            (c == '&' && !is_entity))
            return false;
    }
    return true;
}

/* Behind the address that is there already, the text is its end. */
static void add_link(struct td_buf *out, struct td_slice text)
{
    char url[64] = "https://a/";
    size_t begin = strlen(url);
    assert_true(text.len + begin <= sizeof url);
    memcpy(url + begin, text.ptr, text.len);
    assert_true(td_link_begin(out, (struct td_slice){url, begin + text.len}, 1));
}

/* OSC 8, its address of visible ASCII, ST. */
static bool is_link(struct td_slice text)
{
    struct td_slice begin = TD_SLICE("\033]8;id=1;"), end = TD_SLICE("\033\\");
    if (!td_slice_starts(text, begin) || !td_slice_ends(text, end))
        return false;
    for (size_t i = begin.len; i < text.len - end.len; i++) {
        if (text.ptr[i] <= ' ' || text.ptr[i] > '~')
            return false;
    }
    return true;
}

static const struct trial trials[] = {
    {"text", td_width_add_safe, "", is_any},
    {"lines of text", td_width_add_safe_lines, "\n", is_any},
    {"JSON", add_json, "", is_json},
    {"SVG", td_svg_add_text, "", is_xml},
    {"links", add_link, "\033", is_link},
};

static void try(struct td_slice text)
{
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        td_buf_cut(&buf, 0);
        trials[i].escape(&buf, text);
        struct td_slice escaped = td_buf_slice(&buf);
        if (buf.failed || !is_harmless(escaped, trials[i].fine) ||
            !trials[i].is_well_formed(escaped)) {
            for (size_t b = 0; b < text.len; b++)
                print_error("%02x ", (unsigned char)text.ptr[b]);
            fail_msg("gets through as %s", trials[i].name);
        }
    }
}

/* Surrogates too, which UTF-8 has no room for: as three bytes, as other programs write them. */
static size_t encode(uint32_t c, char ret_bytes[TD_UTF8_MAX_BYTES])
{
    if (c < 0xD800 || c > 0xDFFF)
        return td_utf8_encode(c, ret_bytes);
    ret_bytes[0] = (char)(0xE0 | c >> 12);
    ret_bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
    ret_bytes[2] = (char)(0x80 | (c & 0x3F));
    return 3;
}

static void test_every_code_point_is_harmless(void **state)
{
    (void)state;
    char bytes[TD_UTF8_MAX_BYTES];
    for (uint32_t c = 0; c <= LAST_CODE_POINT; c++)
        try((struct td_slice){bytes, encode(c, bytes)});
}

static void test_strings_of_one_to_three_bytes_are_harmless(void **state)
{
    (void)state;
    bool is_long = getenv("TIDINGS_TEST_LONG") != NULL;
    size_t count = is_long ? BYTES : sizeof borders;
    char bytes[3];
    for (size_t i = 0; i < (size_t)BYTES * BYTES; i++) {
        bytes[0] = (char)(i / BYTES);
        bytes[1] = (char)(i % BYTES);
        try((struct td_slice){bytes + 1, 1});
        try((struct td_slice){bytes, 2});
    }
    for (size_t i = 0; i < count * count * count; i++) {
        const size_t digits[] = {i / count / count, i / count % count, i % count};
        for (size_t d = 0; d < 3; d++)
            bytes[d] = is_long ? (char)digits[d] : (char)borders[digits[d]];
        try((struct td_slice){bytes, 3});
    }
}

static void test_nothing_but_the_web_becomes_a_link(void **state)
{
    (void)state;
    char bytes[] = "?ttp://a";
    for (int c = 0; c < BYTES; c++) {
        td_buf_cut(&buf, 0);
        bytes[0] = (char)c;
        assert_true(td_link_begin(&buf, (struct td_slice){bytes, sizeof bytes - 1}, 1) ==
                    (c == 'h' || c == 'H'));
    }
}

/* Reports the item and gives its line from the title on, in `buf`. */
static struct td_slice cell_of(struct td_slice title, bool is_raw)
{
    char *text = NULL;
    size_t len = 0;
    struct td_reporter *reporter = NULL;
    struct td_item item = {.id = 1,
                           .title = title,
                           .post = TD_SLICE("p"),
                           .post_ref = TD_SLICE("p"),
                           .path = TD_SLICE("p")};
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    assert_int_equal(
        td_reporter_open(TD_FORMAT_CSV, (struct td_style){.raw = is_raw}, out, &reporter, NULL),
        TD_OK);
    assert_int_equal(td_report_item(reporter, &item, NULL), TD_OK);
    assert_int_equal(td_reporter_finish(reporter, NULL), TD_OK);
    td_reporter_close(reporter);
    (void)fclose(out);
    const char *line = strstr(text, "\r\n1,p#0,");
    assert_non_null(line);
    td_buf_cut(&buf, 0);
    td_buf_add(&buf, td_slice_of(line + strlen("\r\n1,p#0,")));
    free(text);
    return td_buf_slice(&buf);
}

static void expect_cell(const char *title, bool is_raw, const char *expected)
{
    struct td_slice found = cell_of(td_slice_of(title), is_raw);
    if (!td_slice_starts(found, td_slice_of(expected)))
        fail_msg("%s: %.*s", title, TD_SLICE_ARG(found));
}

static void test_cells_that_a_spreadsheet_would_run_are_text(void **state)
{
    (void)state;
    expect_cell("=1+1", false, "'=1+1,");
    expect_cell("+1", false, "'+1,");
    expect_cell("-1", false, "'-1,");
    expect_cell("@SUM(A1)", false, "'@SUM(A1),");
    expect_cell("＝1", false, "'＝1,");
    expect_cell("＠a", false, "'＠a,");
    expect_cell("\t=1", false, "'\t=1,");
    expect_cell("\r=1", false, "\"'\r=1\",");
    expect_cell("=a,\"b\"", false, "\"'=a,\"\"b\"\"\",");
    expect_cell("\x02=1\x03", false, "'=1,"); /* the marks of a match go */
    expect_cell("a=1", false, "a=1,");
    expect_cell("'=1", false, "'=1,");
    expect_cell("", false, ",");
    expect_cell("=1+1", true, "=1+1,");
    expect_cell("@a", true, "@a,");
}

static void test_no_first_byte_makes_a_cell_run(void **state)
{
    (void)state;
    char bytes[3] = {0};
    for (int first = 1; first < BYTES; first++) {
        bytes[0] = (char)first;
        bytes[1] = '1';
        struct td_slice cell = cell_of((struct td_slice){bytes, 2}, false);
        if (td_slice_starts(cell, TD_SLICE("\"")) && first != '"')
            cell = td_slice_sub(cell, 1, cell.len);
        assert_null(memchr("=+-@\t\r", cell.ptr[0], 6));
    }
}

static int begin(void **state)
{
    (void)state;
    td_buf_init(&buf, LIMIT_BYTES);
    return 0;
}

static int end(void **state)
{
    (void)state;
    td_buf_release(&buf);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_is_harmless),
        cmocka_unit_test(test_strings_of_one_to_three_bytes_are_harmless),
        cmocka_unit_test(test_nothing_but_the_web_becomes_a_link),
        cmocka_unit_test(test_cells_that_a_spreadsheet_would_run_are_text),
        cmocka_unit_test(test_no_first_byte_makes_a_cell_run),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
