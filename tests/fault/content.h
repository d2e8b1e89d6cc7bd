/* What an archive holds, for tests of failures to compare. */
#ifndef TD_TESTS_CONTENT_H
#define TD_TESTS_CONTENT_H

#include "base/hash.h"

#include <stdbool.h>
#include <stdint.h>

enum { PROBLEM_MAX_BYTES = 256 };

struct content {
    bool is_there;
    bool is_empty;                     /* no archive, or one without posts */
    char sha256[TD_SHA256_TEXT_BYTES]; /* of every row of every table, but moments */
    char problem[PROBLEM_MAX_BYTES];   /* the first that td_store_check finds; "": it is sound */
    uint64_t bytes;                    /* a hash of the file and its log */
};

/* The content of the archive at `path`, which may be missing. Of bytes that this process has seen
 * before it is remembered. */
struct content content_of(const char *path);

bool content_equal(const struct content *a, const struct content *b);

#endif
