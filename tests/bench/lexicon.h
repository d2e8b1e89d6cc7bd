/* The words that the bench's digests are made of: invented ones of common characters, and some
 * that people look for, which come as often as is said. */
#ifndef TEST_BENCH_LEXICON_H
#define TEST_BENCH_LEXICON_H

#include "bench/draw.h"

enum {
    LEXICON_WORDS = 60000,
    LEXICON_NAMES = 3000,
    LEXICON_PRODUCTS = 1500,
    LEXICON_WORD_BYTES = 32,
    LEXICON_CHARACTERS = 3500,
};

/* A word to be found, and in how many of a thousand items it is put. */
struct placed_word {
    const char *text;
    uint32_t permille;
};

extern const struct placed_word placed_words[];
extern const size_t placed_word_count;

struct lexicon {
    char characters[LEXICON_CHARACTERS][5]; /* the commonest first */
    char words[LEXICON_WORDS][LEXICON_WORD_BYTES];
    char names[LEXICON_NAMES][LEXICON_WORD_BYTES];   /* of authors */
    char handles[LEXICON_NAMES][LEXICON_WORD_BYTES]; /* their accounts */
    char products[LEXICON_PRODUCTS][LEXICON_WORD_BYTES];
    struct spread character_spread;
    struct spread word_spread;
    struct spread name_spread;
    struct spread product_spread;
};

/* The same words for the same draw. Ends the program when out of memory. */
struct lexicon *lexicon_make(struct draw *draw);
void lexicon_free(struct lexicon *lexicon);

const char *lexicon_word(const struct lexicon *lexicon, struct draw *draw);
const char *lexicon_product(const struct lexicon *lexicon, struct draw *draw);

#endif
