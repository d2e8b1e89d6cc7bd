#include "cli/nearest.h"
#include "cli/ref.h"
#include "support/cmocka.h"

static void test_post_and_position_part_at_the_last_hash(void **state)
{
    struct td_slice post;
    int64_t position = 0;
    (void)state;

    assert_true(td_ref_split(TD_SLICE("c#notes#12"), &post, &position));
    assert_true(td_slice_equal(post, TD_SLICE("c#notes")));
    assert_int_equal(position, 12);
}

static void test_what_does_not_end_in_a_position_is_not_parted(void **state)
{
    static const char *const refs[] = {"2025.12.07.00", "#5",   "a#", "a#x",
                                       "a#-1",          "a# 1", "",   "a#99999999999999999999"};
    struct td_slice post;
    int64_t position = 0;
    (void)state;

    for (size_t i = 0; i < sizeof(refs) / sizeof(refs[0]); i++)
        assert_false(td_ref_split(td_slice_of(refs[i]), &post, &position));
}

static void test_what_is_far_from_every_name_is_near_none(void **state)
{
    struct td_nearest nearest;
    (void)state;

    td_nearest_begin(&nearest, TD_SLICE("frobnicate"));
    td_nearest_offer(&nearest, "search");
    td_nearest_offer(&nearest, "import");
    assert_null(nearest.name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_post_and_position_part_at_the_last_hash),
        cmocka_unit_test(test_what_does_not_end_in_a_position_is_not_parted),
        cmocka_unit_test(test_what_is_far_from_every_name_is_near_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
