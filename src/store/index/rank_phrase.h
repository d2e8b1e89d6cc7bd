/* What is looked for in the full-text index, and what of it counts how much: phrases and single
 * characters, and the fields that hold them. Asked for by rank.h. */
#ifndef TD_STORE_INDEX_RANK_PHRASE_H
#define TD_STORE_INDEX_RANK_PHRASE_H

#include "base/slice.h"
#include "text/phrase.h"

#include <stdbool.h>
#include <stdint.h>

/* The columns of items_fts, then the bold phrases of the summary. */
enum td_rank_field_id {
    TD_RANK_SUMMARY,
    TD_RANK_TITLE,
    TD_RANK_AUTHOR,
    TD_RANK_EMPHASIS,
    TD_RANK_FIELDS,
};

/* Begins an expression's string that asks for an English stem: "\x1e" "flow". */
#define TD_RANK_STEM_MARK "\x1e"

struct td_rank_phrase {
    struct td_slice expression; /* one phrase as FTS5 writes it: "谷歌", "国" *, {title} : "ai" */
    uint32_t character; /* the phrase is this single one (a folded code point), which is looked for
                           in the fields; 0: the expression says what to look for */
    unsigned fields;    /* bit i: field i of the index */
    double weight;      /* what its part of the score is multiplied by */
    double more_weight; /* further weight in the score, but none in least_share */
    struct td_phrase phrase; /* its tokens, to be looked for in bold phrases; none: not wanted */
    bool is_stem;            /* they are one English stem, which words are compared by */
    /* Filled by td_store_rank: */
    int64_t items; /* of the archive, that hold it */
    double idf;    /* the logarithm of how rare it is */
};

/* A single character that finds nothing by itself, and adds to the score of the best items. */
struct td_rank_character {
    uint32_t point; /* folded */
    double weight;
};

#endif
