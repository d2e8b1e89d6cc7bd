/* Counts of items by a key. */
#ifndef TD_STATS_COUNTS_H
#define TD_STATS_COUNTS_H

#include "store/item_query.h"

#include <stdbool.h>

struct td_counts {
    enum td_count_key key;
    struct td_count *rows;
    size_t count;
    int64_t items; /* the items counted, each once */
};

/* The key's name, as in `--by author`. */
struct td_slice td_count_key_name(enum td_count_key key);

/* False where no key has this name. */
bool td_count_key_find(struct td_slice name, enum td_count_key *ret_key);

/* Counts the items of the set (NULL: all but drafts). Everything lives in the arena. */
TD_CHECKED enum td_code td_stats_count(struct td_store *store, struct td_arena *arena,
                                       enum td_count_key key, const struct td_item_set *set,
                                       struct td_counts *ret_counts, struct td_error *err);

#endif
