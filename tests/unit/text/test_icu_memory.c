#include "support/cmocka.h"

#include "text/icu_memory.h"

#include <string.h>

enum { SMALL = 100, LARGE = TD_ICU_MEMORY_BYTES + 1 };

static char *allocate(size_t size_bytes)
{
    char *memory = td_icu_memory_allocate(NULL, size_bytes);
    assert_non_null(memory);
    memset(memory, 'a', size_bytes);
    return memory;
}

static int reserve(void **state)
{
    struct td_error err;
    (void)state;
    return td_icu_memory_reserve(&err) == TD_OK ? 0 : -1;
}

static void test_pieces_that_were_given_back_are_given_again(void **state)
{
    (void)state;
    char *first = allocate(SMALL);
    char *second = allocate(SMALL);
    assert_ptr_not_equal(first, second);
    td_icu_memory_free(NULL, first);
    assert_ptr_equal(allocate(SMALL), first);
    td_icu_memory_free(NULL, first);
    td_icu_memory_free(NULL, second);
    td_icu_memory_free(NULL, NULL);
}

static void test_what_is_resized_keeps_its_bytes(void **state)
{
    static const size_t sizes[] = {SMALL, SMALL + 1,         2 * (size_t)SMALL,
                                   LARGE, 2 * (size_t)LARGE, SMALL};
    char *memory = NULL;
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        memory = td_icu_memory_resize(NULL, memory, sizes[i]);
        assert_non_null(memory);
        assert_true(i == 0 || memcmp(memory, "aaaa", 4) == 0);
        memset(memory, 'a', sizes[i]);
    }
    td_icu_memory_free(NULL, memory);
}

static void test_past_the_reserve_the_system_is_asked(void **state)
{
    char *pieces[TD_ICU_MEMORY_BYTES / SMALL];
    const size_t count = sizeof pieces / sizeof *pieces;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        pieces[i] = allocate(SMALL);
        memcpy(pieces[i], &i, sizeof i);
    }
    for (size_t i = 0; i < count; i++) {
        assert_memory_equal(pieces[i], &i, sizeof i);
        td_icu_memory_free(NULL, pieces[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_that_were_given_back_are_given_again),
        cmocka_unit_test(test_what_is_resized_keeps_its_bytes),
        cmocka_unit_test(test_past_the_reserve_the_system_is_asked),
    };
    return cmocka_run_group_tests(tests, reserve, NULL);
}
