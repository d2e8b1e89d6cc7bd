/* How close together what a query asks for stands in an item: the passage of its summary that holds
 * most of it, and how much of the title is nothing else. For this layer only.
 *
 * A passage counts each phrase and character once, by its worth; what the title holds counts as
 * standing in every passage. */
#ifndef TD_STORE_QUERY_PASSAGE_H
#define TD_STORE_QUERY_PASSAGE_H

#include "base/number_map.h"
#include "store/query/rank.h"
#include "store/query/sketch.h"
#include "text/stem.h"

enum {
    TD_PASSAGE_WIDTH = 80,       /* characters from the first to the last; a word or number is 3 */
    TD_PASSAGE_MAX_TOKENS = 2048 /* of a text; what follows is not looked at */
};

/* What is looked for, and room for the text that is looked at. */
struct td_passages {
    struct td_stemmer *stemmer;   /* NULL: no phrase is a stem */
    struct td_number_map numbers; /* of tokens and stems, from 1 */
    uint32_t number_count;
    uint32_t *heads;        /* by number: which sought begins with it, from 1 */
    struct td_sought *list; /* from 1 */
    size_t count;
    int64_t total; /* what all of them are worth, in millionths */
    struct td_passage_token *tokens;
    size_t token_count;
    uint32_t *held;           /* by sought: how often it is in the passage */
    struct td_sketch *sketch; /* of the text that is looked at */
    int64_t worth;            /* of what is in the passage */
};

/* Whether the phrase, whose idf is known, is looked for: it has tokens, is no prefix, and an item
 * of the archive holds it. */
bool td_passages_take(const struct td_rank_phrase *phrase);

/* Takes a request's phrases and its characters, whose worths are given (0: no item holds it). The
 * request is borrowed, the rest is in the arena. `passages` is zeroed, and to be released in any
 * case. */
TD_CHECKED enum td_code td_passages_make(struct td_arena *arena,
                                         const struct td_rank_request *request,
                                         const double *character_worths,
                                         struct td_passages *passages, struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_passages_release(struct td_passages *passages);

struct td_passage {
    double best;  /* 0 to 1: how much of all worth the best passage holds */
    double title; /* 0 to 1: how many of the title's tokens were asked for */
};

/* The zeroed sketch gets the pairs and words of both, by their stems where stems are looked for. */
struct td_passage td_passages_measure(struct td_passages *passages, struct td_slice title,
                                      struct td_slice summary, struct td_sketch *sketch);

/* What all that is looked for is worth. */
double td_passages_worth(const struct td_passages *passages);

#endif
