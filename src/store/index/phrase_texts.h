/* Where phrases go on, read in the items' own texts. A phrase that ends in a single character asks
 * for all terms that begin with it, thousands for a frequent one; where few items are left, their
 * texts are read sooner than those lists. For this layer only. */
#ifndef TD_STORE_INDEX_PHRASE_TEXTS_H
#define TD_STORE_INDEX_PHRASE_TEXTS_H

#include "store/index/phrase_places.h"

/* Whether the texts of so many items are read sooner than the lists of what the last place of a
 * phrase may begin. */
TD_CHECKED enum td_code td_phrase_texts_are_sooner(struct td_store *store,
                                                   const struct td_phrase_terms *terms,
                                                   size_t items, bool *ret_are_sooner,
                                                   struct td_error *err);

/* Sets in `goes_on`, by place, which places have the phrase's last place so many tokens behind them
 * as it lies behind the first. */
TD_CHECKED enum td_code td_phrase_texts_follow(struct td_store *store,
                                               const struct td_phrase_terms *terms,
                                               const struct td_phrase_places *places, bool *goes_on,
                                               struct td_error *err);

#endif
