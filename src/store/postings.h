/* The postings of phrases, read from the full-text index. For this layer only. */
#ifndef TD_STORE_POSTINGS_H
#define TD_STORE_POSTINGS_H

#include "store/rank.h"
#include "store/statement.h"

/* That an item holds a phrase. */
struct td_posting {
    uint32_t item;
    uint8_t counts[TD_RANK_FIELDS]; /* occurrences in each field, at most 255 */
};

struct td_posting_list {
    struct td_posting *list; /* by item */
    size_t count;
    size_t capacity;
    int64_t items; /* that hold the phrase, in the set or not */
};

struct td_postings {
    const struct td_item_set *set; /* items outside it are counted, and left out; NULL: none */
    const struct td_rank_phrase *phrases;
    struct td_posting_list *lists; /* one a phrase */
    size_t count;
    int64_t item_count;                   /* of the whole index */
    int64_t token_counts[TD_RANK_FIELDS]; /* likewise, of each field */
};

/* Puts a posting behind the others. */
TD_CHECKED enum td_code td_postings_add(struct td_posting_list *list,
                                        const struct td_posting *posting, struct td_error *err);

/* Makes rank_postings(items_fts, :postings) known to a connection, which fills a struct
 * td_postings. Returns an SQLite result code. */
int td_postings_register(sqlite3 *db);

/* Reads the postings of all phrases; to be released with td_postings_release. */
TD_CHECKED enum td_code td_postings_read(struct td_store *store,
                                         const struct td_rank_request *request,
                                         struct td_postings *ret_postings, struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_postings_release(struct td_postings *postings);

#endif
