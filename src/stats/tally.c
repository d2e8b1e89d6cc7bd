#include "stats/tally.h"

#include <stdlib.h>
#include <string.h>

/* The values of one thing: a list, or the one value itself. */
struct values {
    const uint32_t *ptr;
    size_t count;
};

/* The things of each row, in the order of their marks: those of row r are
 * things[begins[r]] up to things[begins[r + 1]]. */
struct grouping {
    uint32_t *things;
    size_t *begins;
};

/* The cells of the row in hand, by column, and which columns it has. */
struct row_counts {
    int64_t *counts;
    uint32_t *last_marks;
    uint32_t *columns;
    size_t column_count;
};

static struct values values_of(const struct td_tally_key *key, size_t thing)
{
    uint32_t value = key->values[thing];
    if (key->list_begins == NULL)
        return (struct values){&key->values[thing], 1};
    uint32_t begin = key->list_begins[value];
    return (struct values){key->lists + begin, key->list_begins[value + 1] - begin};
}

/* Room for the last mark of each of `count` values, which is none yet. */
static uint32_t *no_marks(struct td_arena *arena, size_t count)
{
    uint32_t *last = td_arena_array(arena, count, sizeof *last);
    if (last != NULL)
        memset(last, 0xFF, count * sizeof *last);
    return last;
}

enum td_code td_tally_values(struct td_arena *arena, size_t things, const struct td_tally_key *key,
                             const struct td_tally_marks *marks, int64_t **ret_counts,
                             struct td_error *err)
{
    int64_t *counts = td_arena_array(arena, key->value_count, sizeof *counts);
    uint32_t *last = no_marks(arena, key->value_count);
    if (counts == NULL || last == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < things; i++) {
        size_t thing = td_tally_thing(marks, i);
        uint32_t mark = td_tally_mark(marks, thing);
        struct values values = values_of(key, thing);
        for (size_t v = 0; v < values.count; v++) {
            counts[values.ptr[v]] += last[values.ptr[v]] != mark;
            last[values.ptr[v]] = mark;
        }
    }
    *ret_counts = counts;
    return TD_OK;
}

static void widen(int32_t *least, int32_t *greatest, int32_t number)
{
    if (*least == INT32_MIN || number < *least)
        *least = number;
    if (number > *greatest)
        *greatest = number;
}

enum td_code td_tally_ranges(struct td_arena *arena, size_t things, const struct td_tally_key *key,
                             const int32_t *numbers, int32_t **ret_least, int32_t **ret_greatest,
                             struct td_error *err)
{
    int32_t *least = td_arena_array(arena, key->value_count, sizeof *least);
    int32_t *greatest = td_arena_array(arena, key->value_count, sizeof *greatest);
    if (least == NULL || greatest == NULL)
        return td_fail_memory(err);
    for (size_t value = 0; value < key->value_count; value++)
        least[value] = greatest[value] = INT32_MIN;
    for (size_t thing = 0; thing < things; thing++) {
        struct values values = values_of(key, thing);
        for (size_t v = 0; v < values.count && numbers[thing] != INT32_MIN; v++)
            widen(&least[values.ptr[v]], &greatest[values.ptr[v]], numbers[thing]);
    }
    *ret_least = least;
    *ret_greatest = greatest;
    return TD_OK;
}

/* Turns numbers of things by value into where each value's things begin. */
static void add_up(size_t *begins, size_t value_count)
{
    for (size_t value = 1; value <= value_count; value++)
        begins[value] += begins[value - 1];
}

static enum td_code group_by_row(struct td_arena *arena, size_t things,
                                 const struct td_tally_key *key, const struct td_tally_marks *marks,
                                 struct grouping *ret_grouping, struct td_error *err)
{
    size_t *begins = td_arena_array(arena, key->value_count + (size_t)2, sizeof *begins);
    if (begins == NULL)
        return td_fail_memory(err);
    for (size_t thing = 0; thing < things; thing++) {
        struct values values = values_of(key, thing);
        for (size_t v = 0; v < values.count; v++)
            begins[values.ptr[v] + 2]++;
    }
    add_up(begins, key->value_count + (size_t)1);
    uint32_t *list = td_arena_array(arena, begins[key->value_count + 1], sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < things; i++) { /* begins[r + 1] moves from row r's first to its end */
        size_t thing = td_tally_thing(marks, i);
        struct values values = values_of(key, thing);
        for (size_t v = 0; v < values.count; v++)
            list[begins[values.ptr[v] + 1]++] = (uint32_t)thing;
    }
    *ret_grouping = (struct grouping){list, begins};
    return TD_OK;
}

