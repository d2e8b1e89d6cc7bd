/* Which hyphen parts title and author, seen from one link text and what is known of names. */
#ifndef TD_IMPORT_AUTHORS_AUTHOR_CHOICE_H
#define TD_IMPORT_AUTHORS_AUTHOR_CHOICE_H

#include "import/authors/author_evidence.h"

/* What a name rests on. */
enum td_basis {
    TD_BASIS_NONE,
    TD_BASIS_FIRM,      /* known, or borne by several link texts */
    TD_BASIS_COMPOUNDS, /* borne by several, but always behind a weak hyphen */
    TD_BASIS_STRONG,    /* on nothing but a strong hyphen */
    TD_BASIS_WEAK,      /* on nothing at all */
};

struct td_choice {
    const struct td_parting *parting; /* NULL: no author */
    enum td_basis basis;
};

/* The most likely parting of one case; whether it is likely enough depends on the digest. */
struct td_choice td_author_choose(const struct td_author_evidence *evidence,
                                  const struct td_author_case *this_case);

/* Whether a hyphen, though weak, may part title and name: not where it makes one word of what
 * stands round it, as far as texts tell, unless a strong hyphen stands before the same name. */
bool td_author_may_part(const struct td_author_evidence *evidence, const struct td_parting *parting,
                        const struct td_support *support);

#endif
