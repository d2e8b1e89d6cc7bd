/* What a phrase is in the full-text index: its terms, place by place. For this layer only. */
#ifndef TD_STORE_INDEX_PHRASE_TERMS_H
#define TD_STORE_INDEX_PHRASE_TERMS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "store/index/rank_phrase.h"

#include <stdbool.h>
#include <stddef.h>

struct td_phrase_term {
    struct td_slice text;
    size_t place; /* from 0; a place may have several terms, any of which will do */
};

enum { TD_PHRASE_ALL_FIELDS = (1 << TD_RANK_EMPHASIS) - 1 };

struct td_phrase_terms {
    struct td_phrase_term *list; /* by place */
    size_t count;
    size_t places;   /* how many; 0: the phrase has no term, and nothing holds it */
    unsigned fields; /* bit i: field i of the index */
    bool is_prefix;  /* terms of the last place are the beginnings of what is meant */
};

/* Of one phrase as FTS5 writes it: "谷歌", "国" *, {title author} : "ai". Lives in the arena. */
TD_CHECKED enum td_code td_phrase_terms_read(struct td_arena *arena, struct td_slice expression,
                                             struct td_phrase_terms *ret_terms,
                                             struct td_error *err);

#endif
