/* What one count reads of the archive: the items that it counts, and what its keys say of them, as
 * numbers for stats/tally.h. Internal to stats. */
#ifndef TD_STATS_COUNT_DATA_H
#define TD_STATS_COUNT_DATA_H

#include "stats/count_keys.h"
#include "stats/tally.h"
#include "store/content/authors.h"
#include "store/index/columns.h"
#include "store/item_set.h"
#include "store/query/count_query.h"

#define NO_SITE UINT32_MAX /* an enum holds no number over INT_MAX */

/* The things of a tally are the items in the order of their posts. */
struct count_data {
    struct td_store *store;
    struct td_arena *arena;
    const uint32_t *items; /* their numbers */
    size_t item_count;
    const uint32_t *posts;       /* of each item: posts.id */
    uint32_t post_limit;         /* these are below it */
    const uint32_t *times;       /* of each item, see td_columns_day */
    const int32_t *days;         /* of each item; TD_PERIOD_NONE: undated */
    struct td_tally_marks marks; /* what makes a count: items, or with --unique stories */
    struct td_authors authors;   /* read when first asked for: list is NULL until then */
    const uint32_t *sites;       /* of each item; NULL until asked for */
    struct td_slice *site_texts;
    uint32_t site_count;
};

/* What a key says of the items, and what its numbers stand for: 0 is none. */
struct count_key {
    enum td_count_key id;
    struct td_tally_key tally;
    const int32_t *periods;       /* time: of each number */
    const struct td_slice *texts; /* category, site, section, post: of each number */
    const struct td_slice *paths; /* post */
    const bool *are_shared;       /* post: whether others have its name */
    const uint32_t *sites;        /* author: where all items are from one, it; else NO_SITE */
    const uint32_t *examples;     /* story: its oldest item, into items */
};

/* Reads which items of the set (NULL: all but those of drafts) there are. */
TD_CHECKED enum td_code count_data_read(struct td_store *store, struct td_arena *arena,
                                        const struct td_item_set *set, struct count_data *ret_data,
                                        struct td_error *err);

/* Makes a count count stories. Items without link are stories of their own. */
TD_CHECKED enum td_code count_data_unite(struct count_data *data, struct td_error *err);

/* Numbers of the items from a column of narrow ones, and their stories. */
TD_CHECKED enum td_code count_data_column(struct count_data *data, enum td_item_column id,
                                          uint32_t **ret_numbers, struct td_error *err);
TD_CHECKED enum td_code count_data_stories(struct count_data *data, uint64_t **ret_stories,
                                           struct td_error *err);

/* The day of a number of TD_ITEM_TIME. */
int32_t count_day(uint32_t time);

TD_CHECKED enum td_code count_key_read(struct count_data *data, enum td_count_key id,
                                       struct count_key *ret_key, struct td_error *err);

/* What a period is called; absent for TD_PERIOD_NONE. */
TD_CHECKED enum td_code count_period_text(struct td_arena *arena, enum td_count_key key,
                                          int32_t period, struct td_slice *ret_text,
                                          struct td_error *err);

/* Fills the text, handle, site and detail of the value that a number stands for. */
TD_CHECKED enum td_code count_key_describe(struct count_data *data, const struct count_key *key,
                                           uint32_t number, struct td_count_value *value,
                                           struct td_error *err);

#endif
