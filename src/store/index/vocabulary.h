/* What the full-text index knows of words: how often they occur. Texts are folded tokens as
 * text/token.h makes them; where two characters stand in a row, both as one text (谷歌). */
#ifndef TD_STORE_INDEX_VOCABULARY_H
#define TD_STORE_INDEX_VOCABULARY_H

#include "base/error.h"
#include "base/slice.h"
#include "store/store.h"

#include <stdint.h>

/* How often a word, or a pair of joined characters, occurs. */
TD_CHECKED enum td_code td_vocabulary_count(struct td_store *store, struct td_slice word,
                                            int64_t *ret_count, struct td_error *err);

/* The same for two joined characters, given one by one. */
TD_CHECKED enum td_code td_vocabulary_count_pair(struct td_store *store, struct td_slice first,
                                                 struct td_slice second, int64_t *ret_count,
                                                 struct td_error *err);

/* The same; within a question the pair's list is read for that and kept, since what is looked for
 * is made of such pairs. */
TD_CHECKED enum td_code td_vocabulary_count_sought(struct td_store *store, struct td_slice first,
                                                   struct td_slice second, int64_t *ret_count,
                                                   struct td_error *err);

/* How often a character that has a list of its own occurs (item_characters of the schema: Han,
 * kana, Hangul). */
TD_CHECKED enum td_code td_vocabulary_count_character(struct td_store *store,
                                                      struct td_slice character, int64_t *ret_count,
                                                      struct td_error *err);

/* Looks at words: those that are wanted are visited with how often they occur. `word` is borrowed
 * during the call. */
struct td_vocabulary_visitor {
    bool (*wants)(struct td_vocabulary_visitor *visitor, struct td_slice word);
    void (*visit)(struct td_vocabulary_visitor *visitor, struct td_slice word, int64_t count);
};

/* All that begin with `beginning`, in the order of their bytes. */
TD_CHECKED enum td_code td_vocabulary_visit(struct td_store *store, struct td_slice beginning,
                                            struct td_vocabulary_visitor *visitor,
                                            struct td_error *err);

/* All handles of sources, as they are written; their count is 1. */
TD_CHECKED enum td_code td_vocabulary_visit_handles(struct td_store *store,
                                                    struct td_vocabulary_visitor *visitor,
                                                    struct td_error *err);

/* How many items the index has, and how many tokens each of its first `fields` columns. */
TD_CHECKED enum td_code td_vocabulary_sizes(struct td_store *store, int64_t *ret_items,
                                            int64_t *ret_tokens, size_t fields,
                                            struct td_error *err);

/* How many tokens the index holds, characters and words. */
TD_CHECKED enum td_code td_vocabulary_total(struct td_store *store, int64_t *ret_total,
                                            struct td_error *err);

#endif
