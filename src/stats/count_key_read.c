#include "stats/count_data.h"
#include "stats/numbering.h"

static uint32_t greatest_of(const uint32_t *numbers, size_t count)
{
    uint32_t greatest = 0;
    for (size_t i = 0; i < count; i++)
        greatest = numbers[i] > greatest ? numbers[i] : greatest;
    return greatest;
}

/* Sites and sections: their numbers are those of the column; each text is read once. */
static enum td_code read_texts(struct count_data *data, enum td_item_column column,
                               uint32_t **ret_numbers, struct td_slice **ret_texts,
                               uint32_t *ret_count, struct td_error *err)
{
    uint32_t *numbers = NULL;
    TD_TRY(count_data_column(data, column, &numbers, err));
    uint32_t count = greatest_of(numbers, data->item_count) + 1;
    struct td_slice *texts = td_arena_array(data->arena, count, sizeof *texts);
    if (texts == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < data->item_count; i++) {
        uint32_t number = numbers[i];
        if (number > 0 && td_slice_is_none(texts[number]))
            TD_TRY(td_columns_text(data->store, data->arena, number, &texts[number], err));
    }
    *ret_numbers = numbers;
    *ret_texts = texts;
    *ret_count = count;
    return TD_OK;
}

static enum td_code read_sites(struct count_data *data, struct td_error *err)
{
    uint32_t *sites = NULL;
    if (data->sites != NULL)
        return TD_OK;
    TD_TRY(read_texts(data, TD_ITEM_SITE, &sites, &data->site_texts, &data->site_count, err));
    data->sites = sites;
    return TD_OK;
}

static enum td_code read_site_key(struct count_data *data, struct count_key *key,
                                  struct td_error *err)
{
    TD_TRY(read_sites(data, err));
    key->texts = data->site_texts;
    key->tally = (struct td_tally_key){.values = data->sites, .value_count = data->site_count};
    return TD_OK;
}

static enum td_code read_section_key(struct count_data *data, struct count_key *key,
                                     struct td_error *err)
{
    uint32_t *numbers = NULL, count = 0;
    struct td_slice *texts = NULL;
    TD_TRY(read_texts(data, TD_ITEM_SECTION, &numbers, &texts, &count, err));
    key->texts = texts;
    key->tally = (struct td_tally_key){.values = numbers, .value_count = count};
    return TD_OK;
}

/* The one site that all items of an author are from. */
static enum td_code find_author_sites(struct count_data *data, struct count_key *key,
                                      struct td_error *err)
{
    uint32_t *sites = td_arena_array(data->arena, key->tally.value_count, sizeof *sites);
    bool *seen = td_arena_array(data->arena, key->tally.value_count, sizeof *seen);
    if (sites == NULL || seen == NULL)
        return td_fail_memory(err);
    TD_TRY(read_sites(data, err));
    for (size_t i = 0; i < data->item_count; i++) {
        uint32_t author = key->tally.values[i];
        if (seen[author] && sites[author] != data->sites[i])
            sites[author] = NO_SITE;
        else
            sites[author] = data->sites[i];
        seen[author] = true;
    }
    key->sites = sites;
    return TD_OK;
}

static enum td_code read_author_key(struct count_data *data, struct count_key *key,
                                    struct td_error *err)
{
    uint32_t *numbers = NULL;
    if (data->authors.list == NULL)
        TD_TRY(td_authors_read(data->store, data->arena, &data->authors, err));
    TD_TRY(count_data_column(data, TD_ITEM_SOURCE, &numbers, err));
    for (size_t i = 0; i < data->item_count; i++)
        numbers[i] = td_authors_of(&data->authors, numbers[i]);
    key->tally = (struct td_tally_key){.values = numbers, .value_count = data->authors.count};
    return find_author_sites(data, key, err);
}

static enum td_code read_post_key(struct count_data *data, struct count_key *key,
                                  struct td_error *err)
{
    struct td_post_name *posts = NULL;
    size_t count = 0;
    struct td_slice *names = td_arena_array(data->arena, data->post_limit, sizeof *names);
    struct td_slice *paths = td_arena_array(data->arena, data->post_limit, sizeof *paths);
    bool *are_shared = td_arena_array(data->arena, data->post_limit, sizeof *are_shared);
    if (names == NULL || paths == NULL || are_shared == NULL)
        return td_fail_memory(err);
    TD_TRY(td_count_read_posts(data->store, data->arena, &posts, &count, err));
    for (size_t i = 0; i < count && posts[i].id < data->post_limit; i++) {
        names[posts[i].id] = posts[i].name;
        paths[posts[i].id] = posts[i].path;
        are_shared[posts[i].id] = posts[i].is_shared;
    }
    key->texts = names;
    key->paths = paths;
    key->are_shared = are_shared;
    key->tally = (struct td_tally_key){.values = data->posts, .value_count = data->post_limit};
    return TD_OK;
}

/* The number of each story is that of its first item here, from 1. */
static enum td_code read_story_key(struct count_data *data, struct count_key *key,
                                   struct td_error *err)
{
    uint64_t *stories = NULL;
    uint32_t *numbers = NULL, distinct = 0;
    TD_TRY(count_data_stories(data, &stories, err));
    TD_TRY(td_numbering(data->arena, stories, data->item_count, &numbers, &distinct, err));
    uint32_t *examples = td_arena_array(data->arena, distinct + (size_t)1, sizeof *examples);
    if (examples == NULL)
        return td_fail_memory(err);
    for (size_t i = data->item_count; i-- > 0;) {
        numbers[i] = stories[i] == 0 ? 0 : numbers[i] + 1;
        examples[numbers[i]] = (uint32_t)i;
    }
    key->examples = examples;
    key->tally = (struct td_tally_key){.values = numbers, .value_count = distinct + 1};
    return TD_OK;
}

