#include "stats/count_keys.h"

#include "base/buf.h"

enum { NAMES_MAX_BYTES = 400 };

const struct td_count_key_row td_count_keys[TD_KEY_COUNT] = {
    [TD_KEY_AUTHOR] = {.name = "author", .missing = "author"},
    [TD_KEY_CATEGORY] = {.name = "category", .missing = "category", .has_many = true},
    [TD_KEY_SITE] = {.name = "site", .missing = "site"},
    [TD_KEY_SECTION] = {.name = "section", .missing = "section"},
    [TD_KEY_POST] = {.name = "post", .missing = "post"},
    [TD_KEY_STORY] = {.name = "story", .missing = "link"},
#define TIME(key_name, period_kind, what)                                                          \
    {                                                                                              \
        .name = (key_name), .missing = (what), .is_time = true, .period = (period_kind)            \
    }
    [TD_KEY_YEAR] = TIME("year", TD_PERIOD_YEAR, "date"),
    [TD_KEY_QUARTER] = TIME("quarter", TD_PERIOD_QUARTER, "date"),
    [TD_KEY_MONTH] = TIME("month", TD_PERIOD_MONTH, "date"),
    [TD_KEY_WEEK] = TIME("week", TD_PERIOD_WEEK, "date"),
    [TD_KEY_DAY] = TIME("day", TD_PERIOD_DAY, "date"),
    [TD_KEY_WEEKDAY] = TIME("weekday", TD_PERIOD_WEEKDAY, "date"),
    [TD_KEY_HOUR] = TIME("hour", TD_PERIOD_HOUR, "time"),
#undef TIME
};

static bool find_key(struct td_slice name, enum td_count_key *ret_key)
{
    for (int key = 0; key < TD_KEY_COUNT; key++) {
        if (td_slice_equal(td_slice_of(td_count_keys[key].name), name)) {
            *ret_key = (enum td_count_key)key;
            return true;
        }
    }
    return false;
}

static enum td_code fail_key(struct td_slice name, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf names;
    td_buf_init(&names, NAMES_MAX_BYTES);
    for (int key = 0; key < TD_KEY_COUNT; key++)
        td_buf_addf(&names, "%s%s", key > 0 ? ", " : "", td_count_keys[key].name);
    TD_TRY(td_buf_check(&names, err));
    return td_fail(err, TD_ERR_USAGE, "--by wants one or two of %s, not '%.*s'", names.ptr,
                   TD_SLICE_ARG(name));
}

enum td_code td_count_keys_parse(struct td_slice text,
                                 enum td_count_key ret_keys[TD_COUNT_KEYS_MAX], size_t *ret_count,
                                 struct td_error *err)
{
    enum td_count_key keys[TD_COUNT_KEYS_MAX] = {TD_KEY_COUNT, TD_KEY_COUNT};
    size_t count = 0;
    for (size_t begin = 0; begin <= text.len; count++) {
        struct td_slice rest = td_slice_sub(text, begin, text.len);
        struct td_slice name = td_slice_sub(rest, 0, td_slice_find(rest, TD_SLICE(",")));
        if (count == TD_COUNT_KEYS_MAX)
            return td_fail(err, TD_ERR_USAGE, "--by wants at most %d keys", TD_COUNT_KEYS_MAX);
        if (!find_key(name, &keys[count]))
            return fail_key(name, err);
        begin += name.len + 1;
    }
    if (keys[0] == keys[1])
        return td_fail(err, TD_ERR_USAGE, "--by wants two keys that differ");
    for (size_t i = 0; i < TD_COUNT_KEYS_MAX; i++)
        ret_keys[i] = keys[i];
    *ret_count = count;
    return TD_OK;
}

struct td_count_axis td_count_axis_of(enum td_count_key key)
{
    const struct td_count_key_row *row = &td_count_keys[key];
    return (struct td_count_axis){
        .key = key,
        .name = td_slice_of(row->name),
        .missing = td_slice_of(row->missing),
        .is_time = row->is_time,
        .is_cycle = row->is_time && td_period_cycle(row->period) > 0,
        .has_many = row->has_many,
    };
}
