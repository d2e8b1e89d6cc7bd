/* Stems of English words (Porter, "An Algorithm for Suffix Stripping", 1980; the Snowball project's
 * second version, by libstemmer): flows, flowing and flow have one. */
#ifndef TD_TEXT_STEM_H
#define TD_TEXT_STEM_H

#include "base/slice.h"

struct td_stemmer;

/* NULL when out of memory. To be closed; NULL may be closed too. */
struct td_stemmer *td_stemmer_open(void);
void td_stemmer_close(struct td_stemmer *stemmer);

/* The stem of a folded word, borrowed until the next call; the word itself where it is not made of
 * the letters a to z, has none, or is too short to have one. */
struct td_slice td_stemmer_stem(struct td_stemmer *stemmer, struct td_slice word);

#endif
