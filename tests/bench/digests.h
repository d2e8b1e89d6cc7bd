/* Digests to measure with: a post with its items, as the front matter and the numbered links of the
 * examples have them. */
#ifndef TEST_BENCH_DIGESTS_H
#define TEST_BENCH_DIGESTS_H

#include "base/buf.h"
#include "bench/lexicon.h"

enum {
    DIGEST_MIN_ITEMS = 8, /* of a post; 13 in the middle */
    DIGEST_MAX_ITEMS = 18,
    DIGEST_BYTES_MAX = 1024 * 1024,
    POSTS_A_DAY = 5,
    FIRST_DAY = 17532, /* 2018-01-01, in days since 1970 */
    STORIES_KEPT = 4096,
};

/* A link that may be told again later. */
struct story {
    char url[160];
    uint32_t author; /* LEXICON_NAMES: none */
};

struct writer {
    struct draw draw;
    const struct lexicon *lexicon;
    struct td_buf *buf;
    struct story stories[STORIES_KEPT];
    uint32_t story_count;
};

/* When the post of this number was made. */
struct post_date {
    int year, month, day;
    uint32_t of_day; /* 0 for the first of its day */
    int64_t seconds; /* since 1970 UTC, 08:00 behind its own clock */
};

struct post_date digest_date(uint32_t number);

/* Appends the post of this number with so many items to writer->buf. */
void digest_write(struct writer *writer, uint32_t number, uint32_t item_count);

#endif
