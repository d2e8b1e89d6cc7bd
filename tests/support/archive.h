/* A fresh archive in a folder of its own, for one test. */
#ifndef TD_TESTS_ARCHIVE_H
#define TD_TESTS_ARCHIVE_H

#include "base/arena.h"
#include "store/store.h"
#include "support/cmocka.h"

struct archive {
    char folder[64];
    char path[96];
    struct td_store *store;
    struct td_arena arena;
};

/* cmocka's setup and teardown: *state is a struct archive, opened for writing. */
int archive_setup(void **state);
int archive_teardown(void **state);

/* Runs statements; the test fails where one of them does. */
void archive_run(struct archive *archive, const char *sql);

/* Makes all that is derived anew. */
void archive_rebuild(struct archive *archive);

#endif
