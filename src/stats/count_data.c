#include "stats/count_data.h"

#include "base/calendar.h"
#include "stats/numbering.h"

enum { HOUR_SECONDS = 3600 };

/* The numbers of the posts in post_list, from 1, by posts.id. */
struct post_places {
    uint32_t *places;
    size_t limit;
};

/* The items of the set, by number. */
struct chosen {
    int64_t *items;
    uint32_t *posts;
    size_t count;
};

int32_t count_post_day(const struct td_post_time *post)
{
    int64_t seconds = post->local_seconds;
    int64_t day = seconds / TD_SECONDS_PER_DAY - (seconds % TD_SECONDS_PER_DAY < 0);
    bool is_real = post->has_date && day >= TD_FIRST_DAY && day <= TD_LAST_DAY;
    return is_real ? (int32_t)day : TD_PERIOD_NONE;
}

int count_post_hour(const struct td_post_time *post)
{
    int64_t second = post->local_seconds % TD_SECONDS_PER_DAY;
    if (second < 0)
        second += TD_SECONDS_PER_DAY;
    return post->has_date && post->has_time ? (int)(second / HOUR_SECONDS) : TD_PERIOD_NO_HOUR;
}

static enum td_code place_posts(const struct count_data *data, struct post_places *ret_places,
                                struct td_error *err)
{
    size_t count = data->post_count;
    size_t limit = count > 0 ? (size_t)data->post_list[count - 1].id + 1 : 0;
    uint32_t *places = td_arena_array(data->arena, limit, sizeof *places);
    if (places == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        places[data->post_list[i].id] = (uint32_t)i + 1;
    *ret_places = (struct post_places){places, limit};
    return TD_OK;
}

/* Adds the items of one block that are in the set. */
static void choose_in_block(const struct count_data *data, const struct post_places *places,
                            const struct td_item_set *set, size_t block, const uint32_t *posts,
                            struct chosen *chosen)
{
    int64_t first = (int64_t)block * TD_COLUMNS_BLOCK_ITEMS;
    for (size_t i = 0; i < TD_COLUMNS_BLOCK_ITEMS; i++) {
        uint32_t place = posts[i] < places->limit ? places->places[posts[i]] : 0;
        if (place == 0)
            continue;
        int64_t item = first + (int64_t)i;
        bool is_in =
            set != NULL ? td_item_set_has(set, item) : !data->post_list[place - 1].is_draft;
        if (!is_in)
            continue;
        chosen->items[chosen->count] = item;
        chosen->posts[chosen->count++] = place;
    }
}

static enum td_code choose(struct count_data *data, const struct post_places *places,
                           const struct td_item_set *set, struct chosen *ret_chosen,
                           struct td_error *err)
{
    struct td_column column;
    const void *posts = NULL;
    TD_TRY(td_columns_open(data->store, data->arena, TD_ITEM_POST, &column, err));
    size_t most = column.block_count * TD_COLUMNS_BLOCK_ITEMS;
    struct chosen chosen = {.items = td_arena_array(data->arena, most, sizeof *chosen.items),
                            .posts = td_arena_array(data->arena, most, sizeof *chosen.posts)};
    if (chosen.items == NULL || chosen.posts == NULL)
        return td_fail_memory(err);
    for (size_t block = 0; block < column.block_count; block++) {
        TD_TRY(td_columns_block(&column, block, &posts, err));
        choose_in_block(data, places, set, block, posts, &chosen);
    }
    *ret_chosen = chosen;
    return TD_OK;
}

/* Puts the items in the order of their posts. */
static enum td_code order_items(struct count_data *data, const struct chosen *chosen,
                                struct td_error *err)
{
    uint32_t *order = NULL;
    int64_t *items = td_arena_array(data->arena, chosen->count, sizeof *items);
    uint32_t *posts = td_arena_array(data->arena, chosen->count, sizeof *posts);
    int32_t *days = td_arena_array(data->arena, chosen->count, sizeof *days);
    if (items == NULL || posts == NULL || days == NULL)
        return td_fail_memory(err);
    TD_TRY(td_tally_order(data->arena, chosen->count, chosen->posts, (uint32_t)data->post_count + 1,
                          &order, err));
    for (size_t i = 0; i < chosen->count; i++) {
        items[i] = chosen->items[order[i]];
        posts[i] = chosen->posts[order[i]];
        days[i] = count_post_day(&data->post_list[posts[i] - 1]);
    }
    data->items = items;
    data->posts = posts;
    data->days = days;
    data->item_count = chosen->count;
    return TD_OK;
}

enum td_code count_data_read(struct td_store *store, struct td_arena *arena,
                             const struct td_item_set *set, bool with_names,
                             struct count_data *ret_data, struct td_error *err)
{
    struct count_data data = {.store = store, .arena = arena};
    struct post_places places = {0};
    struct chosen chosen = {0};
    TD_TRY(td_count_read_posts(store, arena, with_names, &data.post_list, &data.post_count, err));
    TD_TRY(place_posts(&data, &places, err));
    TD_TRY(choose(&data, &places, set, &chosen, err));
    TD_TRY(order_items(&data, &chosen, err));
    *ret_data = data;
    return TD_OK;
}

enum td_code count_data_column(struct count_data *data, enum td_item_column id,
                               uint32_t **ret_numbers, struct td_error *err)
{
    struct td_column column;
    uint32_t *numbers = td_arena_array(data->arena, data->item_count, sizeof *numbers);
    const void *block = NULL;
    if (numbers == NULL)
        return td_fail_memory(err);
    TD_TRY(td_columns_open(data->store, data->arena, id, &column, err));
    for (size_t i = 0; i < data->item_count; i++) {
        size_t item = (size_t)data->items[i];
        TD_TRY(td_columns_block(&column, item / TD_COLUMNS_BLOCK_ITEMS, &block, err));
        numbers[i] = ((const uint32_t *)block)[item % TD_COLUMNS_BLOCK_ITEMS];
    }
    *ret_numbers = numbers;
    return TD_OK;
}

enum td_code count_data_stories(struct count_data *data, uint64_t **ret_stories,
                                struct td_error *err)
{
    struct td_column column;
    uint64_t *stories = td_arena_array(data->arena, data->item_count, sizeof *stories);
    const void *block = NULL;
    if (stories == NULL)
        return td_fail_memory(err);
    TD_TRY(td_columns_open(data->store, data->arena, TD_ITEM_STORY, &column, err));
    for (size_t i = 0; i < data->item_count; i++) {
        size_t item = (size_t)data->items[i];
        TD_TRY(td_columns_block(&column, item / TD_COLUMNS_BLOCK_ITEMS, &block, err));
        stories[i] = ((const uint64_t *)block)[item % TD_COLUMNS_BLOCK_ITEMS];
    }
    *ret_stories = stories;
    return TD_OK;
}

enum td_code count_data_unite(struct count_data *data, struct td_error *err)
{
    uint64_t *stories = NULL;
    uint32_t *numbers = NULL, *order = NULL;
    uint32_t distinct = 0;
    TD_TRY(count_data_stories(data, &stories, err));
    TD_TRY(td_numbering(data->arena, stories, data->item_count, &numbers, &distinct, err));
    TD_TRY(td_tally_order(data->arena, data->item_count, numbers, distinct, &order, err));
    data->marks = (struct td_tally_marks){.order = order, .marks = numbers};
    return TD_OK;
}
