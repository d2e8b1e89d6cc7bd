#include "stats/count_axis.h"

#include "stats/count_entry.h"

#include <stdlib.h>

struct entries {
    struct count_entry *list;
    size_t count;
};

/* What the tallies say of each number of a key; the last three are NULL where days are not wanted.
 */
struct numbers {
    int64_t *items;
    int64_t *posts;
    int32_t *first;
    int32_t *last;
};

static enum td_code tally(struct count_data *data, const struct count_key *key, bool wants_days,
                          struct numbers *ret_numbers, struct td_error *err)
{
    const struct td_tally_marks by_post = {.marks = data->posts};
    TD_TRY(td_tally_values(data->arena, data->item_count, &key->tally, &data->marks,
                           &ret_numbers->items, err));
    if (!wants_days)
        return TD_OK;
    TD_TRY(td_tally_values(data->arena, data->item_count, &key->tally, &by_post,
                           &ret_numbers->posts, err));
    return td_tally_ranges(data->arena, data->item_count, &key->tally, data->days,
                           &ret_numbers->first, &ret_numbers->last, err);
}

static size_t count_used(const int64_t *items, uint32_t count)
{
    size_t used = 0;
    for (uint32_t i = 0; i < count; i++)
        used += items[i] > 0;
    return used;
}

/* The names of stories are read one by one: only those that are shown, where that will do. */
static bool is_named_late(const struct count_key *key, enum td_count_sort sort)
{
    return key->id == TD_KEY_STORY && sort != TD_COUNT_SORT_NAME;
}

static enum td_code read_entry(struct count_data *data, const struct count_key *key,
                               const struct numbers *numbers, uint32_t number,
                               enum td_count_sort sort, struct count_entry *entry,
                               struct td_error *err)
{
    *entry = (struct count_entry){
        .value = {.items = numbers->items[number]},
        .number = number,
        .period = key->periods != NULL ? key->periods[number] : 0,
        .first = TD_PERIOD_NONE,
        .last = TD_PERIOD_NONE,
        .sort = sort,
        .is_time = key->periods != NULL,
    };
    if (numbers->posts != NULL) {
        entry->value.posts = numbers->posts[number];
        entry->first = numbers->first[number];
        entry->last = numbers->last[number];
    }
    if (is_named_late(key, sort))
        return TD_OK;
    return count_key_describe(data, key, number, &entry->value, err);
}

static enum td_code read_entries(struct count_data *data, const struct count_key *key,
                                 struct count_order order, struct entries *ret_entries,
                                 struct td_error *err)
{
    struct numbers numbers = {0};
    struct entries entries = {0};
    TD_TRY(tally(data, key, order.wants_days, &numbers, err));
    size_t used = count_used(numbers.items, key->tally.value_count);
    entries.list = td_arena_array(data->arena, used, sizeof *entries.list);
    if (entries.list == NULL)
        return td_fail_memory(err);
    for (uint32_t number = 0; number < key->tally.value_count; number++) {
        if (numbers.items[number] > 0)
            TD_TRY(read_entry(data, key, &numbers, number, order.sort,
                              &entries.list[entries.count++], err));
    }
    *ret_entries = entries;
    return TD_OK;
}

/* The periods from the first to the last that have items, or all that come round. */
static void find_reach(const struct count_key *key, const struct entries *entries,
                       int32_t *ret_begin, int32_t *ret_end)
{
    int32_t cycle = td_period_cycle(td_count_keys[key->id].period);
    int32_t begin = INT32_MAX, end = INT32_MIN;
    for (size_t i = 0; i < entries->count; i++) {
        int32_t period = entries->list[i].period;
        if (period == TD_PERIOD_NONE)
            continue;
        begin = period < begin ? period : begin;
        end = period >= end ? period + 1 : end;
    }
    *ret_begin = cycle > 0 && end > begin ? 0 : begin;
    *ret_end = cycle > 0 && end > begin ? cycle : end;
}

static enum td_code add_gap(struct count_data *data, const struct count_key *key, int32_t period,
                            struct entries *entries, struct td_error *err)
{
    struct count_entry *entry = &entries->list[entries->count++];
    *entry = (struct count_entry){
        .number = NO_PLACE,
        .period = period,
        .first = TD_PERIOD_NONE,
        .last = TD_PERIOD_NONE,
        .sort = entries->list[0].sort,
        .is_time = true,
    };
    return count_period_text(data->arena, key->id, period, &entry->value.text, err);
}

