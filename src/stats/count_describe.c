#include "stats/count_data.h"
#include "store/query/post_ref.h"

static void describe_author(const struct count_data *data, const struct count_key *key,
                            uint32_t number, struct td_count_value *value)
{
    uint32_t site = key->sites[number];
    if (number > 0) {
        const struct td_author *author = &data->authors.list[number];
        const struct td_source *head = &data->authors.sources[author->head];
        value->text = author->name;
        value->handle = head->handle;
        value->site = head->site;
    }
    if (td_slice_is_none(value->site) && site != NO_SITE)
        value->site = data->site_texts[site];
}

static enum td_code describe_story(const struct count_data *data, const struct count_key *key,
                                   uint32_t number, struct td_count_value *value,
                                   struct td_error *err)
{
    if (number == 0)
        return TD_OK;
    int64_t item = data->items[key->examples[number]];
    return td_count_read_link(data->store, data->arena, item, &value->text, &value->detail, err);
}

static enum td_code describe_post(const struct count_data *data, const struct count_key *key,
                                  uint32_t number, struct td_count_value *value,
                                  struct td_error *err)
{
    value->text = value->label = key->texts[number];
    value->detail = key->paths[number];
    return key->are_shared[number]
               ? td_post_ref(data->store, data->arena, number, &value->label, err)
               : TD_OK;
}

enum td_code count_period_text(struct td_arena *arena, enum td_count_key key, int32_t period,
                               struct td_slice *ret_text, struct td_error *err)
{
    char text[TD_PERIOD_TEXT_BYTES];
    if (period == TD_PERIOD_NONE) {
        *ret_text = TD_SLICE_NONE;
        return TD_OK;
    }
    td_period_format(td_count_keys[key].period, period, text);
    return td_arena_copy(arena, td_slice_of(text), ret_text, err);
}

enum td_code count_key_describe(struct count_data *data, const struct count_key *key,
                                uint32_t number, struct td_count_value *value, struct td_error *err)
{
    if (key->periods != NULL)
        return count_period_text(data->arena, key->id, key->periods[number], &value->text, err);
    if (key->id == TD_KEY_STORY)
        return describe_story(data, key, number, value, err);
    if (key->id == TD_KEY_POST && number > 0)
        return describe_post(data, key, number, value, err);
    if (key->id == TD_KEY_AUTHOR)
        describe_author(data, key, number, value);
    else
        value->text = number > 0 ? key->texts[number] : TD_SLICE_NONE;
    return TD_OK;
}
