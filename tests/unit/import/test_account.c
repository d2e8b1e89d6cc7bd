/* Site, handle and time in links. */
#include "support/cmocka.h"

#include "base/date.h"
#include "import/authors/account.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_BYTES = 1 << 20 };

static void assert_account(const char *url, const char *site, const char *handle)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_account account;
    td_arena_init(&arena, ARENA_BYTES);
    assert_int_equal(td_account_read(&arena, td_slice_of(url), &account, NULL), TD_OK);
    if (!td_slice_equal(account.site, td_slice_of(site)) ||
        !td_slice_equal(account.handle, td_slice_of(handle)))
        fail_msg("%s: '%.*s' '%.*s'", url, TD_SLICE_ARG(account.site),
                 TD_SLICE_ARG(account.handle));
}

static int64_t posted_ms(const char *url)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_account account;
    td_arena_init(&arena, ARENA_BYTES);
    assert_int_equal(td_account_read(&arena, td_slice_of(url), &account, NULL), TD_OK);
    return account.posted_ms;
}

static void test_a_site_is_the_host_however_it_is_written(void **state)
{
    (void)state;
    assert_account("https://openai.com/index/hello", "openai.com", NULL);
    assert_account("HTTPS://WWW.OpenAI.com", "openai.com", NULL);
    assert_account("http://user:pass@example.org:8080/a", "example.org", NULL);
    assert_account("http://user@evil.org@example.org/", "example.org", NULL);
    assert_account("https://example.org.?q=1", "example.org", NULL);
    assert_account("https://example.org#top", "example.org", NULL);
    assert_account("https://example.org\\evil", "example.org", NULL);
    assert_account("http://[2001:db8::1]:80/x", "[2001:db8::1]", NULL);
    assert_account("https://例子.测试/路径", "例子.测试", NULL);
    assert_account("https://x%2Ecom/dotey", "x%2ecom", NULL);
    assert_account("https://www.", "www", NULL);
    assert_account("https://example.org//a//b", "example.org", NULL);
}

static void test_what_is_no_web_address_has_no_site(void **state)
{
    static const char *const urls[] = {
        "",         "ftp://example.org/", "mailto:a@b.c",        "/a/b",
        "https://", "http:///path",       "https://:80/",        "https://.",
        "http:/a",  "//example.org/",     "javascript://x.com/a"};
    (void)state;
    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++)
        assert_account(urls[i], NULL, NULL);
}

static void test_twitter_is_x(void **state)
{
    (void)state;
    assert_account("https://twitter.com/dotey/status/1", "x.com", "dotey");
    assert_account("https://mobile.twitter.com/dotey", "x.com", "dotey");
    assert_account("https://www.X.com/Dotey/status/1?s=20", "x.com", "Dotey");
    assert_account("https://nottwitter.com/dotey", "nottwitter.com", NULL);
}

static void test_paths_of_x_itself_name_nobody(void **state)
{
    (void)state;
    assert_account("https://x.com/i/web/status/1997158499604979762", "x.com", NULL);
    assert_account("https://x.com/home", "x.com", NULL);
    assert_account("https://x.com/search?q=a", "x.com", NULL);
    assert_account("https://x.com/", "x.com", NULL);
    assert_account("https://x.com/not-a-handle/status/1", "x.com", NULL);
    assert_account("https://x.com/a_name_that_is_much_too_long", "x.com", NULL);
}

static void test_handles_are_found_where_the_path_names_the_author(void **state)
{
    (void)state;
    assert_account("https://mastodon.social/@Gargron/1", "mastodon.social", "Gargron");
    assert_account("https://mastodon.social/@a@b.example/1", "mastodon.social", "a@b.example");
    assert_account("https://www.youtube.com/@channel", "youtube.com", "channel");
    assert_account("https://bsky.app/profile/jay.bsky.team/post/3", "bsky.app", "jay.bsky.team");
    assert_account("https://www.reddit.com/user/spez/", "reddit.com", "spez");
    assert_account("https://reddit.com/u/spez", "reddit.com", "spez");
    assert_account("https://weibo.com/u/1234567", "weibo.com", "1234567");
    assert_account("https://weibo.com/1234567/AbCdEf", "weibo.com", "1234567");
    assert_account("https://www.zhihu.com/people/some-one", "zhihu.com", "some-one");
    assert_account("https://www.linkedin.com/in/some-one-123", "linkedin.com", "some-one-123");
    assert_account("https://t.me/channel/42", "t.me", "channel");
    assert_account("https://t.me/s/channel/42", "t.me", "channel");
}

static void test_other_paths_name_nobody(void **state)
{
    (void)state;
    assert_account("https://github.com/torvalds/linux", "github.com", NULL);
    assert_account("https://www.reddit.com/r/LocalLLaMA/comments/1/x", "reddit.com", NULL);
    assert_account("https://weibo.com/1234567", "weibo.com", NULL);
    assert_account("https://www.zhihu.com/question/1", "zhihu.com", NULL);
    assert_account("https://t.me/channel", "t.me", NULL);
    assert_account("https://t.me/joinchat/abc", "t.me", NULL);
    assert_account("https://example.org/@", "example.org", NULL);
    assert_account("https://example.org/?u=/@someone", "example.org", NULL);
    assert_account("https://bsky.app/profile/", "bsky.app", NULL);
}

static void test_a_status_number_tells_the_time(void **state)
{
    char text[TD_DATE_TEXT_BYTES];
    (void)state;
    td_date_format_ms(posted_ms("https://x.com/imxiaohu/status/1997158499604979762"), text);
    assert_string_equal(text, "2025-12-06T04:17:46.373Z");
    assert_true(posted_ms("https://x.com/i/web/status/1997158499604979762") ==
                posted_ms("https://twitter.com/a/status/1997158499604979762?s=20"));
    assert_true(posted_ms("https://x.com/i/status/1997158499604979762/photo/1") > 0);
}

static void test_numbers_without_a_time_tell_none(void **state)
{
    (void)state;
    assert_true(posted_ms("https://x.com/jack/status/20") == 0);
    assert_true(posted_ms("https://x.com/a/status/29700859247") == 0);
    assert_true(posted_ms("https://x.com/a/status/99999999999999999999999999") == 0);
    assert_true(posted_ms("https://x.com/a/status/") == 0);
    assert_true(posted_ms("https://x.com/a/status/x1") == 0);
    assert_true(posted_ms("https://x.com/a/likes/1997158499604979762") == 0);
    assert_true(posted_ms("https://example.org/a/status/1997158499604979762") == 0);
}

/* Any moment of X's first century of numbers comes back. */
static void test_every_time_that_a_number_holds_comes_back(void **state)
{
    (void)state;
    for (uint64_t ms = 100000; ms < (1ull << 41); ms += (1ull << 41) / 1009) {
        char url[128];
        uint64_t id = (ms << 22) | 12345;
        (void)snprintf(url, sizeof(url), "https://x.com/a/status/%llu", (unsigned long long)id);
        assert_true(posted_ms(url) == (int64_t)ms + 1288834974657);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_site_is_the_host_however_it_is_written),
        cmocka_unit_test(test_what_is_no_web_address_has_no_site),
        cmocka_unit_test(test_twitter_is_x),
        cmocka_unit_test(test_paths_of_x_itself_name_nobody),
        cmocka_unit_test(test_handles_are_found_where_the_path_names_the_author),
        cmocka_unit_test(test_other_paths_name_nobody),
        cmocka_unit_test(test_a_status_number_tells_the_time),
        cmocka_unit_test(test_numbers_without_a_time_tell_none),
        cmocka_unit_test(test_every_time_that_a_number_holds_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
