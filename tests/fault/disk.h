/* A disk in memory, as the VFS that SQLite uses: it keeps apart what is written and what is safe,
 * and can lose the power or fail a call. One folder, one program, one connection at a time.
 *
 * What is safe follows POSIX and no kind file system: bytes are when the file is synced, names are
 * when the folder is, as SQLite does after it made a log or journal, and after removing one. */
#ifndef TD_TESTS_DISK_H
#define TD_TESTS_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DISK_SECTOR_BYTES = 512, DISK_NAMES_MAX = 16 };

/* What survives of the calls that no sync made safe. */
enum disk_cut {
    DISK_CUT_ALL_LOST,
    DISK_CUT_ALL_KEPT,
    DISK_CUT_SOME_KEPT,    /* each call, or not: the disk has put them in another order */
    DISK_CUT_SECTORS_KEPT, /* likewise each sector of a write */
    DISK_CUT_LAST_TORN,    /* all, but of the last write only the first sectors */
    DISK_CUT_GARBAGE,      /* sectors of writes hold the old, the new, or anything */
    DISK_CUTS,
};

enum disk_call {
    DISK_READ = 1 << 0,
    DISK_WRITE = 1 << 1,
    DISK_SYNC = 1 << 2,
    DISK_TRUNCATE = 1 << 3,
    DISK_OPEN = 1 << 4,
    DISK_DELETE = 1 << 5,
    DISK_SHM = 1 << 6,
    DISK_SIZE = 1 << 7,
    DISK_ACCESS = 1 << 8,
};

/* Makes the disk, empty, that SQLite uses from now on. */
void disk_begin(void);
void disk_end(void);

/* Empties the disk, and forgets its history and faults. */
void disk_reset(void);

/* A disk's files as they are, to begin with again. All of it is safe then. */
struct disk_image;
struct disk_image *disk_save(void);
void disk_load(const struct disk_image *image);
void disk_free(struct disk_image *image);

/* From now on the calls that change something are kept, `disk_history` of them so far. */
void disk_record(void);
size_t disk_history(void);

/* Goes through a history: each step takes one call more. The disk as it is after a cut there is put
 * in the place of the present one, which is not recorded. */
struct disk_replay;
struct disk_replay *disk_replay_open(void);
bool disk_replay_step(struct disk_replay *replay);
void disk_replay_cut(struct disk_replay *replay, enum disk_cut cut, uint64_t *random);
void disk_replay_close(struct disk_replay *replay);

/* The names on the disk, NULL for none: to be asked for 0 … DISK_NAMES_MAX - 1. */
const char *disk_name(size_t number);

/* Call number `at` (from 1) of the kinds in `calls` fails with the system's error `error` (EIO,
 * ENOSPC, EDQUOT, EROFS), and with `is_for_good` every one after it. 0: none does. */
void disk_fail(size_t at, unsigned calls, int error, bool is_for_good);

/* From now on a byte is changed in whatever is read that holds this text, which the caller keeps;
 * NULL: in nothing. The disk keeps what was written. */
void disk_spoil(const char *text);

/* Calls of those kinds since disk_fail, and whether one failed: which. */
size_t disk_calls(void);
enum disk_call disk_failed(void);

/* Writes, truncations and syncs since the call that failed. */
size_t disk_changes_since_failure(void);

uint64_t disk_random(uint64_t *state);

#endif
