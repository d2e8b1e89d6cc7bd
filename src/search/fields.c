#include "search/fields.h"

#include "base/calendar.h"
#include "base/story.h"
#include "base/url.h"
#include "text/edit_distance.h"

#include <ctype.h>

static const struct td_query_field fields[] = {
    {{"title", 5}, TD_FIELD_TITLE, TD_CONDITION_COUNT, false},
    {{"summary", 7}, TD_FIELD_SUMMARY, TD_CONDITION_COUNT, false},
    {{"author", 6}, 0, TD_CONDITION_AUTHOR, false},
    {{"category", 8}, 0, TD_CONDITION_CATEGORY, false},
    {{"section", 7}, 0, TD_CONDITION_SECTION, false},
    {{"site", 4}, 0, TD_CONDITION_SITE, true},
    {{"post", 4}, 0, TD_CONDITION_POST, true},
    {{"url", 3}, 0, TD_CONDITION_URL, true},
    {{"date", 4}, 0, TD_CONDITION_DAYS, true},
    {{"since", 5}, 0, TD_CONDITION_DAYS, true},
    {{"until", 5}, 0, TD_CONDITION_DAYS, true},
};

const struct td_query_field *td_query_field_find(struct td_slice name)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (td_slice_equal_nocase(fields[i].name, name))
            return &fields[i];
    }
    return NULL;
}

const char *td_query_field_near(struct td_slice name)
{
    char lower[TD_EDIT_MAX_BYTES];
    for (size_t i = 0; i < name.len && i < sizeof lower; i++)
        lower[i] = (char)tolower((unsigned char)name.ptr[i]);
    for (size_t i = 0; name.len < sizeof lower && i < sizeof fields / sizeof *fields; i++) {
        if (td_edit_distance(fields[i].name, (struct td_slice){lower, name.len}) == 1)
            return fields[i].name.ptr;
    }
    return NULL;
}

const char *td_query_field_wants(const struct td_query_field *field)
{
    return field->condition == TD_CONDITION_DAYS
               ? "a date such as 2025, 2025-12, 2025-12-07, 7d or yesterday"
               : "a text";
}

static enum td_code make_filter(struct td_arena *arena, const struct td_condition *condition,
                                struct td_node **ret_node, struct td_error *err)
{
    TD_TRY(td_node_make(arena, TD_NODE_FILTER, ret_node, err));
    (*ret_node)->condition = *condition;
    return TD_OK;
}

static enum td_code format_day(struct td_arena *arena, const struct td_day_bound *bound,
                               struct td_slice *ret_text, struct td_error *err)
{
    *ret_text = TD_SLICE_NONE;
    if (!bound->is_given)
        return TD_OK;
    struct td_civil_day civil = td_civil_from_days(bound->day);
    return td_arena_format(arena, ret_text, err, "%04u-%02u-%02u", civil.year, civil.month,
                           civil.day);
}

/* A filter for those bounds of the period that are reckoned from today, or for the others; NULL
 * where there are none. */
static enum td_code make_bounds(struct td_arena *arena, const struct td_period *period,
                                bool is_reckoned, const struct td_calendar *calendar,
                                struct td_node **ret_node, struct td_error *err)
{
    struct td_day_bound first = period->first, last = period->last;
    struct td_condition condition = {
        .kind = is_reckoned ? TD_CONDITION_MOMENTS : TD_CONDITION_DAYS,
    };
    first.is_given = first.is_given && first.is_reckoned == is_reckoned;
    last.is_given = last.is_given && last.is_reckoned == is_reckoned;
    *ret_node = NULL;
    if (!first.is_given && !last.is_given)
        return TD_OK;
    TD_TRY(format_day(arena, &first, &condition.text, err));
    TD_TRY(format_day(arena, &last, &condition.until, err));
    if (is_reckoned) {
        condition.number =
            first.is_given ? calendar->midnight(calendar->context, first.day) : INT64_MIN;
        condition.number_until =
            last.is_given ? calendar->midnight(calendar->context, last.day + 1) : INT64_MAX;
    }
    return make_filter(arena, &condition, ret_node, err);
}

static enum td_code make_period(struct td_arena *arena, const struct td_query_field *field,
                                struct td_slice value, const struct td_calendar *calendar,
                                struct td_node **ret_node, struct td_error *err)
{
    struct td_period period;
    struct td_node *all = NULL, *written = NULL, *reckoned = NULL;
    *ret_node = NULL;
    if (!td_period_parse(value, calendar, &period))
        return TD_OK;
    period.first.is_given =
        period.first.is_given && !td_slice_equal(field->name, TD_SLICE("until"));
    period.last.is_given = period.last.is_given && !td_slice_equal(field->name, TD_SLICE("since"));
    TD_TRY(td_node_make(arena, TD_NODE_ALL, &all, err));
    TD_TRY(make_bounds(arena, &period, false, calendar, &written, err));
    TD_TRY(make_bounds(arena, &period, true, calendar, &reckoned, err));
    td_node_add(all, written);
    td_node_add(all, reckoned);
    *ret_node = td_node_simplify(all);
    return TD_OK;
}

/* The site of a host or of an address, as items have it: `https://www.GitHub.com/x`,
 * `github.com:80`.
 */
static enum td_code clean_site(struct td_arena *arena, struct td_slice value,
                               struct td_slice *ret_site, struct td_error *err)
{
    struct td_url url = {.host = value};
    struct td_slice address;
    TD_TRY(td_arena_format(arena, &address, err, "http://%.*s", TD_SLICE_ARG(value)));
    if (!td_url_read(value, &url))
        (void)td_url_read(address, &url);
    return td_url_site(arena, url.host, ret_site, err);
}

enum td_code td_query_field_make(struct td_arena *arena, const struct td_query_field *field,
                                 struct td_slice value, const struct td_calendar *calendar,
                                 struct td_node **ret_node, struct td_error *err)
{
    struct td_condition condition = {.kind = field->condition, .text = td_slice_trim(value)};
    if (field->condition == TD_CONDITION_DAYS)
        return make_period(arena, field, value, calendar, ret_node, err);
    if (field->condition == TD_CONDITION_SITE)
        TD_TRY(clean_site(arena, condition.text, &condition.text, err));
    if (field->condition == TD_CONDITION_AUTHOR && condition.text.len > 1 &&
        condition.text.ptr[0] == '@')
        condition.text = td_slice_sub(condition.text, 1, condition.text.len);
    if (field->condition == TD_CONDITION_URL)
        TD_TRY(td_story_of(condition.text, &condition.number, err));
    *ret_node = NULL;
    return condition.text.len > 0 ? make_filter(arena, &condition, ret_node, err) : TD_OK;
}
