/* The links of an item, and what it has in bold. */
#include "parsed.h"

#include <stdio.h>

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

static void test_links_of_the_summary_are_kept_in_order(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [own](http://own.example) [one **bold**](http://a.b/1)\n\n"
                      "   - [two](https://a.b/2) [mail](mailto:a@b.c) [here](/here)\n"
                      "   - ![image](http://i/x.png) <http://a.b/3>\n");
    const struct td_digest_item *item = &digest->items[0];
    assert_int_equal(item->link_count, 3);
    assert_text(item->links[0].text, "one bold");
    assert_text(item->links[0].url, "http://a.b/1");
    assert_text(item->links[1].url, "https://a.b/2");
    assert_text(item->links[2].text, "http://a.b/3");
}

static void test_only_web_addresses_become_an_items_url(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. [a](ftp://a.b)\n2. [b](relative)\n3. [c](HTTPS://A.B/c)\n4. [d]()\n"
                      "5. [](http://a.b/e)\n6. [f](<http://a.b/x&#10;y&#27;z>)\n");
    assert_text(digest->items[0].url, NULL);
    assert_text(digest->items[0].site, NULL);
    assert_text(digest->items[1].url, NULL);
    assert_text(digest->items[2].url, "HTTPS://A.B/c");
    assert_text(digest->items[2].site, "a.b");
    assert_text(digest->items[3].url, NULL);
    assert_text(digest->items[4].link_text, "");
    assert_text(digest->items[4].url, "http://a.b/e");
    assert_text(digest->items[5].url, "http://a.b/xyz");
    assert_problem(digest, 1, "ftp://a.b");
    assert_problem(digest, 2, "leads to no web page");
    assert_problem(digest, 4, "leads to no web page");
}

static void test_bold_phrases_are_kept_apart(void **state)
{
    const struct td_digest *digest =
        parse(*state, "1. **[own](http://own.example)** **一** and **two *words***\n\n"
                      "   这是**“工具”**的 __three__\n2. [none](http://b.example) text\n");
    assert_text(digest->items[0].emphasis, "一\ntwo words\nthree\n“工具”");
    assert_text(digest->items[1].emphasis, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_bare_addresses_end_where_the_text_goes_on),
        WITH_PARSED(test_links_in_blocks_of_html_are_kept),
        WITH_PARSED(test_links_of_the_summary_are_kept_in_order),
        WITH_PARSED(test_only_web_addresses_become_an_items_url),
        WITH_PARSED(test_bold_phrases_are_kept_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
