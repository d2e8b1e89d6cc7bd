/* An archive's life, step by step, on the disk of disk.h: imports, edits, moves, prunes, undos,
 * redos, rebuilds and migrations, as the commands do them, of digests in a folder. */
#ifndef TD_TESTS_LIFE_H
#define TD_TESTS_LIFE_H

#include "base/error.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LIFE_FILES_MAX = 64, LIFE_PATH_BYTES = 96 };

struct life {
    char folder[LIFE_PATH_BYTES];  /* real: of the digests */
    char archive[LIFE_PATH_BYTES]; /* on the disk of disk.h */
    struct td_store *store;        /* NULL: closed */
    uint64_t random;
    size_t files; /* made so far: digest N is there where is_there[N] */
    bool is_there[LIFE_FILES_MAX];
    int64_t now_seconds;
    const char *settings; /* SQL run after opening: how a mutant differs; NULL: none */
    int log_pages;        /* a checkpoint every so many pages; 0: as the store does */
};

/* A folder without digests. The disk must have begun. */
void life_begin(struct life *life, uint64_t seed);
void life_end(struct life *life);

/* Puts an archive of schema 1 on the disk. */
void life_make_old(struct life *life);

enum td_code life_open(struct life *life, enum td_store_mode mode, struct td_error *err);
void life_close(struct life *life);

enum life_step {
    LIFE_IMPORT,
    LIFE_EDIT,
    LIFE_MOVE,
    LIFE_PRUNE,
    LIFE_UNDO,
    LIFE_REDO,
    LIFE_REBUILD,
    LIFE_STEPS
};

/* Changes the folder as the step needs: nothing for undo, redo and rebuild. */
void life_prepare(struct life *life, enum life_step step);

/* Runs the step on the open archive, and may be run again after it failed. */
enum td_code life_do(struct life *life, enum life_step step, struct td_error *err);

/* A number made of all that the archive holds for ever: equal where the contents are. */
uint64_t life_content(struct life *life);

/* The same of an archive that no migration has touched yet; 0: it is damaged. */
uint64_t life_old_content(const struct life *life);

/* What is wrong with the archive, by SQLite's checks of pages, rows and index; NULL: nothing. The
 * store must be open and idle. */
const char *life_damage(struct life *life);

/* What is wrong with the copy that a migration left beside the archive; NULL: nothing. */
const char *life_copy_damage(const struct life *life);

/* The schema version of the archive, read without the store; 0 where there is none. */
int life_version(const struct life *life);

#endif
