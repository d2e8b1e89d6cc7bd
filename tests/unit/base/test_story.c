#include "support/cmocka.h"

#include "base/story.h"
#include "base/url.h"

static void assert_address(const char *url, const char *expected)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    td_buf_init(&buf, 4096);
    td_story_add_address(&buf, td_slice_of(url));
    assert_false(buf.failed);
    assert_string_equal(buf.len > 0 ? buf.ptr : "", expected);
}

static int64_t story_of(const char *url)
{
    int64_t story = -1;
    assert_int_equal(td_story_of(td_slice_of(url), &story, NULL), TD_OK);
    return story;
}

static void test_bytes_that_mean_the_same_encoded_are_one_page(void **state)
{
    (void)state;
    assert_address("https://a.com/%2D%2e%5f%7E%41%30%E8%B0%B7", "a.com/-._~A0谷");
    assert_address("https://a.com/%2f%25%20", "a.com/%2F%25%20");
    assert_address("https://a.com/%4", "a.com/%4");
    assert_address("https://a.com/%4g%g4%+4%0", "a.com/%4g%g4%+4%0");
}

static void test_a_byte_that_is_nought_parts_nothing(void **state)
{
    struct td_url url;
    (void)state;
    assert_true(td_url_read((struct td_slice){"https://a.com/\0?b", 17}, &url));
    assert_int_equal(url.path.len, 2);
    assert_true(td_slice_equal(url.query, TD_SLICE("b")));
}

static void test_a_url_is_parted(void **state)
{
    (void)state;
    struct td_url url;
    assert_true(td_url_read(TD_SLICE("HTTPS://me@WWW.A.com.:8080/p/q?x=1?y#z#w"), &url));
    assert_true(td_slice_equal(url.host, TD_SLICE("WWW.A.com")));
    assert_true(td_slice_equal(url.port, TD_SLICE("8080")));
    assert_true(td_slice_equal(url.path, TD_SLICE("/p/q")));
    assert_true(td_slice_equal(url.query, TD_SLICE("x=1?y")));
    assert_true(td_slice_equal(url.fragment, TD_SLICE("z#w")));
    assert_true(td_url_read(TD_SLICE("http://[::1]:80#top?x"), &url));
    assert_true(td_slice_equal(url.host, TD_SLICE("[::1]")));
    assert_true(td_slice_equal(url.port, TD_SLICE("80")));
    assert_int_equal(url.path.len + url.query.len, 0);
    assert_true(td_slice_equal(url.fragment, TD_SLICE("top?x")));
    assert_false(td_url_read(TD_SLICE("ftp://a.com/"), &url));
    assert_false(td_url_read(TD_SLICE("https://:80/"), &url));
}

static void test_all_addresses_of_a_page_have_one_form(void **state)
{
    (void)state;
    assert_address("https://Example.COM/A", "example.com/A");
    assert_address("http://www.example.com:80/A/", "example.com/A");
    assert_address("https://me:secret@example.com.:443/A//#part", "example.com/A");
    assert_address("https://example.com", "example.com");
    assert_address("https://example.com/?", "example.com");
    assert_address("https://example.com:8080/", "example.com:8080");
    assert_address("https://www.com/", "www.com");
    assert_address("https://twitter.com/Dotey/status/19/photo/1?s=20&t=abc",
                   "x.com/dotey/status/19");
    assert_address("https://mobile.twitter.com/dotey/status/19/", "x.com/dotey/status/19");
    assert_address("https://www.x.com/dotey/status/19", "x.com/dotey/status/19");
}

static void test_trackers_go_and_what_chooses_a_page_stays(void **state)
{
    (void)state;
    assert_address("https://a.com/p?utm_source=x&id=7&UTM_medium=y&fbclid=z", "a.com/p?id=7");
    assert_address("https://a.com/p?gclid=1&spm=a2.b3&vd_source=3", "a.com/p");
    assert_address("https://a.com/p?&&b=2&&a=1&", "a.com/p?b=2&a=1");
    assert_address("https://a.com/p?ref=main&from=2&source=3&s=4&t=5",
                   "a.com/p?ref=main&from=2&source=3&s=4&t=5");
    assert_address("https://a.com/p?utm=1&xutm_a=2&gclids=3", "a.com/p?utm=1&xutm_a=2&gclids=3");
    assert_address("https://mp.weixin.qq.com/s?__biz=B==&mid=1&idx=2&sn=3&chksm=4&scene=27#rd",
                   "mp.weixin.qq.com/s?__biz=B==&mid=1&idx=2&sn=3");
    assert_address("https://m.youtube.com/watch?v=k&feature=share&si=1", "youtube.com/watch?v=k");
    assert_address("https://me.medium.com/p?source=rss", "me.medium.com/p");
    assert_address("https://notmedium.com/p?source=rss", "notmedium.com/p?source=rss");
}

static void test_a_fragment_that_is_a_page_stays(void **state)
{
    (void)state;
    assert_address("https://a.com/#/docs/1", "a.com#/docs/1");
    assert_address("https://a.com/#!topic/1", "a.com#!topic/1");
    assert_address("https://a.com/p#docs/1", "a.com/p");
    assert_address("https://a.com/p#:~:text=word", "a.com/p");
}

static void test_percent_encoding_makes_no_difference(void **state)
{
    (void)state;
    assert_address("https://a.com/%7ejo%2fx%2Fy", "a.com/~jo%2Fx%2Fy");
    assert_address("https://a.com/%E4%B8%AD?q=%e6%96%87", "a.com/中?q=文");
    assert_address("https://a.com/100%/%4/%zz/%+1/%", "a.com/100%/%4/%zz/%+1/%");
}

static void test_what_is_no_web_address_is_no_story(void **state)
{
    (void)state;
    assert_address("mailto:a@example.com", "");
    assert_address("", "");
    assert_int_equal(story_of("/relative"), 0);
    assert_int_equal(story_of("https://"), 0);
}

/* The number is kept in archives: it is fixed for ever. Made by: printf x.com/a/status/1 |
 * sha256sum */
static void test_the_number_is_the_first_63_bits_of_the_hash(void **state)
{
    (void)state;
    assert_int_equal(story_of("https://twitter.com/a/status/1?s=20"), INT64_C(3638333695736166710));
    assert_int_equal(story_of("http://x.com/A/status/1/"), INT64_C(3638333695736166710));
    assert_int_not_equal(story_of("https://x.com/a/status/2"), INT64_C(3638333695736166710));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes_that_mean_the_same_encoded_are_one_page),
        cmocka_unit_test(test_a_byte_that_is_nought_parts_nothing),
        cmocka_unit_test(test_a_url_is_parted),
        cmocka_unit_test(test_all_addresses_of_a_page_have_one_form),
        cmocka_unit_test(test_trackers_go_and_what_chooses_a_page_stays),
        cmocka_unit_test(test_a_fragment_that_is_a_page_stays),
        cmocka_unit_test(test_percent_encoding_makes_no_difference),
        cmocka_unit_test(test_what_is_no_web_address_is_no_story),
        cmocka_unit_test(test_the_number_is_the_first_63_bits_of_the_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
