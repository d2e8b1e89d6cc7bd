/* How items begin: each form, and what keeps it from being one. */
#include "parsed.h"

#include <stdio.h>

static void test_headings_that_begin_with_a_link(void **state)
{
    assert_items(*state,
                 "# Digest\n\n## 3. [One](http://a.b/1)\n\ntext\n\n## 🐎 [Two](http://a.b/2) ⭐ 9\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "text");
    assert_items(*state, "## **[One](http://a.b/1)**\n", "One <http://a.b/1>|");
    assert_items(*state, "## See [One](http://a.b/1)\n", "");
    assert_items(*state, "## [One](#one)\n", "");
    assert_items(*state, "# [The digest](http://a.b)\n\ntext\n", "");
}

static void test_numbered_headings_with_their_links_below(void **state)
{
    assert_items(*state,
                 "## Picks (2条)\n\n### 1. One\n\n> 📰 **Site** | [source](http://a.b/1)\n\ntext\n\n"
                 "### 2. Two\n\n> [source](http://a.b/2)\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|");
    struct parsed *parsed = *state;
    assert_text(parsed->digest.items[0].section, "Picks");
    assert_text(parsed->digest.items[0].summary, "text");
    assert_text(parsed->digest.items[0].emphasis, "Site");
    assert_int_equal(parsed->digest.items[0].link_count, 0);
    assert_items(
        *state, "## 1. Why\n\ntext\n\n## 2. How\n\n[link](http://a.b)\n\n## 3. When\n\ntext\n", "");
}

static void test_headings_with_their_addresses_on_the_next_line(void **state)
{
    assert_items(*state,
                 "## News\n\n### One: a tool\n\nhttps://a.b/1\n\ntext\n\n### 2. Two\n"
                 "[https://a.b/2](https://a.b/2)\n\n![](http://i/x.png)\n",
                 "One: a tool <https://a.b/1>|Two <https://a.b/2>|");
    struct parsed *parsed = *state;
    assert_text(parsed->digest.items[0].section, "News");
    assert_text(parsed->digest.items[0].summary, "text");
    assert_text(parsed->digest.items[0].summary_markdown, "text");
    assert_items(*state, "## Feed\n\nhttps://a.b/feed\n\n- [One](http://a.b/1)\n",
                 "One <http://a.b/1>|");
    assert_items(*state, "### One\n\nsee https://a.b/1\n\n### Two\n\nsee https://a.b/2\n", "");
}

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

static void test_paragraphs_of_a_link(void **state)
{
    const char *text = "### AI\n\n[]()\n\n[One](http://a.b/1)\n\n[Two](http://a.b/2) with words\n\n"
                       "[Three](http://a.b/3).\n\n[![](http://i/x.png)](http://a.b/x)\n\n"
                       "### Code\n\n[Four](http://a.b/4)\n\n[Five](http://a.b/5)\n\n";
    assert_items(*state, text,
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|"
                 "Four <http://a.b/4>|Five <http://a.b/5>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[1].summary, "with words");
    assert_text(items[3].section, "Code");
    assert_items(*state, "[A](http://a.b/1)\n\n[B](http://a.b/2)\n\n[C](http://a.b/3)\n", "");
    assert_items(*state,
                 "[A](http://a.b/1) says\n\n[B](http://a.b/2) says\n\n[C](http://a.b/3) says\n\n"
                 "[D](http://a.b/4) says\n\n[E](http://a.b/5) says\n",
                 "");
    assert_items(*state, "1. [x](http://a.b/x)\n2. [y](http://a.b/y)\n\n[z](http://a.b/z)\n",
                 "x <http://a.b/x>|y <http://a.b/y>|");
}

static void test_rows_of_a_table(void **state)
{
    const char *text = "Some words.\n\n| Paper | Links |\n|:---|---|\n"
                       "| 1) **One** - about it. | [Paper](http://a.b/1), [Post](http://a.b/2) |\n"
                       "| [Two](http://a.b/3) | two |\n"
                       "| 3) Three. A text. | [Code](http://a.b/4) |\n\nThe end.\n";
    assert_items(*state, text, "One <http://a.b/1>|Two <http://a.b/3>|Three. <http://a.b/4>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].summary, "about it.\nPaper, Post");
    assert_text(items[2].summary, "A text.\nCode");
    assert_items(*state, "| [a](http://a.b/1) | b |\n|---|---|\n| [c](http://a.b/2) | d |\n", "");
    assert_items(*state,
                 "1. [One](http://a.b/1)\n2. [Two](http://a.b/2)\n3. [Three](http://a.b/3)\n\n"
                 "| a | b |\n|---|---|\n| [c](http://a.b/4) | d |\n| [e](http://a.b/5) | f |\n"
                 "| [g](http://a.b/6) | h |\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
}

static void test_the_title_stands_behind_a_rank(void **state)
{
    assert_items(*state,
                 "| # | name | stars |\n|---|---|---|\n| 1 | [One](http://a.b/1) | 20 |\n"
                 "| 2 | [Two](http://a.b/2) | 10 |\n| 13 | [Three](http://a.b/3) | 5 |\n"
                 "| x | [four](http://a.b/4) | 5 |\n| 5 six [seven](http://a.b/5) | 5 |\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[1].summary, "10");
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

static void test_a_link_behind_bold_in_a_bullet_is_told_of(void **state)
{
    assert_items(*state,
                 "- **May 17** [EY summit](http://a.b/1)\n- **May 18** [Berlin](http://c.d/2)\n"
                 "- **May 19** [Paris](http://e.f/3)\n- **May 20** [Rome](http://g.h/4)\n"
                 "- **May 21** [Oslo](http://i.j/5)\n",
                 "May 17 EY summit <http://a.b/1>|May 18 Berlin <http://c.d/2>|"
                 "May 19 Paris <http://e.f/3>|May 20 Rome <http://g.h/4>|"
                 "May 21 Oslo <http://i.j/5>|");
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

static void test_an_account_that_a_text_begins_with_is_no_title(void **state)
{
    assert_items(*state,
                 "- [@doe](https://x.com/doe/status/1) says that it is out. Hm.\n"
                 "- **[@roe](https://code.c/roe/)** fixed [a bug](http://a.b/2)\n"
                 "- [@poe](http://c.d/p)：发布了[新版](http://a.b/3)\n- [@solo](http://a.b/4)\n"
                 "- [@mut is gone](http://a.b/5) text\n",
                 "@doe says that it is out. <https://x.com/doe/status/1>|"
                 "@roe fixed a bug <http://a.b/2>|发布了新版 <http://c.d/p>|"
                 "@solo <http://a.b/4>|@mut is gone <http://a.b/5>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].byline, "doe");
    assert_text(items[0].summary, "Hm.");
    assert_text(items[1].byline, "roe");
    assert_text(items[2].byline, "poe");
    assert_text(items[3].byline, NULL);
    assert_text(items[4].byline, NULL);
    assert_text(items[4].summary, "text");
}

static void test_ids_of_headings_are_no_text(void **state)
{
    const struct td_digest *digest =
        parse(*state, "# Digest {#top}\n\n## React {#react_18}\n\n- [a](http://a.b/1)\n");
    assert_text(digest->title, "Digest");
    assert_text(digest->items[0].section, "React");
    digest = parse(*state, "## [One](http://a.b/1) {#one}\n\n## [Two {x}](http://a.b/2) {y z}\n");
    assert_text(digest->items[0].summary, "");
    assert_text(digest->items[1].link_text, "Two {x}");
    assert_text(digest->items[1].summary, "{y z}");
}

static void test_bullets(void **state)
{
    assert_items(
        *state,
        "* [One](http://a.b/1) by Jane\n  > quoted\n* [video] **[Two](http://a.b/2)**\n"
        "* Meetup | [Group](http://a.b/x)\n  * [Three](http://a.b/3)\n- Four - http://a.b/4\n",
        "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|Four <http://a.b/4>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "quoted");
    assert_items(*state, "- [here](#a)\n- [there](./b.html)\n", "");
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

static void test_bulleted_prose_with_links_anywhere(void **state)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 16);
    for (int i = 1; i <= 5; i++)
        td_buf_addf(&buf,
                    "- **题%d**：[@a](http://a.b/%d) 说\n  - 补充\n  - 另有[文](http://c.d/%d)\n",
                    i, i, i);
    const struct td_digest *digest = parse(*state, buf.ptr);
    assert_int_equal(digest->item_count, 10);
    assert_text(digest->items[0].link_text, "题1");
    assert_text(digest->items[0].summary, "@a 说\n\n- 补充");
    assert_text(digest->items[1].url, "http://c.d/1");
}

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

static void test_bare_addresses_end_where_the_text_goes_on(void **state)
{
    static const struct {
        const char *text;
        const char *url;
    } cases[] = {
        {"见https://a.b/c，然后", "https://a.b/c"},
        {"https://a.b/c。", "https://a.b/c"},
        {"https://a.b/c中文", "https://a.b/c"},
        {"(https://a.b/c)", "https://a.b/c"},
        {"https://a.b/c_(d).", "https://a.b/c_(d)"},
        {"HTTP://A.b/c!", "HTTP://A.b/c"},
        {"https://a.b/c?d=e&f=g#h", "https://a.b/c?d=e&f=g#h"},
        {"<a class=x href=\"https://a.b/c?d&amp;e\">text</a>", "https://a.b/c?d&e"},
        {"[t]( https://a.b/c_(d) )", "https://a.b/c_(d)"},
        {"<https://a.b/c>", "https://a.b/c"},
    };
    static const char *const none[] = {"xhttps://a.b", "https://", "`https://a.b`", "http:/a.b",
                                       "<!-- https://a.b -->"};
    char text[256];
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        (void)snprintf(text, sizeof(text), "1. [own](http://own.example)\n\n   %s\n",
                       cases[i].text);
        const struct td_digest *digest = parse(*state, text);
        assert_int_equal(digest->items[0].link_count, 1);
        assert_text(digest->items[0].links[0].url, cases[i].url);
    }
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
        (void)snprintf(text, sizeof(text), "1. [own](http://own.example)\n\n   %s\n", none[i]);
        assert_int_equal(parse(*state, text)->items[0].link_count, 0);
    }
}

static void test_links_in_blocks_of_html_are_kept(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [own](http://own.example)\n\n   <p><a href='http://a.b/1'>one</a>\n"
                      "   <A HREF=http://a.b/2 >two</A> <a href=\"#x\">no</a></p>\n");
    assert_int_equal(digest->items[0].link_count, 2);
    assert_text(digest->items[0].links[0].text, "one");
    assert_text(digest->items[0].links[1].url, "http://a.b/2");
    digest =
        parse(*state, "1. [own](http://own.example)\n\n"
                      "   <p><a\tclass=x data-y href = \"http://a.b/1?a&amp;b\"><b>no</b></a>\n"
                      "   <a name=n>none</a><a =\"\" href>none</a><abbr href=http://c.d>no</abbr>\n"
                      "   <a href='http://a.b/2' href='http://c.d'>two</a><a href=\n"
                      "   http://a.b/3</p>\n");
    assert_int_equal(digest->items[0].link_count, 3);
    assert_text(digest->items[0].links[0].url, "http://a.b/1?a&b");
    assert_text(digest->items[0].links[1].text, "two");
}

static void test_a_picture_that_is_linked_is_not_what_an_item_leads_to(void **state)
{
    assert_items(
        *state,
        "## 1. One\n\n[![](http://i/1.png)](http://c.d/1)\n\nText, [here](http://a.b/1).\n\n"
        "## 2. Two\n\n[![](http://i/2.png) and text](http://a.b/2)\n\nText.\n\n"
        "## 3. Three\n\n[more](http://a.b/3)\n",
        "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
}

static void test_bold_phrases_are_kept_apart(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. **[own](http://own.example)** **一** and **two *words***\n\n"
                      "   这是**“工具”**的 __three__\n2. [none](http://b.example) text\n");
    assert_text(digest->items[0].emphasis, "一\ntwo words\nthree\n“工具”");
    assert_text(digest->items[1].emphasis, NULL);
}

static void test_sections_lose_ornaments_and_counts(void **state)
{
    static const struct {
        const char *heading;
        const char *section;
    } cases[] = {
        {"## 🚀 模型", "模型"},
        {"## **学术** (5条)", "学术"},
        {"## 📚 学术（12 篇）", "学术"},
        {"## C# & C++", "C# & C++"},
        {"## Rust (2021)", "Rust"},
        {"## 🔥", "🔥"},
        {"## 工具 (beta)", "工具 (beta)"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[256];
        (void)snprintf(text, sizeof(text), "%s\n\n1. [a](http://a.b)\n", cases[i].heading);
        assert_text(parse(*state, text)->items[0].section, cases[i].section);
    }
}

static void test_a_heading_item_is_in_the_section_above_its_level(void **state)
{
    const struct td_digest *digest =
        parse(*state, "## A\n\n### [one](http://a.b/1)\n\n#### Notes\n\n### [two](http://a.b/2)\n\n"
                      "## B\n\n### [three](http://a.b/3)\n");
    assert_text(digest->items[0].section, "A");
    assert_text(digest->items[1].section, "A");
    assert_text(digest->items[2].section, "B");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_headings_that_begin_with_a_link),
        WITH_PARSED(test_numbered_headings_with_their_links_below),
        WITH_PARSED(test_headings_with_their_addresses_on_the_next_line),
        WITH_PARSED(test_numbered_paragraphs),
        WITH_PARSED(test_numbered_paragraphs_with_their_links_further_down),
        WITH_PARSED(test_titles_before_bare_addresses),
        WITH_PARSED(test_prose_before_an_address_is_no_title),
        WITH_PARSED(test_a_sentence_ends_with_its_quote),
        WITH_PARSED(test_rows_of_a_table),
        WITH_PARSED(test_the_title_stands_behind_a_rank),
        WITH_PARSED(test_who_told_it_stands_behind_the_bold_title),
        WITH_PARSED(test_a_link_behind_bold_in_a_bullet_is_told_of),
        WITH_PARSED(test_a_label_behind_the_bold_title_tells_nobody),
        WITH_PARSED(test_an_account_that_a_text_begins_with_is_no_title),
        WITH_PARSED(test_ids_of_headings_are_no_text),
        WITH_PARSED(test_paragraphs_of_a_link),
        WITH_PARSED(test_bullets),
        WITH_PARSED(test_numbered_prose_with_links_anywhere),
        WITH_PARSED(test_bold_text_is_a_title_where_it_is_parted_from_the_rest),
        WITH_PARSED(test_bulleted_prose_with_links_anywhere),
        WITH_PARSED(test_essays_have_no_items),
        WITH_PARSED(test_many_lines_are_read_in_linear_time),
        WITH_PARSED(test_no_link_is_counted_twice),
        WITH_PARSED(test_bare_addresses_end_where_the_text_goes_on),
        WITH_PARSED(test_links_in_blocks_of_html_are_kept),
        WITH_PARSED(test_a_picture_that_is_linked_is_not_what_an_item_leads_to),
        WITH_PARSED(test_bold_phrases_are_kept_apart),
        WITH_PARSED(test_sections_lose_ornaments_and_counts),
        WITH_PARSED(test_a_heading_item_is_in_the_section_above_its_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
