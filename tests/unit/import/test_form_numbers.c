/* Items that begin with a number, and lines that end in an address. */
#include "parsed.h"

#include "import/items/paragraph.h"

#include <stdio.h>

static void test_numbered_paragraphs(void **state)
{
    assert_items(
        *state,
        "1、[一](http://a.b/1)\n\n![](http://i/x.png)\n\n摘要\n\n2、[二](http://a.b/2)：同一段\n"
        "3. [三](http://a.b/3)\n4、**[四](http://a.b/4)**\n\n5、五 - https://a.b/5\n",
        "一 <http://a.b/1>|二 <http://a.b/2>|三 <http://a.b/3>|四 <http://a.b/4>|"
        "五 <https://a.b/5>|");
    struct parsed *parsed = *state;
    assert_text(parsed->digest.items[0].summary, "摘要");
    assert_text(parsed->digest.items[1].summary, "同一段");
    assert_text(parsed->digest.items[1].summary_markdown, "同一段");
    assert_int_equal(parsed->digest.items[2].line, 8);
}

static void test_numbered_paragraphs_with_their_links_further_down(void **state)
{
    assert_items(
        *state,
        "1、\n\n第一句。第二句。\n\n-- [书](http://a.b/1)\n\n2、公司推出[产品](http://a.b/2)。\n\n"
        "**3、沙龙**\n\n点击[链接](http://a.b/3)报名。\n",
        "第一句。 <http://a.b/1>|公司推出产品。 <http://a.b/2>|沙龙 <http://a.b/3>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "第二句。\n\n-- 书");
    assert_items(*state, "1、甲\n\n2、乙\n\n3、[丙]说 [x](http://a.b)\n\n4、丁\n", "");
}

static void test_titles_before_bare_addresses(void **state)
{
    assert_items(*state,
                 "0. Zero - https://a.b/0?x=(1)&y_z=2\n1. One: <http://a.b/1>\n\n"
                 "- 2. Two - https://a.b/2\n\n- 3. Three – http://a.b/3 \n",
                 "Zero <https://a.b/0?x=(1)&y_z=2>|One <http://a.b/1>|Two <https://a.b/2>|"
                 "Three <http://a.b/3>|");
    assert_items(*state, "[开源] 一个项目：<https://a.b/1>\n\n【文章】另一个：https://a.b/2\n",
                 "[开源] 一个项目 <https://a.b/1>|【文章】另一个 <https://a.b/2>|");
    assert_items(
        *state,
        "【文章】1.一：https://a.b/1\n\n【工具】 "
        "2、二：https://a.b/2\n\n【文】2.0：https://a.b/3\n",
        "【文章】一 <https://a.b/1>|【工具】二 <https://a.b/2>|【文】2.0 <https://a.b/3>|");
    assert_items(*state,
                 "**一**\nhttps://a.b/1\n摘要。\n\n**二**  \nhttps://a.b/2  \n摘要。\n\n"
                 "**三**\n没有地址\n",
                 "一 <https://a.b/1>|二 <https://a.b/2>|");
    assert_items(*state,
                 "[库] 试试[演示](https://a.b/x)：<https://a.b/1>\n\n"
                 "[库] [乙](https://a.b/y) 很快：[https://a.b/2?...](https://a.b/2?c=d)\n\n"
                 "[库] 只有[链接](https://a.b/z)\n[库] 丙：<https://a.b/3>\n",
                 "[库] 试试演示 <https://a.b/1>|[库] 乙 很快 <https://a.b/2?c=d>|"
                 "[库] 丙 <https://a.b/3>|");
}

/* The line of the item behind code that takes so many. */
static unsigned line_behind_code(struct parsed *parsed, size_t lines)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 16);
    td_buf_add(&buf, TD_SLICE("text `"));
    td_buf_add_repeated(&buf, TD_SLICE("code\n"), lines);
    td_buf_add(&buf, TD_SLICE("code`\n3、[a](https://b.cn)\n"));
    assert_items(parsed, buf.ptr, "a <https://b.cn>|");
    return parsed->digest.items[0].line;
}

static void test_a_line_is_looked_for_behind_a_hundred_of_code(void **state)
{
    assert_int_equal(line_behind_code(*state, 0), 2);
    assert_int_equal(line_behind_code(*state, TD_LINE_SEARCH_MAX), TD_LINE_SEARCH_MAX + 2);
    assert_int_equal(line_behind_code(*state, TD_LINE_SEARCH_MAX + 1), 2);
}

static void test_lines_that_are_written_otherwise_are_not_looked_for_to_the_end(void **state)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 20);
    td_buf_add_repeated(&buf, TD_SLICE("\\[a] x\n"), 60000);
    assert_items(*state, buf.ptr, "");
    td_buf_cut(&buf, 0);
    td_buf_add_repeated(&buf, TD_SLICE("&#49;. x\n"), 60000);
    assert_items(*state, buf.ptr, "");
}

static void test_prose_before_an_address_is_no_title(void **state)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 16);
    td_buf_add(&buf, TD_SLICE("1. **Acme** has a new tool. "));
    td_buf_add_repeated(&buf, TD_SLICE("It does one thing more. "), 12);
    td_buf_add(&buf, TD_SLICE("More: https://a.b/1\n2. Two: https://a.b/2\n"));
    assert_items(*state, buf.ptr, "Acme has a new tool. <https://a.b/1>|Two <https://a.b/2>|");
    struct td_slice summary = ((struct parsed *)*state)->digest.items[0].summary;
    assert_true(td_slice_starts(summary, TD_SLICE("It does one thing more.")));
    assert_true(td_slice_ends(summary, TD_SLICE("More: https://a.b/1")));
}

