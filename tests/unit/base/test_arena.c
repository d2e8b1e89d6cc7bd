#include "support/cmocka.h"

#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

enum { LIMIT_BYTES = 4 * 1024 * 1024 };

static void test_memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, LIMIT_BYTES);
    const char *end_of_last = NULL;

    for (size_t size = 0; size < 2000; size++) {
        char *memory = td_arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
        assert_ptr_not_equal(memory, end_of_last);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size);
        end_of_last = memory;
    }
}

static void test_what_was_allocated_stays_put(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, LIMIT_BYTES);
    unsigned *numbers[1000];

    for (unsigned i = 0; i < 1000; i++) {
        numbers[i] = td_arena_alloc(&arena, sizeof(unsigned) * (i + 1));
        assert_non_null(numbers[i]);
        *numbers[i] = i;
    }
    for (unsigned i = 0; i < 1000; i++)
        assert_int_equal(*numbers[i], i);
}

static void test_the_ceiling_refuses_and_what_fits_is_still_given(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1024);

    assert_null(td_arena_alloc(&arena, SIZE_MAX));
    assert_false(arena.is_full);
    assert_null(td_arena_alloc(&arena, 1025));
    assert_true(arena.is_full);
    assert_non_null(td_arena_alloc(&arena, 1000));
    assert_null(td_arena_alloc(&arena, 100));
    td_arena_reset(&arena);
    assert_false(arena.is_full);
    assert_non_null(td_arena_alloc(&arena, 1000));
}

static void test_a_product_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, SIZE_MAX);

    assert_null(td_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_non_null(td_arena_array(&arena, 0, 8));
}

static void test_reset_gives_zeroed_memory_again(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, LIMIT_BYTES);

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            char *memory = td_arena_alloc(&arena, 1000);
            assert_non_null(memory);
            for (size_t at = 0; at < 1000; at++)
                assert_int_equal(memory[at], 0);
            memset(memory, 0xAA, 1000);
        }
        td_arena_reset(&arena);
        assert_int_equal(arena.total_bytes, 0);
    }
}

static void test_a_copy_ends_in_nul_and_keeps_nul_and_absence(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, LIMIT_BYTES);
    struct td_error err;
    struct td_slice copy = TD_SLICE_NONE;

    assert_int_equal(td_arena_copy(&arena, TD_SLICE("a\0b"), &copy, &err), TD_OK);
    assert_memory_equal(copy.ptr, "a\0b", 4);
    assert_int_equal(copy.len, 3);
    assert_int_equal(td_arena_copy(&arena, TD_SLICE(""), &copy, &err), TD_OK);
    assert_false(td_slice_is_none(copy));
    assert_int_equal(td_arena_copy(&arena, TD_SLICE_NONE, &copy, &err), TD_OK);
    assert_true(td_slice_is_none(copy));
}

static void test_a_failed_copy_touches_nothing(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 4);
    struct td_error err;
    struct td_slice copy = TD_SLICE("before");

    assert_int_equal(td_arena_copy(&arena, TD_SLICE("too long"), &copy, &err), TD_ERR_MEMORY);
    assert_true(td_slice_equal(copy, TD_SLICE("before")));
    assert_int_equal(td_arena_format(&arena, &copy, &err, "%s", "too long"), TD_ERR_MEMORY);
    assert_true(td_slice_equal(copy, TD_SLICE("before")));
}

static void test_text_is_formatted_whatever_its_length(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, LIMIT_BYTES);
    struct td_error err;
    struct td_slice text = TD_SLICE_NONE;

    assert_int_equal(td_arena_format(&arena, &text, &err, "%0*d-%s", 100000, 7, "x"), TD_OK);
    assert_int_equal(text.len, 100002);
    assert_string_equal(text.ptr + 99999, "7-x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(test_what_was_allocated_stays_put),
        cmocka_unit_test(test_the_ceiling_refuses_and_what_fits_is_still_given),
        cmocka_unit_test(test_a_product_that_does_not_fit_is_refused),
        cmocka_unit_test(test_reset_gives_zeroed_memory_again),
        cmocka_unit_test(test_a_copy_ends_in_nul_and_keeps_nul_and_absence),
        cmocka_unit_test(test_a_failed_copy_touches_nothing),
        cmocka_unit_test(test_text_is_formatted_whatever_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