static void count_columns(struct row_counts *row, const struct td_tally_key *key, size_t thing,
                          uint32_t mark)
{
    struct values values = values_of(key, thing);
    for (size_t v = 0; v < values.count; v++) {
        uint32_t column = values.ptr[v];
        if (row->counts[column] == 0)
            row->columns[row->column_count++] = column;
        row->counts[column] += row->counts[column] == 0 || row->last_marks[column] != mark;
        row->last_marks[column] = mark;
    }
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* Hands the row's cells over and empties it. */
static size_t take_cells(struct row_counts *row, uint32_t number, struct td_tally_cell *cells)
{
    size_t count = row->column_count;
    qsort(row->columns, count, sizeof *row->columns, compare_numbers);
    for (size_t i = 0; i < count; i++) {
        uint32_t column = row->columns[i];
        cells[i] = (struct td_tally_cell){number, column, row->counts[column]};
        row->counts[column] = 0;
    }
    row->column_count = 0;
    return count;
}

/* How many pairs there can be: the values of the columns, once for every thing of every row. */
static size_t most_pairs(const struct grouping *grouping, size_t row_count,
                         const struct td_tally_key *columns)
{
    size_t most = 0;
    for (size_t i = 0; i < grouping->begins[row_count]; i++)
        most += values_of(columns, grouping->things[i]).count;
    return most;
}

static enum td_code row_counts_init(struct td_arena *arena, uint32_t column_count,
                                    struct row_counts *row, struct td_error *err)
{
    *row = (struct row_counts){
        .counts = td_arena_array(arena, column_count, sizeof *row->counts),
        .last_marks = no_marks(arena, column_count),
        .columns = td_arena_array(arena, column_count, sizeof *row->columns),
    };
    bool has_all = row->counts != NULL && row->last_marks != NULL && row->columns != NULL;
    return has_all ? TD_OK : td_fail_memory(err);
}

enum td_code td_tally_pairs(struct td_arena *arena, size_t things,
                            const struct td_tally_key keys[2], const struct td_tally_marks *marks,
                            struct td_tally_cell **ret_cells, size_t *ret_count,
                            struct td_error *err)
{
    struct grouping rows;
    struct row_counts row;
    size_t count = 0;
    TD_TRY(group_by_row(arena, things, &keys[0], marks, &rows, err));
    TD_TRY(row_counts_init(arena, keys[1].value_count, &row, err));
    struct td_tally_cell *cells =
        td_arena_array(arena, most_pairs(&rows, keys[0].value_count, &keys[1]), sizeof *cells);
    if (cells == NULL)
        return td_fail_memory(err);
    for (uint32_t number = 0; number < keys[0].value_count; number++) {
        for (size_t i = rows.begins[number]; i < rows.begins[number + 1]; i++)
            count_columns(&row, &keys[1], rows.things[i], td_tally_mark(marks, rows.things[i]));
        count += take_cells(&row, number, cells + count);
    }
    *ret_cells = cells;
    *ret_count = count;
    return TD_OK;
}

int64_t td_tally_marks_count(size_t things, const struct td_tally_marks *marks)
{
    if (marks->marks == NULL)
        return (int64_t)things;
    int64_t count = things > 0;
    for (size_t i = 1; i < things; i++)
        count +=
            marks->marks[td_tally_thing(marks, i)] != marks->marks[td_tally_thing(marks, i - 1)];
    return count;
}

enum td_code td_tally_order(struct td_arena *arena, size_t things, const uint32_t *marks,
                            uint32_t mark_count, uint32_t **ret_order, struct td_error *err)
{
    struct td_tally_key key = {.values = marks, .value_count = mark_count};
    struct grouping grouping = {0};
    TD_TRY(group_by_row(arena, things, &key, &(struct td_tally_marks){0}, &grouping, err));
    *ret_order = grouping.things;
    return TD_OK;
}
