/* What an archive holds, for tests of failures to compare. */
#ifndef TD_TESTS_CONTENT_H
#define TD_TESTS_CONTENT_H

#include "base/hash.h"

#include <stdbool.h>

enum { PROBLEM_MAX_BYTES = 256 };

struct content {
    bool is_there;
    bool is_empty;                     /* no archive, or one without posts */
    char sha256[TD_SHA256_TEXT_BYTES]; /* of every row of every table, but moments */
    char problem[PROBLEM_MAX_BYTES];   /* the first that td_store_check finds; "": it is sound */
};

/* The content of the archive at `path`, which may be missing. */
struct content content_of(const char *path);

bool content_equal(const struct content *a, const struct content *b);

#endif
