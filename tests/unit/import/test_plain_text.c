/* Markdown to plain text, through the summary of an item. */
#include "parsed.h"

#include "import/markdown/stars.h"

#include <stdio.h>

/* The summary of an item whose entry holds `markdown`, indented as it must be. */
static struct td_slice summary_of(struct parsed *parsed, const char *markdown)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    struct td_slice rest = td_slice_of(markdown);
    struct td_slice line;
    td_buf_init(&buf, 1 << 20);
    td_buf_add(&buf, TD_SLICE("1. [t](http://a.b/101)\n\n"));
    while (td_slice_next_line(&rest, &line)) {
        td_buf_add(&buf, TD_SLICE("   "));
        td_buf_add(&buf, line);
        td_buf_add_char(&buf, '\n');
    }
    assert_int_equal(parse_slice(parsed, td_buf_slice(&buf), "post"), TD_OK);
    assert_int_equal(parsed->digest.item_count, 1);
    return parsed->digest.items[0].summary;
}

static void assert_plain(struct parsed *parsed, const char *markdown, const char *wanted)
{
    assert_text(summary_of(parsed, markdown), wanted);
}

static void test_marks_go_and_text_stays(void **state)
{
    assert_plain(*state, "**bold** *em* _em_ `code *x*`", "bold em em code *x*");
    assert_plain(*state, "[link](http://x) and <http://auto.link>", "link and http://auto.link");
    assert_plain(*state, "![alt **text**](http://i/x.png)", "alt text");
    assert_plain(*state, "a \\*b\\* &amp; &#20013; &nbsp;c",
                 "a *b* & 中 \xC2\xA0"
                 "c");
    assert_plain(*state, "## heading\ntext", "heading\n\ntext");
}

static void test_a_line_end_is_a_blank_but_not_within_chinese(void **state)
{
    assert_plain(*state, "two\nlines", "two lines");
    assert_plain(*state, "中文\n换行", "中文换行");
    assert_plain(*state, "句号。\n“引号”", "句号。“引号”");
    assert_plain(*state, "“引号”\n之后", "“引号”之后");
    assert_plain(*state, "中文\nEnglish\n中文", "中文 English 中文");
    assert_plain(*state, "かな\nカナ", "かなカナ");
    assert_plain(*state, "한국어\n문장", "한국어 문장");
    assert_plain(*state, "**粗**\n**体**", "粗体");
}

static void test_hard_breaks_are_line_ends(void **state)
{
    assert_plain(*state, "one  \ntwo", "one\ntwo");
    assert_plain(*state, "one\\\ntwo", "one\ntwo");
    assert_plain(*state, "一<br>二<br/>\n三<BR />四", "一\n二\n三\n四");
}

static void test_blocks_are_parted_by_an_empty_line(void **state)
{
    assert_plain(*state, "a\n\nb\n\n\n\nc", "a\n\nb\n\nc");
    assert_plain(*state, "a\n\n> b\n> c\n>\n> d", "a\n\nb c\n\nd");
    assert_plain(*state, "a\n\n```c\nint x;\n\n\n  y\n```\n\nb", "a\n\nint x;\n\n  y\n\nb");
    assert_plain(*state, "a\n\n***\n\nb", "a\n\nb");
}

static void test_lists_keep_their_form(void **state)
{
    assert_plain(*state, "intro\n\n- a\n- b\n\nend", "intro\n\n- a\n- b\n\nend");
    assert_plain(*state, "3. c\n4. d", "3. c\n4. d");
    assert_plain(*state, "0) c\n1) d", "0. c\n1. d");
    assert_plain(*state, "- a\n  - b\n    1. c\n- d", "- a\n  - b\n    1. c\n- d");
    assert_plain(*state, "- a\n\n  more\n\n- b", "- a\nmore\n- b");
    assert_plain(*state, "- a\n-\n- b", "- a\n- b");
}

static void test_html_is_dropped_and_its_text_kept(void **state)
{
    assert_plain(*state, "a <b>bold</b> <!-- no --> c", "a bold c");
    assert_plain(*state, "<div>\n  in <b>a</b>\n  block<br>next\n</div>", "in a block\nnext");
    assert_plain(*state, "<p title=\"a > b\">text</p>", "text");
    assert_plain(*state, "<script>\nvar x = '<p>';\n</script>\n\nafter", "after");
    assert_plain(*state, "<!-- [x](http://y)\n\nlong -->\nafter", "after");
    assert_plain(*state, "<div\nnever ends", "");
    assert_plain(*state, "<!-- nor\nthis", "");
    assert_plain(*state, "<div>\n<?php a ?>b<Z>c</Z><br/>d<brand>e</brand>\n< f <3 g\n</div>",
                 "bc\nde < f <3 g");
    assert_plain(*state, "<div>\n<STYLE>p {}</STYLE>after<!DOCTYPE x>\n</div>", "after");
    assert_plain(*state, "1 < 2 and 3 > 2", "1 < 2 and 3 > 2");
}

