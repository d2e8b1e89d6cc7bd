/* Runs of tokens counted over many texts. The runs of n tokens are counted only where both runs of
 * n - 1 in them are frequent, so that memory follows what repeats and not what was read (the
 * pruning of Agrawal and Srikant, "Fast Algorithms for Mining Association Rules", 1994).
 *
 * Characters (Han, kana, Hangul) stand in a row where they are joined; words and numbers also where
 * one space, hyphen, dot or apostrophe is between them: "Claude Code", "GPT-4o". Addresses
 * (https://…) are no words. */
#ifndef TD_STATS_NGRAMS_H
#define TD_STATS_NGRAMS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

#include <stddef.h>
#include <stdint.h>

enum {
    TD_NGRAM_MAX_TOKENS = 7,
    TD_NGRAM_MAX_BYTES = 256 * 1024 * 1024, /* of all texts together; those past it are not read */
    TD_NGRAM_GROUPS = 2,
};

/* The texts of one document, which counts once however often it holds a run. */
struct td_document {
    struct td_slice texts[2]; /* title and summary; either may be absent */
    unsigned group;           /* below TD_NGRAM_GROUPS */
};

/* What a token is, and a run of them all of whose tokens are alike. */
enum td_ngram_tokens {
    TD_NGRAM_CHARACTERS = 1,
    TD_NGRAM_WORDS = 2,
    TD_NGRAM_NUMBERS = 4,
};

struct td_ngram {
    uint32_t front; /* the run without its last token; itself, of one token */
    uint32_t back;  /* the run without its first token */
    uint32_t token_count;
    uint32_t occurrences;
    uint32_t documents[TD_NGRAM_GROUPS];
    uint32_t titles;     /* documents that hold it in their title */
    uint32_t most_left;  /* of the runs with one token more in front, the most frequent's
                          * occurrences */
    uint32_t most_right; /* likewise behind */
    unsigned tokens;     /* set of enum td_ngram_tokens */
    uint32_t character_count;
    uint32_t last_document; /* while counting */
    struct td_slice text;   /* as first seen; borrowed from the documents */
};

/* list[0] is no run; numbers of runs are places in the list. */
struct td_ngrams {
    struct td_ngram *list;
    size_t count;
    uint64_t token_count; /* of all texts */
};

/* Counts the runs of 1 to TD_NGRAM_MAX_TOKENS tokens that occur at least `min_occurrences` times
 * (of two tokens: in which both do). The documents are borrowed for as long as the result is used;
 * all else lives in the arena. TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_ngrams_count(struct td_arena *arena, const struct td_document *documents,
                                        size_t document_count, uint32_t min_occurrences,
                                        struct td_ngrams *ret_ngrams, struct td_error *err);

/* The run's first `token_count` tokens, or its last: the number of that run. */
uint32_t td_ngram_front(const struct td_ngrams *ngrams, uint32_t ngram, uint32_t token_count);
uint32_t td_ngram_back(const struct td_ngrams *ngrams, uint32_t ngram, uint32_t token_count);

#endif
