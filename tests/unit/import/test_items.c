/* What is an item, and what belongs to it. */
#include "parsed.h"

#include <stdio.h>

static void test_entries_that_begin_with_a_link_are_items(void **state)
{
    const struct td_digest *digest = parse(*state, "Intro.\n\n"
                                                   "1.  [plain](http://a.b/1)\n"
                                                   "2.  **[bold](http://a.b/2)**\n"
                                                   "3.  *[**both**](http://a.b/3)*\n"
                                                   "7.  [![image](http://i)](http://a.b/7)\n"
                                                   "7.  <https://a.b/auto>\n"
                                                   "9.  [reference][r]\n\n"
                                                   "[r]: http://a.b/9\n");
    static const char *const texts[] = {"plain",    "bold", "both", "image", "https://a.b/auto",
                                        "reference"};
    assert_int_equal(digest->item_count, 6);
    for (unsigned i = 0; i < 6; i++) {
        assert_int_equal(digest->items[i].position, i + 1);
        assert_int_equal(digest->items[i].line, i + 3);
        assert_text(digest->items[i].link_text, texts[i]);
        assert_text(digest->items[i].summary, "");
        assert_text(digest->items[i].summary_markdown, "");
    }
    assert_int_equal(digest->problems.count, 1); /* the date */
}

static void test_references_in_html_are_characters(void **state)
{
    const struct td_digest *digest = parse(
        *state, "<h2>News &amp; views</h2>\n\n"
                "<h3><a href=\"http://a.b/172\">Q&amp;A: it&#39;s &#x201C;on&rdquo;</a></h3>\n\n"
                "<p>a&nbsp;&lt;b&gt; AT&T &x; &#; &#xD800; &#99999999; "
                "&#1114112; &amp <a href=\"http://a.b/c\">C&amp;D</a></p>\n\n"
                "<h3><a href=\"http://a.b/173\">Two</a></h3>\n");
    assert_int_equal(digest->item_count, 2);
    assert_text(digest->items[0].link_text, "Q&A: it's “on”");
    assert_text(digest->items[0].section, "News & views");
    assert_text(digest->items[0].summary,
                "a\xC2\xA0<b> AT&T &x; &#; \xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD &amp C&D");
    assert_int_equal(digest->items[0].link_count, 1);
    assert_text(digest->items[0].links[0].text, "C&D");
}

static void test_a_name_of_an_address_is_no_item(void **state)
{
    const struct td_digest *digest = parse(*state, "- [a][] is new.\n\n"
                                                   "Text.\n[a]: http://a.b/130\n"
                                                   "[b]: http://a.b/131\n[c c]: http://a.b/132\n");
    assert_int_equal(digest->item_count, 0);
}

static void test_names_of_addresses_behind_a_generators_tag_are_seen(void **state)
{
    const struct td_digest *digest =
        parse(*state, "- [a][] is new. {% time \"1:23\" %}\n- [b][name] too.{% x %} {% y %}\n"
                      "{:.note}\n\n{% include references.md %}\n{{< figure src=\"a.png\" >}}\n"
                      "[a]: http://a.b/133\n[name]: http://a.b/134\n");
    assert_int_equal(digest->item_count, 2);
    assert_text(digest->items[0].url, "http://a.b/133");
    assert_text(digest->items[0].summary, "is new.");
    assert_text(digest->items[1].url, "http://a.b/134");
    assert_text(digest->items[1].summary, "too.");
}

static void test_a_generators_tag_may_take_several_lines(void **state)
{
    const struct td_digest *digest =
        parse(*state, "- [a][] is new.\n\n{% include issues.md v=2\n   issues=\"1,2\" %}\n"
                      "[a]: http://a.b/136\n\n{% note\n\n%}\n\n- [b](http://a.b/137): {% b\n");
    assert_int_equal(digest->item_count, 2);
    assert_text(digest->items[0].url, "http://a.b/136");
    assert_text(digest->items[0].summary, "is new.\n\n{% note\n\n%}");
    assert_text(digest->items[1].summary, "{% b");
}

