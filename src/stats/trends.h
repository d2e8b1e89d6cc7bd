/* What is rising and what is falling: the words and names of the newest days held against those of
 * all days before, found from the items themselves. Candidates come from the items of the newest
 * days and an even sample of the others (terms.h); those that stand out (significance.h) are then
 * counted exactly, over all items. */
#ifndef TD_STATS_TRENDS_H
#define TD_STATS_TRENDS_H

#include "base/arena.h"
#include "store/item_set.h"
#include "store/store.h"

#include <stdbool.h>

enum {
    TD_TRENDS_RECENT_MAX = 8000, /* items that candidates are sought in, of the newest days */
    TD_TRENDS_SAMPLE_MAX = 5000, /* and of the days before */
    TD_TRENDS_COUNTED_MAX = 200, /* candidates that are counted exactly */
    TD_TRENDS_MIN_ITEMS = 3,     /* that hold a term worth naming */
    TD_TREND_EXAMPLES = 3,
};

enum td_trend_direction {
    TD_TREND_RISING,
    TD_TREND_FALLING,
    TD_TREND_NEW, /* in no item of the days before */
};

struct td_trend {
    struct td_slice term; /* as some item writes it */
    int64_t recent;       /* items that hold it in title or summary */
    int64_t before;
    double score;                        /* G2; of falling ones negative */
    int64_t examples[TD_TREND_EXAMPLES]; /* items that show it best, those of the newest days (of
                                          * falling terms: of the days before) */
    size_t example_count;
};

/* Terms of one direction, those that stand out most first (new ones: those of the most items). */
struct td_trend_list {
    enum td_trend_direction direction;
    struct td_trend *list;
    size_t count;
};

struct td_trends {
    char first_day[11]; /* of the newest days: 2026-03-12; "" where no item has a date */
    char last_day[11];  /* of the newest post */
    int64_t recent_items;
    int64_t before_items;
    struct td_trend_list lists[2]; /* rising and falling, or new */
    size_t list_count;
};

struct td_trends_request {
    const struct td_item_set *set; /* NULL: all items but those of drafts */
    bool only_new; /* terms that are in no item of the days before, instead of rising and falling */
    int days;      /* how many the newest days are, at least 1 */
    size_t limit;  /* terms of each direction, at most TD_TRENDS_COUNTED_MAX */
};

/* A term that is part of one before it in its list, or the other way round, is left out. Everything
 * lives in the arena. */
TD_CHECKED enum td_code td_trends_find(struct td_store *store, struct td_arena *arena,
                                       const struct td_trends_request *request,
                                       struct td_trends *ret_trends, struct td_error *err);

#endif