static void test_stars_beside_chinese_go_in_pairs(void **state)
{
    assert_plain(*state, "**“工具”**的形态", "“工具”的形态");
    assert_plain(*state, "这是**“工具”**的、**（甲）**和", "这是“工具”的、（甲）和");
    assert_plain(*state, "词错误率**11.7%**的", "词错误率11.7%的");
    assert_plain(*state, "一**“甲”\n乙”**丙", "一“甲”乙”丙");
}

/* As round a comment that is an anchor: `**<!--a-->****title：** text`. */
static void test_stars_with_nothing_between_go(void **state)
{
    assert_plain(*state, "**<!--a-->****Title：** text", "Title： text");
    assert_plain(*state, "**<!--a-->****标题：** text", "标题： text");
    assert_plain(*state, "The key is **** here", "The key is **** here");
}

static void test_blanks_of_any_kind_and_brackets_lead_over_to_the_summary(void **state)
{
    const struct td_digest *digest =
        parse(*state, "- [a](http://a.b/1)\xC2\xA0: one\n- [b](http://a.b/2)\xE3\x80\x80two\n"
                      "- c (http://a.b/3)\n- [d](http://a.b/4); four\n");
    assert_text(digest->items[0].summary, "one");
    assert_text(digest->items[1].summary, "two");
    assert_text(digest->items[2].summary, "");
    assert_text(digest->items[2].link_text, "c");
    assert_text(digest->items[3].summary, "four");
}

static void test_other_stars_stay(void **state)
{
    assert_plain(*state, "2**10 = 1024", "2**10 = 1024");
    assert_plain(*state, "计算2**10的值", "计算2**10的值");
    assert_plain(*state, "`**“工具”**的`", "**“工具”**的");
    assert_plain(*state, "一个 ** 单独", "一个 ** 单独");
    assert_plain(*state, "结尾“甲”**乙", "结尾“甲”**乙");
    assert_plain(*state, "***三***“颗”", "三“颗”");
    assert_plain(*state, "**", "**");
}

static void test_stars_in_titles_go_too(void **state)
{
    const struct td_digest *digest = parse(*state, "## **“头条”**的\n\n"
                                                   "1. [**“工具”**的形态-小互](http://a.b/102)\n"
                                                   "2. **[“甲”-乙](http://a.b/103)**丙\n");
    assert_text(digest->items[0].section, "“头条”的");
    assert_text(digest->items[0].link_text, "“工具”的形态-小互");
    assert_text(digest->items[1].link_text, "“甲”-乙");
    assert_text(digest->items[1].summary, "丙");
}

static void test_control_characters_are_blanks(void **state)
{
    assert_plain(*state,
                 "a\x1B[31mb\x07 c\x7F"
                 "d",
                 "a [31mb  c d");
    assert_plain(*state, "a&#27;b&#x85;c&#10;d", "a b c d");
    assert_plain(*state, "`a\tb`", "a b");
    assert_plain(*state, "zero\xE2\x80\x8Bwidth", "zero\xE2\x80\x8Bwidth");
}

static void assert_only_stars_go(unsigned long code)
{
    static const char *const pieces[] = {"**", "*", "中", "“", "a", " ", "。", "1", "***", "\n"};
    enum { PIECES = sizeof(pieces) / sizeof(pieces[0]), LENGTH = 6, LIMIT = 64 };
    TD_CLEANUP(td_buf_release) struct td_buf settled;
    TD_CLEANUP(td_buf_release) struct td_buf others;
    TD_CLEANUP(td_buf_release) struct td_buf left;
    td_buf_init(&settled, LIMIT);
    td_buf_init(&others, LIMIT);
    td_buf_init(&left, LIMIT);

    for (int i = 0; i < LENGTH; i++, code /= PIECES) {
        struct td_slice piece = td_slice_of(pieces[code % PIECES]);
        td_stars_add(&settled, piece);
        if (piece.ptr[0] != '*')
            td_buf_add(&others, piece);
    }
    td_stars_settle(&settled, 0, NULL);
    for (size_t i = 0; i < settled.len; i++)
        if (settled.ptr[i] != '*')
            td_buf_add_char(&left, settled.ptr[i]);
    assert_true(td_slice_equal(td_buf_slice(&left), td_buf_slice(&others)));
}

/* Settling stars never loses anything but stars, and leaves no mark behind. */
static void test_settling_stars_keeps_everything_else(void **state)
{
    (void)state;
    for (unsigned long code = 0; code < 1000000; code += 7)
        assert_only_stars_go(code);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_marks_go_and_text_stays),
        WITH_PARSED(test_a_line_end_is_a_blank_but_not_within_chinese),
        WITH_PARSED(test_hard_breaks_are_line_ends),
        WITH_PARSED(test_blocks_are_parted_by_an_empty_line),
        WITH_PARSED(test_lists_keep_their_form),
        WITH_PARSED(test_html_is_dropped_and_its_text_kept),
        WITH_PARSED(test_stars_beside_chinese_go_in_pairs),
        WITH_PARSED(test_stars_with_nothing_between_go),
        WITH_PARSED(test_blanks_of_any_kind_and_brackets_lead_over_to_the_summary),
        WITH_PARSED(test_other_stars_stay),
        WITH_PARSED(test_stars_in_titles_go_too),
        WITH_PARSED(test_control_characters_are_blanks),
        cmocka_unit_test(test_settling_stars_keeps_everything_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
