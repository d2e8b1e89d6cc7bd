#include "stats/count_data.h"

#include "base/calendar.h"
#include "stats/numbering.h"

/* The items of the set, by number. */
struct chosen {
    uint32_t *items;
    uint32_t *posts;
    uint32_t *times;
    size_t count;
    uint32_t post_limit;
    bool is_ordered; /* by post, too */
};

/* Adds the items of one block that are in the set. */
static void choose_in_block(const struct td_item_set *set, size_t block, const uint32_t *posts,
                            const uint32_t *times, struct chosen *chosen)
{
    uint32_t first = (uint32_t)(block * TD_COLUMNS_BLOCK_ITEMS);
    for (uint32_t i = 0; i < TD_COLUMNS_BLOCK_ITEMS; i++) {
        if (posts[i] == 0)
            continue;
        bool is_in = set != NULL ? td_item_set_has(set, first + i) : !td_columns_is_draft(times[i]);
        if (!is_in)
            continue;
        if (chosen->count > 0 && chosen->posts[chosen->count - 1] > posts[i])
            chosen->is_ordered = false;
        if (posts[i] >= chosen->post_limit)
            chosen->post_limit = posts[i] + 1;
        chosen->items[chosen->count] = first + i;
        chosen->posts[chosen->count] = posts[i];
        chosen->times[chosen->count++] = times[i];
    }
}

static enum td_code choose(struct td_store *store, struct td_arena *arena,
                           const struct td_item_set *set, struct chosen *ret_chosen,
                           struct td_error *err)
{
    struct td_column posts, times;
    const void *block_posts = NULL, *block_times = NULL;
    TD_TRY(td_columns_open(store, arena, TD_ITEM_POST, &posts, err));
    TD_TRY(td_columns_open(store, arena, TD_ITEM_TIME, &times, err));
    size_t most = posts.block_count * TD_COLUMNS_BLOCK_ITEMS;
    struct chosen chosen = {.items = td_arena_array(arena, most, sizeof *chosen.items),
                            .posts = td_arena_array(arena, most, sizeof *chosen.posts),
                            .times = td_arena_array(arena, most, sizeof *chosen.times),
                            .post_limit = 1,
                            .is_ordered = true};
    if (chosen.items == NULL || chosen.posts == NULL || chosen.times == NULL)
        return td_fail_memory(err);
    for (size_t block = 0; block < posts.block_count; block++) {
        TD_TRY(td_columns_block(&posts, block, &block_posts, err));
        TD_TRY(td_columns_block(&times, block, &block_times, err));
        choose_in_block(set, block, block_posts, block_times, &chosen);
    }
    *ret_chosen = chosen;
    return TD_OK;
}

/* Puts the items in the order of their posts. */
static enum td_code order_items(struct td_arena *arena, struct chosen *chosen, struct td_error *err)
{
    uint32_t *order = NULL;
    struct chosen ordered = *chosen;
    if (chosen->is_ordered)
        return TD_OK;
    ordered.items = td_arena_array(arena, chosen->count, sizeof *ordered.items);
    ordered.posts = td_arena_array(arena, chosen->count, sizeof *ordered.posts);
    ordered.times = td_arena_array(arena, chosen->count, sizeof *ordered.times);
    if (ordered.items == NULL || ordered.posts == NULL || ordered.times == NULL)
        return td_fail_memory(err);
    TD_TRY(td_tally_order(arena, chosen->count, chosen->posts, chosen->post_limit, &order, err));
    for (size_t i = 0; i < chosen->count; i++) {
        ordered.items[i] = chosen->items[order[i]];
        ordered.posts[i] = chosen->posts[order[i]];
        ordered.times[i] = chosen->times[order[i]];
    }
    *chosen = ordered;
    return TD_OK;
}

int32_t count_day(uint32_t time)
{
    uint32_t day = td_columns_day(time);
    return day > 0 ? (int32_t)day - 1 + TD_FIRST_DAY : TD_PERIOD_NONE;
}

enum td_code count_data_read(struct td_store *store, struct td_arena *arena,
                             const struct td_item_set *set, struct count_data *ret_data,
                             struct td_error *err)
{
    struct chosen chosen = {0};
    TD_TRY(choose(store, arena, set, &chosen, err));
    TD_TRY(order_items(arena, &chosen, err));
    int32_t *days = td_arena_array(arena, chosen.count, sizeof *days);
    if (days == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < chosen.count; i++)
        days[i] = count_day(chosen.times[i]);
    *ret_data = (struct count_data){
        .store = store,
        .arena = arena,
        .items = chosen.items,
        .item_count = chosen.count,
        .posts = chosen.posts,
        .post_limit = chosen.post_limit,
        .times = chosen.times,
        .days = days,
    };
    return TD_OK;
}

enum td_code count_data_column(struct count_data *data, enum td_item_column id,
                               uint32_t **ret_numbers, struct td_error *err)
{
    struct td_column column;
    uint32_t *numbers = td_arena_array(data->arena, data->item_count, sizeof *numbers);
    const void *block = NULL;
    size_t read = SIZE_MAX; /* the block in hand */
    if (numbers == NULL)
        return td_fail_memory(err);
    TD_TRY(td_columns_open(data->store, data->arena, id, &column, err));
    for (size_t i = 0; i < data->item_count; i++) {
        size_t wanted = data->items[i] / TD_COLUMNS_BLOCK_ITEMS;
        if (wanted != read)
            TD_TRY(td_columns_block(&column, wanted, &block, err));
        read = wanted;
        numbers[i] = ((const uint32_t *)block)[data->items[i] % TD_COLUMNS_BLOCK_ITEMS];
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
