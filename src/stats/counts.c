#include "stats/counts.h"

#include "stats/count_cells.h"
#include "stats/count_make.h"

static struct count_order row_order(const struct td_count_request *request)
{
    struct count_order order = {.sort = request->sort, .top = request->top};
    if (order.top < 0 && request->keys[0] == TD_KEY_STORY)
        order.top = TD_COUNT_STORIES_TOP;
    else if (order.top == 0)
        order.top = -1;
    return order;
}

/* Different marks among the items without date. */
static int64_t count_undated(const struct count_data *data)
{
    uint32_t last = UINT32_MAX;
    int64_t count = 0;
    for (size_t i = 0; i < data->item_count; i++) {
        size_t item = td_tally_thing(&data->marks, i);
        uint32_t mark = td_tally_mark(&data->marks, item);
        if (data->days[item] != TD_PERIOD_NONE)
            continue;
        count += mark != last;
        last = mark;
    }
    return count;
}

static enum td_code sum_up(struct count_data *data, struct td_count_table *table,
                           struct td_error *err)
{
    const struct td_tally_marks by_post = {.marks = data->posts};
    int32_t first = TD_PERIOD_NONE, last = TD_PERIOD_NONE;
    table->posts = td_tally_marks_count(data->item_count, &by_post);
    table->undated = count_undated(data);
    for (size_t i = 0; i < data->item_count; i++) {
        int32_t day = data->days[i];
        if (day != TD_PERIOD_NONE && (first == TD_PERIOD_NONE || day < first))
            first = day;
        last = day > last ? day : last;
    }
    TD_TRY(count_period_text(data->arena, TD_KEY_DAY, first, &table->first, err));
    return count_period_text(data->arena, TD_KEY_DAY, last, &table->last, err);
}

static enum td_code make_rows(struct td_arena *arena, const struct count_axis *axis,
                              struct td_count_table *table, struct td_error *err)
{
    int64_t sum = 0;
    table->rows = td_arena_array(arena, axis->count, sizeof *table->rows);
    if (table->rows == NULL)
        return td_fail_memory(err);
    table->row_count = axis->count;
    for (size_t i = 0; i < axis->count; i++) {
        sum += axis->values[i].items;
        table->rows[i].value = axis->values[i];
        table->rows[i].value.cumulative = sum;
    }
    return TD_OK;
}

static enum td_code make_columns(struct count_data *data, const struct count_key *key,
                                 struct count_axis *axis, struct td_count_table *table,
                                 struct td_error *err)
{
    const struct count_order order = {.top = -1};
    int64_t sum = 0;
    TD_TRY(count_axis_make(data, key, order, axis, err));
    for (size_t i = 0; i < axis->count; i++) {
        sum += axis->values[i].items;
        axis->values[i].cumulative = sum;
    }
    table->columns = axis->values;
    table->column_count = axis->count;
    return TD_OK;
}

static struct td_count_table begin_table(const struct td_count_request *request)
{
    bool by_days = request->sort == TD_COUNT_SORT_FIRST || request->sort == TD_COUNT_SORT_LAST;
    bool is_cross = request->key_count > 1;
    struct td_count_axis down = td_count_axis_of(request->keys[0]);
    struct td_count_table table = {
        .down = down,
        .is_cross = is_cross,
        .is_unique = request->is_unique,
        .is_cumulative = request->is_cumulative,
        .share = request->share,
        .has_rest = row_order(request).top >= 0,
        .has_ranges = !request->is_brief && !down.is_time &&
                      (by_days || (request->keys[0] == TD_KEY_AUTHOR && !is_cross)),
        .has_names = request->wants_names && request->keys[0] == TD_KEY_AUTHOR,
        .has_lag = request->wants_lag,
    };
    if (table.is_cross)
        table.across = td_count_axis_of(request->keys[1]);
    return table;
}

static enum td_code count_cross(struct count_data *data, const struct td_count_request *request,
                                const struct count_key *down, const struct count_axis *rows,
                                struct td_count_table *table, struct td_error *err)
{
    struct count_key keys[2] = {*down};
    struct count_axis axes[2] = {*rows};
    TD_TRY(count_key_read(data, request->keys[1], &keys[1], err));
    TD_TRY(make_columns(data, &keys[1], &axes[1], table, err));
    return count_cells_fill(data, keys, axes, table, err);
}

enum td_code count_make(struct count_data *data, const struct td_count_request *request,
                        const struct count_key *key, struct td_count_table *ret_table,
                        struct td_error *err)
{
    struct td_count_table table = begin_table(request);
    struct count_order order = row_order(request);
    struct count_axis axis;
    order.wants_days = table.has_ranges;
    table.items = td_tally_marks_count(data->item_count, &data->marks);
    if (!request->is_brief)
        TD_TRY(sum_up(data, &table, err));
    TD_TRY(count_axis_make(data, key, order, &axis, err));
    TD_TRY(make_rows(data->arena, &axis, &table, err));
    bool has_none = axis.number_count > 0 && axis.places[0] != NO_PLACE;
    table.value_count = (int64_t)axis.number_count - has_none;
    if (table.has_names)
        TD_TRY(count_names_fill(data, &axis, &table, err));
    if (table.has_lag)
        TD_TRY(count_lag_fill(data, key, &axis, &table, err));
    if (table.is_cross)
        TD_TRY(count_cross(data, request, key, &axis, &table, err));
    *ret_table = table;
    return TD_OK;
}

enum td_code td_stats_count(struct td_store *store, struct td_arena *arena,
                            const struct td_count_request *request,
                            struct td_count_table *ret_table, struct td_error *err)
{
    struct count_data data;
    struct count_key key;
    if (request->wants_lag &&
        (request->key_count > 1 || td_count_axis_of(request->keys[0]).has_many))
        return td_fail(err, TD_ERR_USAGE,
                       "--lag goes with one key of which an item has one value, such as author");
    TD_TRY(count_data_read(store, arena, request->set, &data, err));
    if (request->is_unique)
        TD_TRY(count_data_unite(&data, err));
    TD_TRY(count_key_read(&data, request->keys[0], &key, err));
    return count_make(&data, request, &key, ret_table, err);
}
