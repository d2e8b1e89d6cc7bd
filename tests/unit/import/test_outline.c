/* Which of several forms a post keeps to, what is a section, and what belongs to an item. */
#include "parsed.h"

#include <stdio.h>

static void test_an_item_takes_in_what_is_weaker(void **state)
{
    assert_items(
        *state,
        "### [One](http://a.b/1)\n\ntext\n\n- [more](http://a.b/x)\n\n### [Two](http://a.b/2)\n",
        "One <http://a.b/1>|Two <http://a.b/2>|");
    assert_items(
        *state,
        "1、[一](http://a.b/1)\n\n- [点](http://a.b/x)\n\n1. 步骤\n2. 见[步骤](http://a.b/y)\n\n"
        "2、[二](http://a.b/2)\n",
        "一 <http://a.b/1>|二 <http://a.b/2>|");
    assert_items(*state,
                 "1. [One](http://a.b/1)\n   - [more](http://a.b/x)\n   1. [sub](http://a.b/y)\n",
                 "One <http://a.b/1>|");
}

static void test_weaker_forms_count_where_they_have_more_items(void **state)
{
    assert_items(*state,
                 "1. [One](http://a.b/1)\n2. [Two](http://a.b/2)\n\n## Follow us\n\n- "
                 "[here](http://c.d/1)\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|");
    assert_items(*state,
                 "1. [One](http://a.b/1)\n\n## More\n\n- [a](http://c.d/1)\n- [b](http://c.d/2)\n",
                 "One <http://a.b/1>|a <http://c.d/1>|b <http://c.d/2>|");
}

static void test_linked_headings_over_items_are_sections(void **state)
{
    assert_items(*state,
                 "## [Articles](http://s/1)\n\nintro\n\n1、[一](http://a.b/1)\n\n## "
                 "[Ads](http://s/2)\n\nx\n",
                 "一 <http://a.b/1>|");
    assert_text(((struct parsed *)*state)->digest.items[0].section, "Articles");
    assert_items(*state, "## [News](http://s/1)\n\n- [a](http://a.b/1)\n- [b](http://a.b/2)\n",
                 "a <http://a.b/1>|b <http://a.b/2>|");
    assert_items(*state,
                 "## [Issue 1](http://s/1)\n\n### Articles\n\n1、[一](http://a.b/1)\n\n"
                 "## [Issue 2](http://s/2)\n\n### Articles\n\n1、[二](http://a.b/2)\n",
                 "一 <http://a.b/1>|二 <http://a.b/2>|");
    assert_items(*state,
                 "### 1. Topic\n\n- [a](http://a.b/1)\n- [b](http://a.b/2)\n\n### 2. Other\n\n"
                 "- [c](http://a.b/3)\n- [d](http://a.b/4)\n",
                 "a <http://a.b/1>|b <http://a.b/2>|c <http://a.b/3>|d <http://a.b/4>|");
}

static void test_numbered_bold_lines_over_lists_are_sections(void **state)
{
    assert_items(*state,
                 "# Recap\n\n**1. Models**\n\n- **Big**: a [lab](http://a.b/1) has one\n"
                 "- **Small**: [here](http://a.b/2)\n- more [here](http://a.b/3)\n\n"
                 "**2. Tools**:\n\n- a [thing](http://a.b/4)\n- a [second](http://a.b/5)\n",
                 "Big <http://a.b/1>|Small <http://a.b/2>|more here <http://a.b/3>|"
                 "a thing <http://a.b/4>|a second <http://a.b/5>|");
    const struct td_digest *digest = &((struct parsed *)*state)->digest;
    assert_text(digest->items[2].section, "1. Models");
    assert_text(digest->items[2].summary, "");
    assert_text(digest->items[3].section, "2. Tools");
    assert_items(
        *state,
        "**1、甲**\n\n见[文](http://a.b/1)。\n\n**2、乙**\n\n[文](http://a.b/2)\n\n- x\n- y\n",
        "甲 <http://a.b/1>|乙 <http://a.b/2>|");
}

static void test_headings_that_lead_to_rooms_of_one_site_are_sections(void **state)
{
    const char *rooms =
        "## [Lab](http://chat.c/1) room\n\n- **News**: a [page](http://a.b/1)\n- talk\n\n"
        "## [Hall](http://chat.c/2) room\n\n- talk\n- **More**: [it](http://a.b/2)\n\n"
        "## [Yard](http://chat.c/3) room\n\n- talk\n- of much\n\n"
        "# End\n\n- an [x](http://a.b/3)\n- a [y](http://a.b/4)\n- a [z](http://a.b/5)\n";
    assert_items(*state, rooms,
                 "News <http://a.b/1>|More <http://a.b/2>|an x <http://a.b/3>|a y <http://a.b/4>|"
                 "a z <http://a.b/5>|");
    assert_items(*state,
                 "## [One](http://a.b/1)\n\n- **Why**: a [page](http://c.d/1)\n\n"
                 "## [Two](http://a.b/2)\n\n- talk\n\n## [Three](http://e.f/3)\n\n- talk\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://e.f/3>|");
}

