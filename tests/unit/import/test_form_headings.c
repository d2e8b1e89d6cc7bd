/* Items that are headings: a link in them, or their links below; and bold paragraphs like those. */
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

static void test_a_picture_that_is_linked_is_not_what_an_item_leads_to(void **state)
{
    assert_items(
        *state,
        "## 1. One\n\n[![](http://i/1.png)](http://c.d/1)\n\nText, [here](http://a.b/1).\n\n"
        "## 2. Two\n\n[![](http://i/2.png) and text](http://a.b/2)\n\nText.\n\n"
        "## 3. Three\n\n[more](http://a.b/3)\n",
        "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
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

static void test_headings_in_html_are_headings(void **state)
{
    const struct td_digest *digest =
        parse(*state,
              "## Tools\n\n<h3 id=\"a\">\n  <a href=\"http://a.b/170?x&amp;y\">\n"
              "    <span>One</span></a>\n</h3>\n\nText.\n\n<H3>Two</H3>\n\n"
              "<h3><a href=\"http://a.b/171\">Three</a></h3>\n\n"
              "<h3>no</h3> <h3>heading</h3>\n\n<header>nor this</header>\n\n"
              "<h7>nor this</h7>\n\n<h0>nor this</h0>\n\n<h3/>x</h3>\n\n<h3>x</h2>\n\n<h3></h3>\n");
    assert_int_equal(digest->item_count, 2);
    assert_text(digest->items[0].link_text, "One");
    assert_text(digest->items[0].url, "http://a.b/170?x&y");
    assert_text(digest->items[0].section, "Tools");
    assert_text(digest->items[0].summary, "Text.");
    assert_text(digest->items[0].summary_markdown, "Text.");
    assert_text(digest->items[1].url, "http://a.b/171");
}

static void test_a_link_alone_below_a_titles_text_is_its(void **state)
{
    const struct td_digest *digest =
        parse(*state, "## Tools\n\n### One\n\nSome [text](http://a.b/140).\n\n"
                      "[Read more →](http://a.b/141)\n\n"
                      "### Two\n\n来源：<http://a.b/142>\n\nText behind.\n\n"
                      "### Three\n\n> Text.\n\n- [Reddit](http://a.b/143)\n"
                      "- [GitHub](http://a.b/144)\n\n### Thanks\n\nNo link.\n");
    assert_int_equal(digest->item_count, 3);
    assert_text(digest->items[0].link_text, "One");
    assert_text(digest->items[0].section, "Tools");
    assert_text(digest->items[0].url, "http://a.b/141");
    assert_text(digest->items[0].summary, "Some text.");
    assert_int_equal(digest->items[0].link_count, 1);
    assert_text(digest->items[1].url, "http://a.b/142");
    assert_text(digest->items[1].summary, "Text behind.");
    assert_text(digest->items[2].url, "http://a.b/143");
    assert_text(digest->items[2].summary, "Text.\n\n- GitHub");
}

static void test_a_name_and_a_bar_before_the_link_below_tell_who_wrote_it(void **state)
{
    const struct td_digest *digest =
        parse(*state, "### One\n某报 · [http://a.b/180](http://a.b/180)\n> 一。\n\n"
                      "### Two\n某报：早新闻 | http://a.b/181\n\nText.\n\n"
                      "### Three\nSome Daily — [Read](http://a.b/182)\n\n"
                      "### 4. Four\n\nText.\n\nSome Daily • [Read](http://a.b/183)\n\n"
                      "### 5. Five\n\n—— [Read](http://a.b/184)\n");
    static const char *const names[] = {"某报", "某报：早新闻", "Some Daily", "Some Daily", NULL};
    static const char *const summaries[] = {"一。", "Text.", "", "Text.", "—— Read"};
    assert_int_equal(digest->item_count, 5);
    for (size_t i = 0; i < digest->item_count; i++) {
        assert_text(digest->items[i].byline, names[i]);
        assert_text(digest->items[i].summary, summaries[i]);
    }
    assert_text(digest->items[0].url, "http://a.b/180");
}

static void test_quotes_are_a_titles_text_where_nothing_else_stands_below(void **state)
{
    const struct td_digest *digest =
        parse(*state, "## Tools\n\n### One\n\n> **摘要**: 一。\n\n> **来源**: 某报\n>\n"
                      "> 🔗 [阅读原文](http://a.b/170)\n\n### Two\n> 二。\n>\n> http://a.b/171\n\n"
                      "### Three\n\n> 三。\n\n> [Read](http://a.b/172)\n");
    assert_int_equal(digest->item_count, 3);
    assert_text(digest->items[0].link_text, "One");
    assert_text(digest->items[0].section, "Tools");
    assert_text(digest->items[0].url, "http://a.b/170");
    assert_text(digest->items[0].byline, "某报");
    assert_text(digest->items[0].summary, "摘要: 一。");
    assert_text(digest->items[1].url, "http://a.b/171");
    assert_text(digest->items[2].summary, "三。");
    assert_text(digest->items[2].summary_markdown, "> 三。");
}

static void test_the_line_of_a_numbered_headings_link_is_no_text(void **state)
{
    const struct td_digest *digest =
        parse(*state, "### 1. One\n\nText.\n\n🔗 原文链接：http://a.b/1\n\n"
                      "### 2. Two\n\n- **Link:** http://a.b/2\n- Text.\n\n"
                      "### 3. Three\n\n- [GitHub](http://a.b/3)\n- [Page](http://a.b/c)\n\n"
                      "### 4. Four\n\nText.\n\n[阅读原文](http://a.b/4)\n\n"
                      "### 5. Five\n\nSee [this](http://a.b/5).\n\n"
                      "### 6. Six\n\n来源：[某报](http://a.b/6)\n\n"
                      "### 7. Seven\n\n- **Source**: [Some Daily](http://a.b/7)\n");
    static const char *const summaries[] = {
        "Text.", "- Text.", "- GitHub\n- Page", "Text.", "See this.", "", ""};
    assert_int_equal(digest->item_count, 7);
    for (size_t i = 0; i < digest->item_count; i++)
        assert_text(digest->items[i].summary, summaries[i]);
    assert_text(digest->items[1].url, "http://a.b/2");
    assert_text(digest->items[5].byline, "某报");
    assert_text(digest->items[6].byline, "Some Daily");
}

static void test_a_bold_paragraph_is_such_a_title_too(void **state)
{
    const struct td_digest *digest =
        parse(*state, "## Tools\n\n**One**  \n\nText.\n\nhttp://a.b/150\n\n"
                      "**Two**\n\nhttp://a.b/151\nhttp://a.b/152\n\n**Three**\n\nText.\n\n"
                      "http://a.b/153\n\n## Links\n\nhttp://a.b/154\n");
    assert_int_equal(digest->item_count, 3);
    assert_text(digest->items[0].link_text, "One");
    assert_text(digest->items[0].url, "http://a.b/150");
    assert_text(digest->items[0].summary, "Text.");
    assert_text(digest->items[1].url, "http://a.b/151");
    assert_text(digest->items[2].section, "Tools");
}

static void test_headings_over_several_stories_are_no_titles(void **state)
{
    static const char *const texts[] = {
        "## A\n\n[a](http://a.b/160)\n\nText.\n\n[b](http://a.b/161)\n\n", /* two links apart */
        "## A\n\n- [a](http://a.b/162)\n- [b](http://a.b/163)\n\n",        /* a list right below */
        "## A\n\n[#](#anchor)\n\n",
        "## A\n\n[here](other.md)\n\n",
        "## A\n\nText.\n\n",
        "## A\n\n> [a](http://a.b/164)\n\nText.\n\n", /* the link is only quoted */
        "## A\n\n> [a](http://a.b/165)\n\n> [b](http://a.b/166)\n\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        char text[1000];
        (void)snprintf(text, sizeof(text), "%s%s%s", texts[i], texts[i], texts[i]);
        const struct td_digest *digest = parse(*state, text);
        for (size_t n = 0; n < digest->item_count; n++)
            assert_true(td_slice_starts(digest->items[n].url, TD_SLICE("http://a.b/16")));
        assert_int_equal(digest->item_count, i < 2 ? 2 : 0);
    }
}

static void test_headings_over_prose_with_links(void **state)
{
    const char *prose =
        "# This week\n\nHello.\n\n## News\n\n### One\n\nIt [opened](http://a.b/1) and "
        "[grew](http://a.b/9).\n\n### Two\n\nFirst.\n\nThen [that](http://a.b/2).\n\n## More\n\n"
        "### 三\n\n见[此](http://a.b/3)。\n\n### Four\n\n[Acme](http://a.b/4) closes.\n\n"
        "### Five\n\nWithout.\n";
    assert_items(*state, prose,
                 "One <http://a.b/1>|Two <http://a.b/2>|三 <http://a.b/3>|Four <http://a.b/4>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].summary, "It opened and grew.");
    assert_text(items[0].section, "News");
    assert_text(items[1].summary, "First.\n\nThen that.");
    assert_text(items[2].section, "More");
    /* an essay: sections of more than two paragraphs, with code, without links */
    assert_items(*state,
                 "## A\n\na [b](http://a.b/1)\n\n## B\n\na [b](http://a.b/2)\n\n## C\n\n"
                 "a [b](http://a.b/3)\n\n    code\n\n## D\n\na\n\nb\n\nc [d](http://a.b/4)\n\n"
                 "## E\n\na [b](http://a.b/5)\n",
                 "");
    assert_items(*state,
                 "## A\n\nText.\n[T](http://a.b/1)\n\n## B\n\n\xF0\x9F\x93\x8E "
                 "[U](http://a.b/2)\n\n## C\n\nText.\n\xF0\x9F\x93\x8E [V](http://a.b/3)\n\n"
                 "## D\n\na [b](http://a.b/4)\n",
                 "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_headings_that_begin_with_a_link),
        WITH_PARSED(test_numbered_headings_with_their_links_below),
        WITH_PARSED(test_headings_with_their_addresses_on_the_next_line),
        WITH_PARSED(test_a_picture_that_is_linked_is_not_what_an_item_leads_to),
        WITH_PARSED(test_ids_of_headings_are_no_text),
        WITH_PARSED(test_headings_in_html_are_headings),
        WITH_PARSED(test_a_link_alone_below_a_titles_text_is_its),
        WITH_PARSED(test_a_name_and_a_bar_before_the_link_below_tell_who_wrote_it),
        WITH_PARSED(test_quotes_are_a_titles_text_where_nothing_else_stands_below),
        WITH_PARSED(test_the_line_of_a_numbered_headings_link_is_no_text),
        WITH_PARSED(test_a_bold_paragraph_is_such_a_title_too),
        WITH_PARSED(test_headings_over_several_stories_are_no_titles),
        WITH_PARSED(test_headings_over_prose_with_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
