/* Counts of items by one or two keys: rankings, time lines, cross tables. */
#ifndef TD_STATS_COUNTS_H
#define TD_STATS_COUNTS_H

#include "stats/count_keys.h"
#include "store/item_set.h"

enum {
    TD_COUNT_GAPS_MAX = 20000,    /* a longer time line shows the periods that have items only */
    TD_COUNT_CELLS_MAX = 4000000, /* of a cross table whose cells all have to be there */
    TD_COUNT_STORIES_TOP = 20,    /* stories shown where nothing is said */
};

enum td_count_sort {
    TD_COUNT_SORT_DEFAULT, /* time by time, all else by count */
    TD_COUNT_SORT_COUNT,   /* most items first, then by name */
    TD_COUNT_SORT_NAME,    /* by name, bytewise; time by time */
    TD_COUNT_SORT_FIRST,   /* whose oldest item is oldest first */
    TD_COUNT_SORT_LAST,    /* whose newest item is newest first */
};

struct td_count_request {
    const struct td_item_set *set; /* NULL: all items but those of drafts */
    size_t key_count;
    enum td_count_key keys[TD_COUNT_KEYS_MAX];
    int64_t top;             /* rows shown, the others summed in one; 0: all; < 0: not said */
    enum td_count_sort sort; /* of the rows */
    enum td_count_share share;
    bool is_cumulative;
    bool is_unique;   /* stories are counted, not items */
    bool wants_names; /* and accounts, of authors; other keys have none */
    bool is_brief;    /* without posts and days, of the rows and of all */
    bool wants_lag;   /* of one key whose items have one value each */
};

/* Counts. Rows and columns are in order, items without a value last but for a rest; the gaps in a
 * time line are there with 0 items, unless it is cut or sorted by count. Sums of rows are the
 * total, unless the key has many values of an item, or stories are counted. Everything lives in the
 * arena.
 *
 * TD_ERR_USAGE: a cross table with more cells than can be cumulated; a lag of two keys, or of one
 * of which an item has many values. */
TD_CHECKED enum td_code td_stats_count(struct td_store *store, struct td_arena *arena,
                                       const struct td_count_request *request,
                                       struct td_count_table *ret_table, struct td_error *err);

#endif
