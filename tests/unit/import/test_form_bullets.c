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
        WITH_PARSED(test_bulleted_prose_with_links_anywhere),
        WITH_PARSED(test_a_link_behind_bold_in_a_bullet_is_told_of),
        WITH_PARSED(test_an_account_that_a_text_begins_with_is_no_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