static void test_a_tag_of_too_many_lines_is_text(void **state)
{
    static const char behind[] = "\n%}\n\n- [b](http://a.b/139): B\n";
    static const char lines[] =
        "2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20";
    char text[256];
    (void)snprintf(text, sizeof(text), "- [a](http://a.b/138): A\n\n{%% note\n%s%s", lines, behind);
    assert_text(parse(*state, text)->items[0].summary, "A");
    (void)snprintf(text, sizeof(text), "- [a](http://a.b/138): A\n\n{%% note\n%s\n21%s", lines,
                   behind);
    assert_text(parse(*state, text)->items[0].summary,
                "A\n\n{% note 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 %}");
}

static void test_tags_may_stand_behind_tabs_and_end_with_carriage_returns(void **state)
{
    const struct td_digest *digest =
        parse(*state, "- [a](http://a.b/140): A\t{% x %}\t\r\n\r\n{% note\r\n x %}\r\n\r\nB\r\n\r\n"
                      "- [b](http://a.b/141): C\r\n");
    assert_text(digest->items[0].summary, "A\n\nB");
}

static void test_attributes_behind_a_link_go_and_behind_words_stay(void **state)
{
    const struct td_digest *digest =
        parse(*state, "- [a](http://a.b/142){:.note}\n- [b](http://a.b/143): as in {:.note}\n");
    assert_text(digest->items[0].summary, "");
    assert_text(digest->items[1].summary, "as in {:.note}");
}

static void test_braces_within_a_text_stay(void **state)
{
    const struct td_digest *digest = parse(*state, "1. [a](http://a.b/135)\n\n"
                                                   "   `{% raw %}` and {% raw %} and {:?}\n");
    assert_text(digest->items[0].summary, "{% raw %} and {% raw %} and {:?}");
}

static void test_other_lists_are_no_items(void **state)
{
    static const char *const texts[] = {
        "1. advice\n2. more advice, [with a link](http://a.b/101)\n",
        "> 1. [quoted](http://a.b/102)\n",
        "> - [quoted](http://a.b/103)\n",
        "- advice\n- more advice, [with a link](http://a.b/104)\n",
        "| [table](http://a.b/105) | row |\n|---|---|\n",
        "<table><tr><td><a href=\"http://a.b\">x</a></td></table>\n",
        "[paragraph](http://a.b/106)\n",
        "```\n1. [code](http://a.b/107)\n```\n",
        "<!--\n1. [comment](http://a.b/108)\n-->\n",
        "1.     [code](http://a.b/109)\n",
        "1. []()\n",
        "1.\n2.\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct td_digest *digest = parse(*state, texts[i]);
        assert_int_equal(digest->item_count, 0);
        assert_int_equal(digest->problems.count, 1); /* the date */
    }
}

static void test_a_numbered_entry_without_link_among_items_is_reported(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [a](http://a.b/110)\n2. advice\n\n   text\n\n"
                      "3. [c](http://a.b/111)\n");
    assert_int_equal(digest->item_count, 2);
    assert_int_equal(digest->items[1].position, 2);
    assert_text(digest->items[0].summary, "");
    assert_problem(digest, 2, "numbered entry without a link is not an item");
}