static void test_headings_over_the_same_fields_are_stories(void **state)
{
    const char *fields =
        "# Top\n\n## 1. One\n- **Source:** Ann\n- **Link:** http://a.b/1\n"
        "- **Summary:** see http://c.d/1\n\n## 2. Two\n- **Source:** Bob\n"
        "- **Link:** http://a.b/2\n- **Summary:** Site: http://c.d/2\n\n## 3. Three\n"
        "- **Source:** Cleo\n- **Link:** http://a.b/3\n- **Summary:** Page: http://c.d/3\n";
    assert_items(*state, fields, "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
    assert_items(*state,
                 "## 1. One\n- **Acme:** http://a.b/1\n- **News:** see http://c.d/1\n\n"
                 "## 2. Two\n- **Bell:** http://a.b/2\n- **More:** http://c.d/2\n",
                 "Acme <http://a.b/1>|News: see <http://c.d/1>|Bell <http://a.b/2>|"
                 "More <http://c.d/2>|");
}

static void test_the_next_number_ends_an_item(void **state)
{
    assert_items(
        *state,
        "1、[一](http://a.b/1)\n\n摘要\n\n2、公司推出[产品](http://a.b/2)。\n\n好用。\n\n"
        "3、[三](http://a.b/3)\n\n1、先\n\n2、后\n\n4、内容删除\n\n5、[五](http://a.b/5)\n",
        "一 <http://a.b/1>|公司推出产品。 <http://a.b/2>|三 <http://a.b/3>|五 <http://a.b/5>|");
    const struct td_digest *digest = &((struct parsed *)*state)->digest;
    assert_text(digest->items[0].summary, "摘要");
    assert_text(digest->items[1].summary, "好用。");
    assert_text(digest->items[2].summary, "1、先\n\n2、后");
}

static void test_links_to_other_posts_are_no_summary(void **state)
{
    const char *html =
        "1、[一](http://a.b/1)：摘要\n\n<p align=\"center\">\n"
        "  <a href=\"http://s/1\">『上一期』</a> | <a href=\"http://s/x\">反馈</a> | "
        "<a href=\"http://s/3\">『下一期』</a>\n</p>\n\n## 致谢\n\n谢谢\n";
    assert_items(*state, html, "一 <http://a.b/1>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "摘要");
    assert_items(*state,
                 "1. [One](http://a.b/1)\n\ntext\n\n2. [Two](http://a.b/2)\n\n"
                 "[demo](http://a.b/d) | [code](http://a.b/c)\n\n"
                 "[« Previous](/1) | [All](/) | [Next »](/3)\n\nbye\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|");
    assert_text(((struct parsed *)*state)->digest.items[1].summary, "demo | code");
}

static void test_what_is_indented_behind_a_list_is_of_its_last_entry(void **state)
{
    const struct td_digest *digest =
        parse(*state, "9. [Nine](http://a.b/9)\n   - nine\n10. [Ten](http://a.b/10)\n   - ten\n\n"
                      "   more\n\nThe end.\n");
    assert_int_equal(digest->item_count, 2);
    assert_text(digest->items[0].summary, "- nine");
    assert_text(digest->items[1].summary, "- ten\n\nmore");
    digest = parse(*state, "9. [Nine](http://a.b/9)\n10. [Ten](http://a.b/10)\n- The end\n");
    assert_text(digest->items[1].summary, "");
}

static void test_a_title_that_comes_again_with_its_link_below_is_the_same_item(void **state)
{
    const char *text = "## A\n\n### 1. One\n\nText.\n\n[Read](http://a.b/1)\n\n"
                       "### 2. Two\n\nSee [this](http://a.b/2).\n\n"
                       "### 3. Other\n\nAlso of [this](http://a.b/2).\n\n"
                       "## B\n\n### 4. One\n\nMore.\n\n[Read](http://a.b/1)\n";
    assert_items(*state, text, "One <http://a.b/1>|Two <http://a.b/2>|Other <http://a.b/2>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].summary, "Text.\n\nMore.");
    assert_text(items[0].section, "A");
}

static void test_a_link_that_comes_again_is_the_same_item(void **state)
{
    assert_items(*state,
                 "1. [One](http://a.b/1)\n2. [Two](https://www.a.b/2?utm_source=x)\n\n"
                 "## [One](http://www.a.b/1/)\n\nfirst\n\n## [Two](https://a.b/2)\n\nsecond\n",
                 "One <http://www.a.b/1/>|Two <https://a.b/2>|");
    assert_text(((struct parsed *)*state)->digest.items[1].summary, "second");
    const struct td_digest *digest =
        parse(*state, "* [One](http://a.b/1) x\n* [Two](http://a.b/2)\n"
                      "* [One](http://a.b/1) y [z](http://a.b/z)\n"
                      "* [Again](http://a.b/2) t\n");
    assert_int_equal(digest->item_count, 2);
    assert_text(digest->items[0].summary, "x\n\ny z");
    assert_int_equal(digest->items[0].link_count, 1);
    assert_text(digest->items[1].link_text, "Again");
    assert_text(digest->items[1].summary, "t\n\nTwo");
    digest = parse(*state, "* [One](http://a.b/1)\n* [Again](http://a.b/1)\n");
    assert_int_equal(digest->item_count, 1);
    assert_text(digest->items[0].summary, "Again");
    assert_text(digest->items[0].summary_markdown, "Again");
    digest = parse(*state, "* [One](http://a.b/1)\n\n## Section\n\n* [One](http://a.b/1)\n"
                           "  - 来源：某报\n");
    assert_int_equal(digest->item_count, 1);
    assert_text(digest->items[0].byline, "某报");
    assert_items(*state, "* [One](http://a.b/1) x\n* [Other](http://a.b/1) y\n",
                 "One <http://a.b/1>|Other <http://a.b/1>|");
}

/* How generated digests look: each item with headings of its own, and a rule behind it. */
static void test_headings_within_items_that_rules_part_are_text(void **state)
{
    const char *text = "## [One](http://a.b/1)\n\nfirst\n\n# Why\n\nso\n\n---\n\n"
                       "## [Two](http://a.b/2)\n\nsecond\n\n---\n\n"
                       "# News\n\n## [Three](http://a.b/3)\n\nthird\n\n---\n\n"
                       "## [Four](http://a.b/4)\n\nfourth\n\n# About\n\nus\n";
    assert_items(*state, text,
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|Four <http://a.b/4>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].summary, "first\n\nWhy\n\nso");
    assert_text(items[1].section, NULL);
    assert_text(items[2].section, "News");
    assert_text(items[3].summary, "fourth");
    assert_items(*state,
                 "## [One](http://a.b/1)\n\nfirst\n\n# Why\n\nso\n\n---\n\n"
                 "## [Two](http://a.b/2)\n\n## [Three](http://a.b/3)\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "first");
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

static void test_the_nearest_heading_above_is_the_section(void **state)
{
    const struct td_digest *digest = parse(
        *state,
        "1. [a](http://a.b/112)\n\n# One *two*\n\n2. [b](http://a.b/113)\n\n"
        "## [Three](http://x)\n\ntext\n\n3. [c](http://a.b/114)\n4. [d](http://a.b/115)\n\n##\n\n"
        "5. [e](http://a.b/116)\n");
    static const char *const sections[] = {NULL, "One two", "Three", "Three", NULL};
    assert_int_equal(digest->item_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_text(digest->items[i].section, sections[i]);
    assert_text(digest->title, "One two");
}

static void test_the_only_top_heading_is_no_section_where_it_is_the_title(void **state)
{
    static const struct {
        const char *text;
        const char *sections[2];
    } cases[] = {
        {"# Week 3 🎉\n\n## [A](http://a.b/1)\n\n## [B](http://a.b/2)\n", {NULL, NULL}},
        {"---\ntitle: Week 3\n---\n# 📰 Week 3\n\n1. [A](http://a.b/1)\n\n## Tools\n\n1. "
         "[B](http://a.b/2)\n",
         {NULL, "Tools"}},
        {"---\ntitle: Week 3\n---\n# News\n\n1. [A](http://a.b/1)\n2. [B](http://a.b/2)\n",
         {"News", "News"}},
        {"# News\n\n1. [A](http://a.b/1)\n\n# Tools\n\n1. [B](http://a.b/2)\n", {"News", "Tools"}},
        {"## News\n\n1. [A](http://a.b/1)\n\n# Tools\n\n1. [B](http://a.b/2)\n", {"News", "Tools"}},
        {"## News\n\n1. [A](http://a.b/1)\n2. [B](http://a.b/2)\n", {"News", "News"}},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct td_digest *digest = parse(*state, cases[i].text);
        assert_int_equal(digest->item_count, 2);
        for (size_t j = 0; j < 2; j++)
            assert_text(digest->items[j].section, cases[i].sections[j]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_an_item_takes_in_what_is_weaker),
        WITH_PARSED(test_weaker_forms_count_where_they_have_more_items),
        WITH_PARSED(test_linked_headings_over_items_are_sections),
        WITH_PARSED(test_numbered_bold_lines_over_lists_are_sections),
        WITH_PARSED(test_headings_that_lead_to_rooms_of_one_site_are_sections),
        WITH_PARSED(test_headings_over_the_same_fields_are_stories),
        WITH_PARSED(test_the_next_number_ends_an_item),
        WITH_PARSED(test_links_to_other_posts_are_no_summary),
        WITH_PARSED(test_what_is_indented_behind_a_list_is_of_its_last_entry),
        WITH_PARSED(test_a_title_that_comes_again_with_its_link_below_is_the_same_item),
        WITH_PARSED(test_a_link_that_comes_again_is_the_same_item),
        WITH_PARSED(test_headings_within_items_that_rules_part_are_text),
        WITH_PARSED(test_sections_lose_ornaments_and_counts),
        WITH_PARSED(test_a_heading_item_is_in_the_section_above_its_level),
        WITH_PARSED(test_the_nearest_heading_above_is_the_section),
        WITH_PARSED(test_the_only_top_heading_is_no_section_where_it_is_the_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