/* Where the categories of each post begin in `lists`; a post without any has the one of none, and
 * so has one of a category that is not there. */
static void list_categories(const struct td_post_category *pairs, size_t pair_count,
                            uint32_t category_limit, uint32_t post_limit, uint32_t *begins,
                            uint32_t *lists)
{
    uint32_t count = 0;
    size_t pair = 0;
    for (uint32_t post = 0; post < post_limit; post++) {
        begins[post] = count;
        for (; pair < pair_count && pairs[pair].post == post; pair++)
            lists[count++] = pairs[pair].category > 0 && pairs[pair].category < category_limit
                                 ? (uint32_t)pairs[pair].category
                                 : 0;
        if (count == begins[post])
            lists[count++] = 0;
    }
    begins[post_limit] = count;
}

static enum td_code read_category_names(struct count_data *data, struct count_key *key,
                                        struct td_error *err)
{
    struct td_numbered_text *categories = NULL;
    size_t count = 0;
    TD_TRY(td_count_read_categories(data->store, data->arena, &categories, &count, err));
    size_t limit = count > 0 ? (size_t)categories[count - 1].id + 1 : 1;
    struct td_slice *texts = td_arena_array(data->arena, limit, sizeof *texts);
    if (texts == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        texts[categories[i].id] = categories[i].text;
    key->texts = texts;
    key->tally.value_count = (uint32_t)limit;
    return TD_OK;
}

static enum td_code read_category_key(struct count_data *data, struct count_key *key,
                                      struct td_error *err)
{
    struct td_post_category *pairs = NULL;
    size_t count = 0;
    TD_TRY(read_category_names(data, key, err));
    TD_TRY(td_count_read_post_categories(data->store, data->arena, &pairs, &count, err));
    uint32_t *begins = td_arena_array(data->arena, data->post_limit + (size_t)1, sizeof *begins);
    uint32_t *lists = td_arena_array(data->arena, data->post_limit + count, sizeof *lists);
    if (begins == NULL || lists == NULL)
        return td_fail_memory(err);
    list_categories(pairs, count, key->tally.value_count, data->post_limit, begins, lists);
    key->tally.values = data->posts;
    key->tally.list_begins = begins;
    key->tally.lists = lists;
    return TD_OK;
}

/* A period as a key that is never 0. */
static uint64_t key_of(int32_t period)
{
    return (uint64_t)((int64_t)period - TD_PERIOD_NONE) + 1;
}

/* Stretches of items with one time, as items of one post are: values[i] becomes the stretch of item
 * i, keys the period of each. Stretch 0 holds nothing and has no time. Returns their number. */
static size_t find_stretches(const struct count_data *data, enum td_period_kind kind,
                             uint32_t *values, uint64_t *keys)
{
    size_t count = 0;
    keys[count++] = key_of(TD_PERIOD_NONE);
    for (size_t i = 0; i < data->item_count; i++) {
        uint32_t time = data->times[i];
        if (i == 0 || time != data->times[i - 1])
            keys[count++] = key_of(td_period_of(kind, count_day(time), td_columns_hour(time)));
        values[i] = (uint32_t)count - 1;
    }
    return count;
}

static enum td_code read_time_key(struct count_data *data, struct count_key *key,
                                  struct td_error *err)
{
    uint32_t *numbers = NULL, distinct = 0;
    uint64_t *keys = td_arena_array(data->arena, data->item_count + 1, sizeof *keys);
    uint32_t *values = td_arena_array(data->arena, data->item_count, sizeof *values);
    if (keys == NULL || values == NULL)
        return td_fail_memory(err);
    size_t count = find_stretches(data, td_count_keys[key->id].period, values, keys);
    TD_TRY(td_numbering(data->arena, keys, count, &numbers, &distinct, err));
    int32_t *periods = td_arena_array(data->arena, distinct, sizeof *periods);
    if (periods == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        periods[numbers[i]] = (int32_t)((int64_t)(keys[i] - 1) + TD_PERIOD_NONE);
    for (size_t i = 0; i < data->item_count; i++)
        values[i] = numbers[values[i]];
    key->periods = periods;
    key->tally = (struct td_tally_key){.values = values, .value_count = distinct};
    return TD_OK;
}

typedef enum td_code (*read_key_fn)(struct count_data *data, struct count_key *key,
                                    struct td_error *err);

enum td_code count_key_read(struct count_data *data, enum td_count_key id,
                            struct count_key *ret_key, struct td_error *err)
{
    static const read_key_fn readers[TD_KEY_COUNT] = {
        [TD_KEY_AUTHOR] = read_author_key, [TD_KEY_CATEGORY] = read_category_key,
        [TD_KEY_SITE] = read_site_key,     [TD_KEY_SECTION] = read_section_key,
        [TD_KEY_POST] = read_post_key,     [TD_KEY_STORY] = read_story_key,
    };
    struct count_key key = {.id = id};
    read_key_fn read = td_count_keys[id].is_time ? read_time_key : readers[id];
    TD_TRY(read(data, &key, err));
    *ret_key = key;
    return TD_OK;
}