static void test_the_summary_is_what_else_the_entry_holds(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1.  [a](http://a.b/117)\n\n    first **paragraph**\n    goes on\n\n"
                      "    > quote\n\n    ```\n    code\n      deeper\n    ```\n"
                      "2.  [b](http://a.b/118)：同一行\n    第二行\n"
                      "3.  [c](http://a.b/119)\n    next line\n"
                      "4.  [d](http://a.b/120) — dash\nlazy\n"
                      "5.  **[e](http://a.b/121) - bold** rest\n");
    assert_text(digest->items[0].summary, "first paragraph goes on\n\nquote\n\ncode\n  deeper");
    assert_text(digest->items[0].summary_markdown,
                "first **paragraph**\ngoes on\n\n> quote\n\n```\ncode\n  deeper\n```");
    assert_text(digest->items[1].summary, "同一行第二行");
    assert_text(digest->items[1].summary_markdown, "同一行\n第二行");
    assert_text(digest->items[2].summary, "next line");
    assert_text(digest->items[2].summary_markdown, "next line");
    assert_text(digest->items[3].summary, "dash lazy");
    assert_text(digest->items[3].summary_markdown, "dash\nlazy");
    assert_text(digest->items[4].summary, "bold rest");
}

static void test_the_source_of_a_summary_is_found_behind_links_of_any_form(void **state)
{
    const struct td_digest *digest = parse(*state, "1.  [two\n    lines](http://a.b/122): x\n"
                                                   "2.  [lazy\nlines](http://a.b/123): y\n"
                                                   "3.\t[tab](http://a.b/124)\n\n\tz\n"
                                                   "4.  [中文](http://a.b/125)：甲\r\n    乙\r\n");
    assert_text(digest->items[0].link_text, "two lines");
    assert_text(digest->items[0].summary_markdown, "x");
    assert_text(digest->items[1].link_text, "lazy lines");
    assert_text(digest->items[1].summary_markdown, "y");
    assert_text(digest->items[2].summary_markdown, "z");
    assert_text(digest->items[3].summary_markdown, "甲\n乙");
}

static void test_a_summary_without_indent_belongs_to_the_item_before(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [a](http://a.b/126)\n\nfirst\n\n> quote\n\n"
                      "2. [b](http://a.b/127)\n\n   inside\n\noutside\n\n- list\n\n1) advice\n\n"
                      "3. [c](http://a.b/128)\n\nlast\n");
    assert_int_equal(digest->item_count, 3);
    assert_text(digest->items[0].summary, "first\n\nquote");
    assert_text(digest->items[0].summary_markdown, "first\n\n> quote");
    assert_text(digest->items[1].summary, "inside\n\noutside\n\n- list\n\n1. advice");
    assert_text(digest->items[1].summary_markdown, "inside\n\noutside\n\n- list\n\n1) advice");
    assert_text(digest->items[2].summary, "last");
    assert_int_equal(digest->items[2].position, 3);
}

static void test_closing_text_belongs_to_no_item(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [a](http://a.b/129)\n\n   inside\n\n"
                      "2. [b](http://a.b/130)\n\n   inside\n\nGoodbye.\n");
    assert_text(digest->items[1].summary, "inside");
    assert_text(digest->items[1].summary_markdown, "inside");
}

static void test_a_heading_or_a_rule_ends_a_summary(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [a](http://a.b/131)\n\nfirst\n\n---\n\nnot this\n\n"
                      "2. [b](http://a.b/132)\n\nsecond\n\n## Heading\n\nnor this\n");
    assert_text(digest->items[0].summary, "first");
    assert_text(digest->items[1].summary, "second");
}

