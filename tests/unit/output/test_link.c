#include "output/link.h"
#include "support/cmocka.h"

#include <string.h>

static struct td_buf buf;

static const char *begin(struct td_slice url)
{
    td_buf_clear(&buf);
    bool is_link = td_link_begin(&buf, url, 7);
    assert_true(is_link == (buf.len > 0));
    return td_buf_slice(&buf).ptr;
}

static void test_addresses_of_the_web_are_linked(void **state)
{
    (void)state;
    assert_string_equal(begin(TD_SLICE("https://x.com/a/status/1")),
                        "\033]8;id=7;https://x.com/a/status/1\033\\");
    assert_string_equal(begin(TD_SLICE("HTTP://example.com/")),
                        "\033]8;id=7;HTTP://example.com/\033\\");
}

static void test_other_addresses_are_not(void **state)
{
    (void)state;
    const char *const others[] = {"javascript:alert(1)", "file:///etc/passwd", "x.com", "",
                                  "ftp://example.com"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(begin(td_slice_of(others[i])), "");
}

static void test_nothing_in_an_address_ends_the_sequence(void **state)
{
    (void)state;
    assert_string_equal(begin(TD_SLICE("https://a/\033\\\a\0 \x7f新")),
                        "\033]8;id=7;https://a/%1B\\%07%00%20%7F%E6%96%B0\033\\");
}

static void test_an_address_that_terminals_drop_is_not_linked(void **state)
{
    (void)state;
    char url[TD_LINK_MAX_BYTES + 2];
    memset(url, 'a', sizeof url);
    for (size_t i = 0; i < 8; i++)
        url[i] = "https://"[i];
    assert_string_equal(begin((struct td_slice){url, TD_LINK_MAX_BYTES + 1}), "");
    assert_true(strlen(begin((struct td_slice){url, TD_LINK_MAX_BYTES})) > TD_LINK_MAX_BYTES);
}

static int setup(void **state)
{
    (void)state;
    td_buf_init(&buf, 65536);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    td_buf_release(&buf);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses_of_the_web_are_linked),
        cmocka_unit_test(test_other_addresses_are_not),
        cmocka_unit_test(test_nothing_in_an_address_ends_the_sequence),
        cmocka_unit_test(test_an_address_that_terminals_drop_is_not_linked),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
