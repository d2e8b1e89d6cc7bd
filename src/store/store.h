/* The archive: one SQLite file. Opening it, transactions, and nothing of what is inside; that is
 * in post_store.h (writing) and item_query.h (asking). This layer alone knows SQLite. */
#ifndef TD_STORE_STORE_H
#define TD_STORE_STORE_H

#include "base/deadline.h"
#include "base/error.h"
#include "base/file.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    TD_STORE_APPLICATION_ID = 0x54494449, /* "TIDI" */
    TD_STORE_SCHEMA_VERSION = 2,
    TD_STORE_VALUE_MAX_BYTES =
        512 * 1024 * 1024,           /* of one text or blob; SQLite's ceiling is twice */
    TD_STORE_BUSY_MS = 10000,        /* how long to wait for another writer, in silence; … */
    TD_STORE_WAIT_MS = 600 * 1000,   /* … where it is told */
    TD_STORE_PATIENCE_MS = 500,      /* it is told after so long */
    TD_STORE_PAUSE_MS = 25,          /* between two tries, at most; … */
    TD_STORE_LONG_PAUSE_MS = 100,    /* … once it was told */
    TD_STORE_LOG_PAGES = 1000,       /* of the write-ahead log, which is folded in then */
    TD_STORE_LOG_PAGES_LARGE = 8000, /* likewise, in a large import: most batches touch the same */
};

/* The oldest tidings that can read an archive of TD_STORE_SCHEMA_VERSION. It is kept in the
 * archive, so that older ones can say which one they are to be replaced by. */
#define TD_STORE_NEEDED_PROGRAM "0.1.0"

enum td_store_mode {
    TD_STORE_READ,    /* the archive must exist and is not changed */
    TD_STORE_WRITE,   /* created where it does not exist, with its folders */
    TD_STORE_SCRATCH, /* an empty one in memory, which leaves nothing behind */
    TD_STORE_CHANGE,  /* the archive must exist, and may be changed */
    TD_STORE_AS_IS,   /* likewise, neither changed nor upgraded, whatever is strange in it */
    TD_STORE_MEND,    /* likewise, to be rebuilt: derived tables and indexes may be damaged */
    TD_STORE_NONE,    /* for commands that open archives themselves; not for td_store_open */
};

struct td_store;

/* What may take long before the archive can be used: another program writes to it, or derived
 * tables are made anew. Any function may be NULL. */
struct td_store_wait {
    void (*tell)(void *context, const char *path); /* of another program: once a wait, if long */
    bool (*should_stop)(void *context);            /* of waiting: true is TD_ERR_BUSY at once */
    void (*tell_remake)(void *context, const char *path); /* before; not of a migration */
    void *context;
};

/* Opens the archive. An older one is migrated first, after a copy of it was put beside it as
 * FILE.schema-N (N: its version); derived tables made by other tokenizer rules are made anew. Both
 * also happen for TD_STORE_READ. On success *ret_store is to be closed by td_store_close.
 * TD_ERR_NO_FILE, TD_ERR_ARCHIVE (not an archive, from a newer version, damaged, or with tables,
 * triggers and the like that are not tidings' own), TD_ERR_CREATE,
 * TD_ERR_BUSY, TD_ERR_IO, TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_store_open(const char *path, enum td_store_mode mode,
                                      struct td_store **ret_store, struct td_error *err);

/* The same, telling of waits while it opens and from then on. NULL: waits in silence. */
TD_CHECKED enum td_code td_store_open_waiting(const char *path, enum td_store_mode mode,
                                              const struct td_store_wait *wait,
                                              struct td_store **ret_store, struct td_error *err);

/* Begins a question: until its end whatever is read is of one state of the archive, others may
 * write meanwhile; and what several parts of an answer need of the index is read once. To be called
 * outside transactions. Ending twice, or what was not begun, does nothing. */
TD_CHECKED enum td_code td_store_question_begin(struct td_store *store, struct td_error *err);
void td_store_question_end(struct td_store *store);

/* Lets an archive that was opened for reading be changed after all, as a search that is to be saved
 * does. Ends a question. */
TD_CHECKED enum td_code td_store_make_writable(struct td_store *store, struct td_error *err);

/* A reader for whom the archive's folder is read-only reads the file as it lies there. To be asked
 * when all is read: TD_ERR_BUSY where somebody wrote to it meanwhile. */
TD_CHECKED enum td_code td_store_check_still(const struct td_store *store, struct td_error *err);

/* Rolls back what was not committed. NULL does nothing. */
void td_store_close(struct td_store *store);

/* For TD_CLEANUP on a struct td_store *. */
void td_store_closep(struct td_store **store);

/* True where the file id is that of the archive or of a file that SQLite keeps beside it. Nobody
 * else may open those: closing them drops SQLite's locks. */
bool td_store_owns_file(const struct td_store *store, struct td_file_id id);

/* From now on whatever asks the archive fails with TD_ERR_TIME once the deadline has passed, which
 * is borrowed; NULL takes it away. */
void td_store_set_deadline(struct td_store *store, struct td_deadline *deadline);

/* TD_ERR_TIME where the deadline has passed: for loops that work on without asking the archive. */
TD_CHECKED enum td_code td_store_check_time(const struct td_store *store, struct td_error *err);

/* One transaction at a time, holding the write lock from its begin. */
TD_CHECKED enum td_code td_store_begin(struct td_store *store, struct td_error *err);
TD_CHECKED enum td_code td_store_commit(struct td_store *store, struct td_error *err);
void td_store_rollback(struct td_store *store);

/* Commits where `code` is TD_OK, else rolls back and returns it. */
TD_CHECKED enum td_code td_store_end(struct td_store *store, enum td_code code,
                                     struct td_error *err);

/* From now on the index of new items is made on a thread of its own, for large imports: of those of
 * each part of a transaction that is kept. The archive is the same. Does nothing where the system
 * gives no thread. Pages of merged pieces that become free are left as they are: to write zeros
 * over them would be a sixth of what an import writes. */
TD_CHECKED enum td_code td_store_index_ahead(struct td_store *store, struct td_error *err);

/* Ends that, outside of transactions, and merges what the index was made of, which is then smaller
 * and faster to search: all of it, where the `added` items are most of the archive. Merges no more
 * once `should_stop` (NULL: never) says so. Whatever becomes of it the index is whole. */
TD_CHECKED enum td_code td_store_index_ahead_end(struct td_store *store, int64_t added,
                                                 bool (*should_stop)(void *context), void *context,
                                                 struct td_error *err);

/* One part of a transaction that can be taken back by itself. Not nested. */
TD_CHECKED enum td_code td_store_part_begin(struct td_store *store, struct td_error *err);
TD_CHECKED enum td_code td_store_part_end(struct td_store *store, struct td_error *err);
TD_CHECKED enum td_code td_store_part_undo(struct td_store *store, struct td_error *err);

/* Makes the derived tables again from the permanent ones, round changes to these: begins a
 * transaction without them; makes them anew and ends it as td_store_end does, also where beginning
 * failed. */
TD_CHECKED enum td_code td_store_rebuild_begin(struct td_store *store, struct td_error *err);
TD_CHECKED enum td_code td_store_rebuild_end(struct td_store *store, enum td_code code,
                                             struct td_error *err);

/* Where the archive was put as it was before opening it migrated it; NULL where it did not. Lives
 * as long as the store. */
const char *td_store_upgrade_copy(const struct td_store *store);

#endif