static void test_an_item_knows_its_account(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [a-b](https://x.com/dotey/status/1997016134579900878)\n");
    assert_text(digest->items[0].site, "x.com");
    assert_text(digest->items[0].handle, "dotey");
    assert_true(digest->items[0].posted_ms > 1288834974657);
}

/* Unless it leads to what was told, or nothing else does. */
static void test_an_account_that_an_entry_begins_with_is_not_what_it_links_to(void **state)
{
    static const char *const cases[][2] = {
        {"[@alice](https://x.com/Alice/) says [that](http://a.b/1) is so.", "http://a.b/1"},
        {"**[@alice](https://x.com/alice)** says [that](http://a.b/1).", "http://a.b/1"},
        {"[@bob](https://x.com/bob) says no more.", "https://x.com/bob"},
        {"[@carol](https://x.com/carol/status/7) told [this](http://a.b/2).",
         "https://x.com/carol/status/7"},
        {"[@a b](https://x.com/ab) says [this](http://a.b/4).", "https://x.com/ab"},
        {"[@](https://x.com/) says [this](http://a.b/5).", "https://x.com/"},
        {"[@dan](https://x.com/dan)", "https://x.com/dan"},
        {"[@scope/pkg](https://x.com/scope/pkg) has [news](http://a.b/6).",
         "https://x.com/scope/pkg"},
        {"[@`eve`](https://x.com/eve) says [this](http://a.b/7).", "https://x.com/eve"},
        {"[frank](https://x.com/frank) says [this](http://a.b/8).", "https://x.com/frank"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text, "1. [First](http://a.b/0)\n2. %s\n", cases[i][0]);
        const struct td_digest *digest = parse(*state, text);
        assert_int_equal(digest->item_count, 2);
        assert_text(digest->items[1].url, cases[i][1]);
    }
}

static void test_titles_are_on_one_line(void **state)
{
    const struct td_digest *digest = parse(*state, "1. [ a  b\t\n   c\x1B ](http://a.b/133)\n");
    assert_text(digest->items[0].link_text, "a b c");
}

static void test_places_count_from_the_files_first_line(void **state)
{
    const struct td_digest *digest =
        parse(*state, "---\ntitle: t\n---\n\n1. [a](http://a.b/134)\n2. none\n");
    assert_int_equal(digest->items[0].line, 5);
    assert_problem(digest, 6, "not an item");
}

static void test_a_line_is_found_behind_code_of_several_lines(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1、[One](http://a.b/1) `is\ncode`\n2、[Two](http://a.b/2) more\n"
                      "3、[Three](http://a.b/3) text\n");
    assert_int_equal(digest->item_count, 3);
    assert_int_equal(digest->items[1].line, 3);
    assert_int_equal(digest->items[2].line, 4);
    assert_text(digest->items[1].summary_markdown, "more");
    assert_text(digest->items[2].summary_markdown, "text");
}

static void test_items_have_a_ceiling_that_is_said(void **state)
{
    struct parsed *parsed = *state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 24);
    for (int i = 0; i < TD_DIGEST_MAX_ITEMS; i++)
        td_buf_addf(&buf, "1. [a](http://a.b/%d)\n", i);
    assert_int_equal(parse_slice(parsed, td_buf_slice(&buf), "post"), TD_OK);
    assert_int_equal(parsed->digest.item_count, TD_DIGEST_MAX_ITEMS);
    assert_int_equal(parsed->digest.problems.count, 1); /* the date */
    td_buf_add(&buf, TD_SLICE("1. [a](http://a.b/more)\n"));
    assert_int_equal(parse_slice(parsed, td_buf_slice(&buf), "post"), TD_OK);
    assert_int_equal(parsed->digest.item_count, TD_DIGEST_MAX_ITEMS);
    assert_problem(&parsed->digest, 0, "more than 10000 items");
}

static void test_problems_have_a_ceiling_that_is_said(void **state)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, 1 << 24);
    td_buf_add(&buf, TD_SLICE("1. [a](http://a.b/135)\n"));
    td_buf_add_repeated(&buf, TD_SLICE("1. nothing\n"), 1000);
    struct parsed *parsed = *state;
    assert_int_equal(parse_slice(parsed, td_buf_slice(&buf), "post"), TD_OK);
    assert_int_equal(parsed->digest.problems.count, TD_DIGEST_MAX_PROBLEMS);
    assert_text(parsed->digest.problems.list[TD_DIGEST_MAX_PROBLEMS - 1].message,
                "more problems are not listed");
}

