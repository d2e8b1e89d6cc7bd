/* Item sets, against plain arrays of bools. */
#include "store/item_set.h"
#include "store/set_binding.h"
#include "support/archive.h"
#include "support/draw.h"

enum { HIGHEST = 700, ROUNDS = 200 };

struct model {
    bool has[HIGHEST + 1];
};

static void draw(struct td_arena *arena, uint32_t *seed, struct td_item_set *set,
                 struct model *model)
{
    struct td_error err = {0};
    uint32_t sparsity = 1 + draw_number(seed) % 200;
    *model = (struct model){0};
    assert_int_equal(td_item_set_make(arena, HIGHEST, set, &err), TD_OK);
    for (int item = 0; item <= HIGHEST; item++) {
        if (draw_number(seed) % sparsity != 0)
            continue;
        td_item_set_add(set, item);
        model->has[item] = true;
    }
}

static void assert_same(const struct td_item_set *set, const struct model *model)
{
    int64_t next = td_item_set_next(set, 0);
    int64_t count = 0;
    for (int item = 0; item <= HIGHEST; item++) {
        assert_int_equal(td_item_set_has(set, item), model->has[item]);
        if (!model->has[item])
            continue;
        assert_int_equal(next, item);
        next = td_item_set_next(set, next + 1);
        count++;
    }
    assert_int_equal(next, -1);
    assert_int_equal(td_item_set_count(set), count);
}

static void test_sets_do_what_arrays_of_bools_do(void **state)
{
    (void)state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    uint32_t seed = 7;
    td_arena_init(&arena, 1 << 20);
    for (int round = 0; round < ROUNDS; round++) {
        struct td_item_set a, b;
        struct model in_a, in_b;
        td_arena_reset(&arena);
        draw(&arena, &seed, &a, &in_a);
        draw(&arena, &seed, &b, &in_b);
        assert_same(&a, &in_a);
        uint32_t operation = draw_number(&seed) % 3;
        for (int item = 0; item <= HIGHEST; item++) {
            bool x = in_a.has[item], y = in_b.has[item];
            in_a.has[item] = operation == 0 ? x && y : operation == 1 ? x || y : x && !y;
        }
        if (operation == 0)
            td_item_set_and(&a, &b);
        else if (operation == 1)
            td_item_set_or(&a, &b);
        else
            td_item_set_subtract(&a, &b);
        assert_same(&a, &in_a);
        assert_same(&b, &in_b);
    }
}

static void test_what_a_set_has_no_room_for_stays_out(void **state)
{
    (void)state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_item_set small, large;
    struct td_error err = {0};
    td_arena_init(&arena, 1 << 20);
    assert_int_equal(td_item_set_make(&arena, 5, &small, &err), TD_OK);
    assert_int_equal(td_item_set_make(&arena, 500, &large, &err), TD_OK);
    td_item_set_add(&small, 5);
    td_item_set_add(&small, 1000);
    td_item_set_add(&small, -1);
    td_item_set_add(&large, 400);
    td_item_set_or(&small, &large);
    assert_int_equal(td_item_set_count(&small), 1);
    assert_false(td_item_set_has(&small, 1000));
    assert_int_equal(td_item_set_next(&small, 100000), -1);
    td_item_set_and(&large, &small);
    assert_int_equal(td_item_set_count(&large), 0);
}

static void test_items_up_to_a_number_are_taken_out(void **state)
{
    (void)state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_error err = {0};
    td_arena_init(&arena, 1 << 20);
    for (int64_t item = -1; item <= HIGHEST + 1; item++) {
        struct td_item_set set;
        td_arena_reset(&arena);
        assert_int_equal(td_item_set_make(&arena, HIGHEST, &set, &err), TD_OK);
        for (int i = 0; i <= HIGHEST; i++)
            td_item_set_add(&set, i);
        td_item_set_drop_until(&set, item);
        assert_int_equal(td_item_set_next(&set, 0), item < HIGHEST ? item + 1 : -1);
        assert_int_equal(td_item_set_count(&set), item <= HIGHEST ? HIGHEST - item : 0);
    }
}

static void test_an_archive_past_the_ceiling_is_refused(void **state)
{
    (void)state;
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_item_set set;
    struct td_error err = {0};
    td_arena_init(&arena, 1 << 20);
    assert_int_equal(td_item_set_make(&arena, (int64_t)TD_ITEM_SET_MAX_ITEM + 1, &set, &err),
                     TD_ERR_ARCHIVE);
    assert_int_equal(td_item_set_make(&arena, INT64_MIN, &set, &err), TD_ERR_ARCHIVE);
}

/* The sum of a query's first column, with the set bound to its only parameter. */
static int64_t sum(struct archive *archive, const char *sql, const struct td_item_set *set)
{
    struct td_statement statement = {.store = archive->store, .name = sql};
    int64_t total = 0;
    assert_int_equal(sqlite3_prepare_v2(archive->store->db, sql, -1, &statement.handle, NULL),
                     SQLITE_OK);
    td_bind_set(&statement, set);
    while (sqlite3_step(statement.handle) == SQLITE_ROW)
        total += sqlite3_column_int64(statement.handle, 0);
    assert_int_equal(sqlite3_finalize(statement.handle), SQLITE_OK);
    return total;
}

static void test_sql_reads_a_set_and_asks_it(void **state)
{
    struct archive *archive = *state;
    struct td_item_set set;
    struct td_error err = {0};
    assert_int_equal(td_item_set_make(&archive->arena, 200, &set, &err), TD_OK);
    td_item_set_add(&set, 3);
    td_item_set_add(&set, 130);
    assert_int_equal(sum(archive, "SELECT item FROM item_set(:set)", &set), 133);
    assert_int_equal(sum(archive, "SELECT in_set(:set, 3) + 10 * in_set(:set, 4)", &set), 1);
    assert_int_equal(sum(archive, "SELECT item FROM item_set(:set)", NULL), 0);
    assert_int_equal(sum(archive, "SELECT in_set(:set, 3)", NULL), 0);
}

static void test_sql_can_not_make_a_set_up(void **state)
{
    struct archive *archive = *state;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(archive->store->db, "SELECT in_set(12345, 1)", -1, &statement, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(statement, 0), 0);
    sqlite3_finalize(statement);
    assert_int_not_equal(
        sqlite3_prepare_v2(archive->store->db, "SELECT item FROM item_set", -1, &statement, NULL),
        SQLITE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sets_do_what_arrays_of_bools_do),
        cmocka_unit_test(test_what_a_set_has_no_room_for_stays_out),
        cmocka_unit_test(test_items_up_to_a_number_are_taken_out),
        cmocka_unit_test(test_an_archive_past_the_ceiling_is_refused),
        cmocka_unit_test_setup_teardown(test_sql_reads_a_set_and_asks_it, archive_setup,
                                        archive_teardown),
        cmocka_unit_test_setup_teardown(test_sql_can_not_make_a_set_up, archive_setup,
                                        archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