static void test_numbered_prose_with_links_anywhere(void **state)
{
    const struct td_digest *digest = parse(
        *state,
        "1. **甲公司**发布了模型。价格便宜，见 [文](http://a.b/1)<br/>![](http://i/1.png)\n"
        "2. **标题**：正文，[源](http://a.b/2)\n3. 没有链接的新闻。\n4. 图 ![](http://i/2.png)\n");
    assert_int_equal(digest->item_count, 4);
    assert_text(digest->items[0].link_text, "甲公司发布了模型。");
    assert_text(digest->items[0].summary, "价格便宜，见 文");
    assert_text(digest->items[0].url, "http://a.b/1");
    assert_text(digest->items[1].link_text, "标题");
    assert_text(digest->items[1].summary, "正文，源");
    assert_text(digest->items[2].url, NULL);
    assert_items(*state, "1. Install [it](http://a.b).\n2. Run it.\n3. Enjoy.\n", "");
}

static void test_a_sentence_ends_with_its_quote(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. Doe said: \"I read.\" He is [right](http://a.b/1).\n"
                      "2. \"Why?\" he asked [here](http://a.b/2). Then\n"
                      "3. ****Acme** is [back](http://a.b/3)！**: it sells\n");
    assert_int_equal(digest->item_count, 3);
    assert_text(digest->items[0].link_text, "Doe said: \"I read.\"");
    assert_text(digest->items[0].summary, "He is right.");
    assert_text(digest->items[1].link_text, "\"Why?\" he asked here.");
    assert_text(digest->items[2].summary, "it sells");
}

static void test_bold_text_is_a_title_where_it_is_parted_from_the_rest(void **state)
{
    static const char *const texts[][2] = {
        {"**题**: 正文。", "题"},
        {"**题** - 正文。", "题"},
        {"**题**—正文。", "题"},
        {"**题**（甲）正文。", "题"},
        {"**题** | 正文。", "题"},
        {"**题。** 正文。", "题。"},
        {"**题：** 正文。", "题"},
        {"**Title.** Text here.", "Title."},
        {"**题**\n   正文。", "题"},
        {"**题**  \n   正文。", "题"},
        {"**题**<br>正文。", "题"},
        {"**`题`**: 正文。", "题"},
        {"**甲**发布了。正文。", "甲发布了。"},
        {"见 **题**：正文。", "见 题：正文。"},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        char text[256];
        (void)snprintf(text, sizeof(text),
                       "1. %s[源](http://a.b/1)\n2. **乙**：二。[源](http://a.b/2)\n3. "
                       "**丙**：三。[源](http://a.b/3)\n",
                       texts[i][0]);
        const struct td_digest *digest = parse(*state, text);
        assert_int_equal(digest->item_count, 3);
        assert_text(digest->items[0].link_text, texts[i][1]);
    }
}

static void test_who_told_it_stands_behind_the_bold_title(void **state)
{
    const char *text =
        "1. **谷歌发布模型** [量子位](http://q.b/1)\n\n   摘要。\n\n"
        "2. **Apple sells phones** [The Daily](http://d.e/2)\n   and so on.\n"
        "3. **苹果** [发布](http://d.e/3)了手机。\n4. **再说** [量子位](http://q.b/4)\n";
    assert_items(*state, text,
                 "谷歌发布模型 <http://q.b/1>|Apple sells phones <http://d.e/2>|"
                 "苹果 发布了手机。 <http://d.e/3>|再说 <http://q.b/4>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].byline, "量子位");
    assert_text(items[0].summary, "摘要。");
    assert_text(items[1].byline, "The Daily");
    assert_text(items[1].summary, "and so on.");
    assert_text(items[2].byline, NULL);
    assert_text(items[3].byline, "量子位");
    assert_text(items[3].summary, "");
}

/* What leads to several sites, or is the only one, is no source. */
static void test_a_label_behind_the_bold_title_tells_nobody(void **state)
{
    static const char *const texts[] = {
        "1. **One** [Link](http://a.b/1)\n2. **Two** [Link](http://c.d/2)\n"
        "3. **Three** [Post](http://a.b/3)\n",
        "1. **One** [Link](http://a.b/1)\n2. **Two** [Link](http://a.b/2)\n"
        "3. **Three** [Link](http://a.b/3)\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct td_digest *digest = parse(*state, texts[i]);
        assert_int_equal(digest->item_count, 3);
        assert_text(digest->items[1].link_text, "Two");
        assert_text(digest->items[1].summary, "Link");
        assert_text(digest->items[1].byline, NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_numbered_paragraphs),
        WITH_PARSED(test_numbered_paragraphs_with_their_links_further_down),
        WITH_PARSED(test_titles_before_bare_addresses),
        WITH_PARSED(test_a_line_is_looked_for_behind_a_hundred_of_code),
        WITH_PARSED(test_lines_that_are_written_otherwise_are_not_looked_for_to_the_end),
        WITH_PARSED(test_prose_before_an_address_is_no_title),
        WITH_PARSED(test_numbered_prose_with_links_anywhere),
        WITH_PARSED(test_a_sentence_ends_with_its_quote),
        WITH_PARSED(test_bold_text_is_a_title_where_it_is_parted_from_the_rest),
        WITH_PARSED(test_who_told_it_stands_behind_the_bold_title),
        WITH_PARSED(test_a_label_behind_the_bold_title_tells_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