static void test_a_post_of_one_page_is_an_item(void **state)
{
    const struct td_digest *digest = parse(
        *state, "---\ntitle: Acme opens\nauthor: Jane\nurl: /posts/1\n"
                "sourceUrl: https://x.com/acme/status/1996978652706492723\nsource: Daily\n---\n\n"
                "# Acme opens\n\nA **shop** in [town](http://a.b/1).\n\nMore.\n");
    assert_int_equal(digest->item_count, 1);
    const struct td_digest_item *item = &digest->items[0];
    assert_int_equal(item->position, 1);
    assert_int_equal(item->line, 8);
    assert_text(item->link_text, "Acme opens");
    assert_text(item->url, "https://x.com/acme/status/1996978652706492723");
    assert_text(item->handle, "acme");
    assert_text(item->byline, "Jane");
    assert_text(item->summary, "A shop in town.\n\nMore.");
    assert_text(item->summary_markdown, "A **shop** in [town](http://a.b/1).\n\nMore.");
    assert_text(item->emphasis, "shop");
    assert_int_equal(item->link_count, 1);
    assert_text(digest->extra_json,
                "{\"url\":\"/posts/1\",\"sourceUrl\":\"https://x.com/acme/status/"
                "1996978652706492723\",\"source\":\"Daily\"}");
}

static void test_a_post_of_one_page_may_be_without_text(void **state)
{
    assert_items(*state, "---\ntitle: One\nlink: http://a.b/1\n---\n", "One <http://a.b/1>|");
    assert_items(*state, "---\nlink: http://a.b/1\ndescription: 说明\n---\n\n## Two\n",
                 "Two <http://a.b/1>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "说明");
    assert_text(((struct parsed *)*state)->digest.items[0].summary_markdown, "说明");
    assert_items(*state, "---\nlink: http://a.b/1\n---\n", "");
    assert_items(*state, "---\ntitle: One\nlink: a.b\nurl: [http://a.b/1]\n---\n", "");
    assert_items(*state, "---\ntitle: One\nlink: http://a.b/1\n---\n\n1. [Two](http://a.b/2)\n",
                 "Two <http://a.b/2>|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_entries_that_begin_with_a_link_are_items),
        WITH_PARSED(test_references_in_html_are_characters),
        WITH_PARSED(test_a_name_of_an_address_is_no_item),
        WITH_PARSED(test_a_generators_tag_may_take_several_lines),
        WITH_PARSED(test_names_of_addresses_behind_a_generators_tag_are_seen),
        WITH_PARSED(test_a_tag_of_too_many_lines_is_text),
        WITH_PARSED(test_tags_may_stand_behind_tabs_and_end_with_carriage_returns),
        WITH_PARSED(test_attributes_behind_a_link_go_and_behind_words_stay),
        WITH_PARSED(test_braces_within_a_text_stay),
        WITH_PARSED(test_other_lists_are_no_items),
        WITH_PARSED(test_a_numbered_entry_without_link_among_items_is_reported),
        WITH_PARSED(test_the_summary_is_what_else_the_entry_holds),
        WITH_PARSED(test_the_source_of_a_summary_is_found_behind_links_of_any_form),
        WITH_PARSED(test_a_summary_without_indent_belongs_to_the_item_before),
        WITH_PARSED(test_closing_text_belongs_to_no_item),
        WITH_PARSED(test_a_heading_or_a_rule_ends_a_summary),
        WITH_PARSED(test_an_item_knows_its_account),
        WITH_PARSED(test_an_account_that_an_entry_begins_with_is_not_what_it_links_to),
        WITH_PARSED(test_titles_are_on_one_line),
        WITH_PARSED(test_places_count_from_the_files_first_line),
        WITH_PARSED(test_a_line_is_found_behind_code_of_several_lines),
        WITH_PARSED(test_items_have_a_ceiling_that_is_said),
        WITH_PARSED(test_problems_have_a_ceiling_that_is_said),
        WITH_PARSED(test_a_post_of_one_page_is_an_item),
        WITH_PARSED(test_a_post_of_one_page_may_be_without_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
