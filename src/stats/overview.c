#include "stats/overview.h"

#include "stats/count_make.h"

static bool is_named(const struct td_count_value *value)
{
    return value->rest == 0 && (!td_slice_is_none(value->text) || !td_slice_is_none(value->handle));
}

/* The values with most items, without that of none and without the rest; and how many values
 * there are in all. */
static enum td_code find_top(struct count_data *data, enum td_count_key id, int64_t *ret_count,
                             struct td_count_table *ret_table, struct td_error *err)
{
    const struct td_count_request request = {
        .keys = {id}, .key_count = 1, .top = TD_OVERVIEW_TOP + 1, .is_brief = true};
    struct count_key key;
    struct td_count_table table;
    TD_TRY(count_key_read(data, id, &key, err));
    TD_TRY(count_make(data, &request, &key, &table, err));
    size_t kept = 0;
    for (size_t i = 0; i < table.row_count && kept < TD_OVERVIEW_TOP; i++) {
        if (is_named(&table.rows[i].value))
            table.rows[kept++] = table.rows[i];
    }
    table.row_count = kept;
    table.has_rest = false;
    *ret_count = table.value_count;
    *ret_table = table;
    return TD_OK;
}

/* Sites that items have, without that of none. */
static enum td_code count_sites(struct count_data *data, int64_t *ret_count, struct td_error *err)
{
    struct count_key key;
    int64_t *items = NULL, count = 0;
    TD_TRY(count_key_read(data, TD_KEY_SITE, &key, err));
    TD_TRY(td_tally_values(data->arena, data->item_count, &key.tally, &data->marks, &items, err));
    for (uint32_t number = 1; number < key.tally.value_count; number++)
        count += items[number] > 0;
    *ret_count = count;
    return TD_OK;
}

static enum td_code find_months(struct count_data *data, struct td_count_table *ret_table,
                                struct td_error *err)
{
    const struct td_count_request request = {.keys = {TD_KEY_MONTH}, .key_count = 1, .top = -1};
    struct count_key key;
    TD_TRY(count_key_read(data, TD_KEY_MONTH, &key, err));
    return count_make(data, &request, &key, ret_table, err);
}

/* What holds of the archive as a whole: also posts without items count. */
static enum td_code read_whole(struct td_store *store, struct td_overview *overview,
                               struct td_error *err)
{
    TD_TRY(td_count_posts(store, &overview->posts, err));
    return td_count_read_size(store, &overview->size_bytes, err);
}

enum td_code td_stats_overview(struct td_store *store, struct td_arena *arena,
                               const struct td_item_set *set, struct td_overview *ret_overview,
                               struct td_error *err)
{
    struct count_data data;
    struct td_overview overview = {0};
    int64_t categories = 0;
    TD_TRY(count_data_read(store, arena, set, &data, err));
    TD_TRY(find_top(&data, TD_KEY_AUTHOR, &overview.authors, &overview.authors_top, err));
    TD_TRY(find_top(&data, TD_KEY_CATEGORY, &categories, &overview.categories_top, err));
    TD_TRY(count_sites(&data, &overview.sites, err));
    TD_TRY(find_months(&data, &overview.months, err));
    overview.items = overview.months.items;
    overview.posts = overview.months.posts;
    overview.undated = overview.months.undated;
    overview.first = overview.months.first;
    overview.last = overview.months.last;
    if (set == NULL)
        TD_TRY(read_whole(store, &overview, err));
    *ret_overview = overview;
    return TD_OK;
}