static enum td_code fill_gaps(struct count_data *data, const struct count_key *key,
                              struct entries *entries, struct td_error *err)
{
    int32_t begin = 0, end = 0;
    find_reach(key, entries, &begin, &end);
    if (end <= begin || (int64_t)end - begin > TD_COUNT_GAPS_MAX)
        return TD_OK;
    size_t reach = (size_t)(end - begin);
    bool *is_there = td_arena_array(data->arena, reach, sizeof *is_there);
    struct entries filled = {
        .list = td_arena_array(data->arena, reach + entries->count, sizeof *filled.list)};
    if (is_there == NULL || filled.list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < entries->count; i++) {
        filled.list[filled.count++] = entries->list[i];
        if (entries->list[i].period != TD_PERIOD_NONE)
            is_there[entries->list[i].period - begin] = true;
    }
    for (int32_t period = begin; period < end; period++) {
        if (!is_there[period - begin])
            TD_TRY(add_gap(data, key, period, &filled, err));
    }
    *entries = filled;
    return TD_OK;
}

static enum td_code sort_entries(struct td_arena *arena, const struct entries *entries,
                                 struct count_entry ***ret_sorted, struct td_error *err)
{
    struct count_entry **sorted = td_arena_array(arena, entries->count, sizeof(void *));
    if (sorted == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < entries->count; i++)
        sorted[i] = &entries->list[i];
    qsort(sorted, entries->count, sizeof(void *), count_entry_compare);
    *ret_sorted = sorted;
    return TD_OK;
}

static void widen(struct count_entry *rest, const struct count_entry *entry)
{
    if (entry->first == TD_PERIOD_NONE)
        return;
    if (rest->first == TD_PERIOD_NONE || entry->first < rest->first)
        rest->first = entry->first;
    if (entry->last > rest->last)
        rest->last = entry->last;
}

static struct count_entry sum_rest(struct count_entry *const *entries, size_t count)
{
    struct count_entry rest = {.first = TD_PERIOD_NONE, .last = TD_PERIOD_NONE};
    rest.value.rest = (int64_t)count;
    for (size_t i = 0; i < count; i++) {
        rest.value.items += entries[i]->value.items;
        widen(&rest, entries[i]);
    }
    return rest;
}

/* Says all that is shown of an entry, and keeps it. */
static enum td_code add_value(struct count_data *data, const struct count_key *key,
                              struct count_entry *entry, struct count_order order,
                              struct count_axis *axis, struct td_error *err)
{
    struct td_count_value *value = &entry->value;
    TD_TRY(count_period_text(data->arena, TD_KEY_DAY, entry->first, &value->first, err));
    TD_TRY(count_period_text(data->arena, TD_KEY_DAY, entry->last, &value->last, err));
    if (is_named_late(key, order.sort) && value->rest == 0)
        TD_TRY(count_key_describe(data, key, entry->number, value, err));
    axis->values[axis->count++] = *value;
    return TD_OK;
}

static void place(const struct count_entry *entry, size_t place, struct count_axis *axis)
{
    if (entry->number == NO_PLACE)
        return;
    axis->places[entry->number] = (uint32_t)place;
    axis->numbers[axis->number_count++] = entry->number;
}

static enum td_code make_room(struct td_arena *arena, uint32_t number_count, size_t entry_count,
                              struct count_axis *axis, struct td_error *err)
{
    *axis = (struct count_axis){
        .values = td_arena_array(arena, entry_count + 1, sizeof *axis->values),
        .places = td_arena_array(arena, number_count, sizeof *axis->places),
        .numbers = td_arena_array(arena, entry_count, sizeof *axis->numbers),
    };
    if (axis->values == NULL || axis->places == NULL || axis->numbers == NULL)
        return td_fail_memory(err);
    for (uint32_t i = 0; i < number_count; i++)
        axis->places[i] = NO_PLACE;
    return TD_OK;
}

enum td_code count_axis_make(struct count_data *data, const struct count_key *key,
                             struct count_order order, struct count_axis *ret_axis,
                             struct td_error *err)
{
    struct entries entries = {0};
    struct count_entry **sorted = NULL;
    struct count_axis axis;
    TD_TRY(read_entries(data, key, order, &entries, err));
    if (key->periods != NULL && order.sort != TD_COUNT_SORT_COUNT && order.top < 0)
        TD_TRY(fill_gaps(data, key, &entries, err));
    TD_TRY(sort_entries(data->arena, &entries, &sorted, err));
    TD_TRY(make_room(data->arena, key->tally.value_count, entries.count, &axis, err));
    size_t shown =
        order.top >= 0 && (size_t)order.top < entries.count ? (size_t)order.top : entries.count;
    for (size_t i = 0; i < entries.count; i++)
        place(sorted[i], i < shown ? i : shown, &axis);
    for (size_t i = 0; i < shown; i++)
        TD_TRY(add_value(data, key, sorted[i], order, &axis, err));
    if (shown < entries.count) {
        struct count_entry rest = sum_rest(sorted + shown, entries.count - shown);
        TD_TRY(add_value(data, key, &rest, order, &axis, err));
    }
    *ret_axis = axis;
    return TD_OK;
}
