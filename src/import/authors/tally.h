/* How many link texts speak for a text being a name: those that end in a hyphen and that text. */
#ifndef TD_IMPORT_AUTHORS_TALLY_H
#define TD_IMPORT_AUTHORS_TALLY_H

#include "base/arena.h"
#include "base/error.h"
#include "import/authors/parting.h"

/* One link text that ends in a hyphen and a name. */
struct td_vote {
    unsigned account;
    const struct td_parting *parting;
};

/* What speaks for a name. The same text counts once, however often it comes. */
struct td_support {
    struct td_slice name;
    unsigned account;
    size_t texts;  /* different titles before the name */
    size_t strong; /* those with a strong hyphen */
    size_t weak;   /* different words before a weak one: GPT-4o is the same word in every title */
};

struct td_tally {
    struct td_vote *votes;
    size_t vote_count;
    struct td_support *supports; /* in order of account and name */
    size_t support_count;
};

/* Room for the votes of `text_count` link texts. */
TD_CHECKED enum td_code td_tally_init(struct td_tally *tally, struct td_arena *arena,
                                      size_t text_count, struct td_error *err);

/* Adds every parting of one link text. The partings are borrowed. */
void td_tally_add(struct td_tally *tally, unsigned account, const struct td_partings *partings);

/* Counts the votes, once all are added. */
TD_CHECKED enum td_code td_tally_count(struct td_tally *tally, struct td_arena *arena,
                                       struct td_error *err);

/* Everything counted for a name; zeros where nothing is. */
struct td_support td_tally_find(const struct td_tally *tally, unsigned account,
                                struct td_slice name);

#endif
