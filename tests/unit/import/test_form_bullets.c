/* Items that are bullets: a link first, or prose with links. */
#include "parsed.h"

static void test_bullets(void **state)
{
    assert_items(
        *state,
        "* [One](http://a.b/1) by Jane\n  > quoted\n* [video] **[Two](http://a.b/2)**\n"
        "* Meetup | [Group](http://a.b/x)\n  * [Three](http://a.b/3)\n- Four - http://a.b/4\n",
        "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|Four <http://a.b/4>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "quoted");
    assert_items(*state, "- [here](#a)\n- [there](./b.html)\n", "");
    assert_items(*state, "- [🔥 ](http://c.d/9)[One](http://a.b/1) text\n- [🔥](http://a.b/2) text\n",
                 "One <http://a.b/1>|🔥 <http://a.b/2>|");
}

static void test_a_name_before_the_link_that_is_in_its_site_tells_who_wrote_it(void **state)
{
    assert_items(*state,
                 "- [Zero](http://a.b/0)\n- Acme Blog: [One](https://acme.org/1)\n"
                 "- Some Daily: [Two](https://www.somedaily.net/2) — text\n"
                 "- Jane Doe: [read this](https://doe.org/3) soon\n"
                 "- Blog: [Four](https://blog.c.net/4)\n"
                 "- Acme: [https://acme.org/5](https://acme.org/5)\n"
                 "- c.org/acme: [Six](https://c.org/6)\n",
                 "Zero <http://a.b/0>|One <https://acme.org/1>|Two <https://www.somedaily.net/2>|"
                 "Acme <https://acme.org/5>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[1].byline, "Acme Blog");
    assert_text(items[2].byline, "Some Daily");
    assert_text(items[2].summary, "text");
    assert_text(items[3].byline, NULL);
}

static void test_a_count_before_the_link_is_no_title(void **state)
{
    assert_items(*state, "- ⭐ 12,001: [One](http://a.b/1) — text\n- ⭐ 7：[Two](http://a.b/2)\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|");
    assert_text(((struct parsed *)*state)->digest.items[0].summary, "text");
    assert_items(*state, "- 401: [One](http://a.b/1)\n- [Two](http://a.b/2)\n",
                 "Two <http://a.b/2>|");
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

static void test_an_entry_may_have_its_link_in_the_list_below(void **state)
{
    const struct td_digest *digest = parse(
        *state, "- 谷歌发布. 新模型\n  - **摘要**：文字一。\n  - **链接**：[原文](http://a.b/1)\n"
                "- **Qwen3**\n  - 摘要：[文](http://c.d/x)字二。\n  - 论文：<http://a.b/2>\n"
                "  - 代码：<http://a.b/3>\n- 没有链接\n  - 摘要：文字三。\n");
    assert_int_equal(digest->item_count, 2);
    assert_text(digest->items[0].link_text, "谷歌发布. 新模型");
    assert_text(digest->items[0].url, "http://a.b/1");
    assert_text(digest->items[0].summary, "- 摘要：文字一。");
    assert_text(digest->items[0].summary_markdown, "- **摘要**：文字一。");
    assert_text(digest->items[1].link_text, "Qwen3");
    assert_text(digest->items[1].url, "http://a.b/2");
    assert_text(digest->items[1].summary, "- 摘要：文字二。\n- 代码：http://a.b/3");
}

static void test_a_numbered_entry_may_have_its_link_in_a_list_or_a_paragraph_below(void **state)
{
    assert_items(
        *state,
        "1. **One**\n   - text\n   - **Source:** [Acme](http://a.b/1)\n2. Two\n\n   text\n\n"
        "   🔗 [Read](http://a.b/2)\n",
        "One <http://a.b/1>|Two <http://a.b/2>|");
    assert_text(((struct parsed *)*state)->digest.items[1].summary, "text");
}

static void test_items_in_the_list_below_an_entry_stay_beside_it(void **state)
{
    const struct td_digest *digest =
        parse(*state, "- A\n  - B\n    - source: [y](http://a.b/2)\n    - text\n  - text\n"
                      "  - source: [x](http://a.b/1)\n- C\n  - source: [z](http://a.b/3)\n"
                      "    - D\n      - source: [w](http://a.b/4)\n");
    assert_int_equal(digest->item_count, 4);
    assert_text(digest->items[0].url, "http://a.b/1");
    assert_text(digest->items[1].url, "http://a.b/2");
    assert_text(digest->items[2].summary, "- source: z");
    assert_text(digest->items[3].link_text, "D");
}

static void test_an_entry_over_several_stories_is_none(void **state)
{
    assert_items(
        *state,
        "- Group\n  - [a](http://a.b/1)\n  - b: [c](http://a.b/2)\n- Other\n  - [d](http://a.b/3)\n"
        "  - e: [f](http://a.b/4)\n",
        "a <http://a.b/1>|d <http://a.b/3>|");
    assert_items(*state,
                 "- Group\n  - b: [c](http://a.b/2)\n  - g: [h](http://a.b/5)\n- Other\n"
                 "  - e: [f](http://a.b/4)\n  - i: [j](http://a.b/6)\n",
                 "");
    assert_items(*state, "- One\n  - source: [x](http://a.b/1)\n", "");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_bullets),
        WITH_PARSED(test_a_name_before_the_link_that_is_in_its_site_tells_who_wrote_it),
        WITH_PARSED(test_a_count_before_the_link_is_no_title),
        WITH_PARSED(test_bulleted_prose_with_links_anywhere),
        WITH_PARSED(test_an_entry_may_have_its_link_in_the_list_below),
        WITH_PARSED(test_a_numbered_entry_may_have_its_link_in_a_list_or_a_paragraph_below),
        WITH_PARSED(test_items_in_the_list_below_an_entry_stay_beside_it),
        WITH_PARSED(test_an_entry_over_several_stories_is_none),
        WITH_PARSED(test_a_link_behind_bold_in_a_bullet_is_told_of),
        WITH_PARSED(test_an_account_that_a_text_begins_with_is_no_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
