#include "support/cmocka.h"

#include "base/grow.h"

#include <stdlib.h>

enum { THINGS = 10000, LIMIT_BYTES = 4 * 1024 * 1024 };

static void test_what_is_in_a_list_stays_as_it_grows(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, LIMIT_BYTES);
    int *list = NULL, *in_arena = NULL;
    size_t capacity = 0, arena_capacity = 0;

    for (int i = 0; i < THINGS; i++) {
        list = td_grow(list, (size_t)i, &capacity, sizeof *list);
        in_arena = td_arena_grow(&arena, in_arena, (size_t)i, &arena_capacity, sizeof *in_arena);
        assert_non_null(list);
        assert_non_null(in_arena);
        assert_true(capacity > (size_t)i && arena_capacity > (size_t)i);
        list[i] = in_arena[i] = i;
    }
    for (int i = 0; i < THINGS; i++)
        assert_true(list[i] == i && in_arena[i] == i);
    free(list);
}

static void test_a_list_with_room_is_itself(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, LIMIT_BYTES);
    int list[4];
    size_t capacity = 4;

    assert_ptr_equal(td_grow(list, 3, &capacity, sizeof *list), list);
    assert_ptr_equal(td_arena_grow(&arena, list, 3, &capacity, sizeof *list), list);
    assert_int_equal(capacity, 4);
}

static void test_without_memory_all_is_as_it_was(void **state)
{
    (void)state;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    td_arena_init(&arena, 1024);
    size_t capacity = 0, most = SIZE_MAX / 2 + 1;

    int *list = NULL, *grown = td_arena_grow(&arena, NULL, 0, &capacity, sizeof *list);
    assert_non_null(grown);
    grown[0] = 7;
    size_t before = 0;
    while (grown != NULL) {
        list = grown;
        before = capacity;
        grown = td_arena_grow(&arena, list, capacity, &capacity, sizeof *list);
    }
    assert_int_equal(capacity, before);
    assert_int_equal(list[0], 7);
    assert_null(td_grow(NULL, most, &most, 1));
    assert_null(td_arena_grow(&arena, NULL, most, &most, 1));
    assert_null(td_grow(NULL, most / 2, &(size_t){most / 2}, 16));
    assert_int_equal(most, SIZE_MAX / 2 + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_in_a_list_stays_as_it_grows),
        cmocka_unit_test(test_a_list_with_room_is_itself),
        cmocka_unit_test(test_without_memory_all_is_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
