#include "stats/count_entry.h"

static int compare_integers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Absent ones last. */
static int compare_names(const struct count_entry *a, const struct count_entry *b)
{
    bool a_is_none = td_slice_is_none(a->value.text), b_is_none = td_slice_is_none(b->value.text);
    if (a_is_none != b_is_none)
        return a_is_none - b_is_none;
    int order = td_slice_compare(a->value.text, b->value.text);
    return order != 0 ? order : td_slice_compare(a->value.handle, b->value.handle);
}

static int compare_time(const struct count_entry *a, const struct count_entry *b)
{
    bool a_is_none = a->period == TD_PERIOD_NONE, b_is_none = b->period == TD_PERIOD_NONE;
    if (a_is_none != b_is_none)
        return a_is_none - b_is_none;
    int order = compare_integers(a->period, b->period);
    return a->sort == TD_COUNT_SORT_LAST ? -order : order;
}

/* By the day of the oldest or the newest item; undated ones last. */
static int compare_days(const struct count_entry *a, const struct count_entry *b)
{
    bool newest = a->sort == TD_COUNT_SORT_LAST;
    if ((a->first == TD_PERIOD_NONE) != (b->first == TD_PERIOD_NONE))
        return (a->first == TD_PERIOD_NONE) - (b->first == TD_PERIOD_NONE);
    return newest ? compare_integers(b->last, a->last) : compare_integers(a->first, b->first);
}

int count_entry_compare(const void *left, const void *right)
{
    const struct count_entry *a = *(const struct count_entry *const *)left;
    const struct count_entry *b = *(const struct count_entry *const *)right;
    int order = 0;
    if (a->is_time && a->sort != TD_COUNT_SORT_COUNT)
        return compare_time(a, b);
    if (a->sort == TD_COUNT_SORT_FIRST || a->sort == TD_COUNT_SORT_LAST)
        order = compare_days(a, b);
    if (order == 0 && a->sort != TD_COUNT_SORT_NAME)
        order = compare_integers(b->value.items, a->value.items);
    if (order == 0)
        order = compare_names(a, b);
    return order != 0 ? order : compare_integers(a->number, b->number);
}
