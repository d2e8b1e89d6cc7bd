#include "support/cmocka.h"

#include "output/blocks.h"
#include "output/count_text.h"

enum { LIMIT_BYTES = 1024, COLUMNS = 10 };

static void expect_bar(bool ascii, int64_t items, int64_t most, const char *expected)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    td_blocks_add_bar(&buf, (struct td_style){.ascii = ascii}, items, most, COLUMNS);
    assert_string_equal(buf.len > 0 ? buf.ptr : "", expected);
}

static void test_a_bar_is_as_long_as_its_share_and_what_is_not_nothing_is_seen(void **state)
{
    (void)state;
    expect_bar(false, 0, 1000, "");
    expect_bar(false, 0, 0, "");
    expect_bar(false, 1, 1000, "▏");
    expect_bar(false, 500, 1000, "█████");
    expect_bar(false, 1000, 1000, "██████████");
    expect_bar(true, 1, 1000, "#");
    expect_bar(true, 1000, 1000, "##########");
}

static void expect_step(bool ascii, int64_t items, int64_t most, const char *expected)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    td_blocks_add_step(&buf, (struct td_style){.ascii = ascii}, items, most);
    assert_string_equal(buf.ptr, expected);
}

static void test_the_lowest_step_is_for_nothing_alone(void **state)
{
    (void)state;
    expect_step(false, 0, 1000, "▁");
    expect_step(false, 1, 1000, "▂");
    expect_step(false, 1000, 1000, "█");
    expect_step(true, 0, 1000, "_");
    expect_step(true, 1, 1000, ".");
}

static void expect_share(double share, const char *expected)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    td_count_text_add_share(&buf, share);
    assert_string_equal(buf.ptr, expected);
}

static void test_a_share_of_nearly_nothing_is_not_nothing(void **state)
{
    (void)state;
    expect_share(0, "0%");
    expect_share(1.0 / 3000, "<0.1%");
    expect_share(1.0 / 1000, "0.1%");
    expect_share(0.0994, "9.9%");
    expect_share(0.0996, "10%");
    expect_share(1, "100%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bar_is_as_long_as_its_share_and_what_is_not_nothing_is_seen),
        cmocka_unit_test(test_the_lowest_step_is_for_nothing_alone),
        cmocka_unit_test(test_a_share_of_nearly_nothing_is_not_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
