/* The inside of a struct td_store, for this layer only. */
#ifndef TD_STORE_CONNECTION_H
#define TD_STORE_CONNECTION_H

#include "queries.h"
#include "store/file/read_back.h"
#include "store/file/table_sums.h"
#include "store/index/columns_write.h"
#include "store/index/index_log.h"
#include "store/index/postings.h"
#include "store/query/kept_sets.h"
#include "store/store.h"

#include <sqlite3.h>

/* How a message of damage ends where there is nothing more to be found out. */
#define TD_BACKUP_HELPS "only a sound backup helps: 'tidings restore FILE'"

struct td_store {
    sqlite3 *db;
    char *path;
    char *upgrade_copy;                     /* NULL: nothing was migrated */
    sqlite3_stmt *statements[TD_SQL_COUNT]; /* prepared when first used */
    struct td_column_log column_log;
    struct td_index_log index_log;
    struct td_index_ahead *index_ahead; /* NULL: the index is written at the commit alone */
    struct td_table_sums table_sums;
    struct td_read_back read_back;
    struct td_postings postings;
    struct td_kept_sets kept_sets; /* within a question */
    sqlite3_blob *piece; /* of item_columns, at piece_row; NULL: none is open (columns.c) */
    int64_t piece_row;
    bool lost_pages;    /* tables went without their pages: VACUUM brings these back */
    bool derives_later; /* the derived tables are made anew before the commit */
    struct td_store_wait wait;
    int waited_ms;
    bool has_disk_failed; /* not by being full: what is on it is not known */
    bool is_as_is;        /* opened to be looked at or copied, and nothing else helps */
    bool is_still;        /* read as a file that nobody writes to */
    struct td_file_about still;
    bool has_written;             /* there was a commit */
    int log_pages;                /* at how many the write-ahead log is folded in */
    struct td_deadline *deadline; /* NULL: none */
};

/* Turns an SQLite result into our error: its code, and what was being done in words. */
enum td_code td_sqlite_fail_of(struct td_store *store, int result, struct td_error *err,
                               const char *doing);

/* The same for the latest call on the connection. */
enum td_code td_sqlite_fail(struct td_store *store, struct td_error *err, const char *doing);

/* Waits where another program holds the archive. (wait.c) */
void td_store_wait_for_others(struct td_store *store);

/* Drops what was noted of a transaction that is not to be written. (transaction.c) */
void td_store_forget(struct td_store *store);

/* Folds the write-ahead log in behind commits, once it is long. (file/log.c) */
void td_store_follow_commits(struct td_store *store);

/* Folds it in before a store that wrote is closed, waiting for nobody: the last to close an archive
 * would do so while it keeps out all others, readers, too. A log that is to be left stays. */
void td_store_fold_log(struct td_store *store);

/* Whether an archive that was opened can be read only as a file that lies still: what readers of a
 * log share cannot be made beside it, and there is no log. (still.c) */
bool td_store_must_lie_still(struct td_store *store);

/* Its name for that; to be freed by sqlite3_free, NULL when out of memory. */
char *td_store_still_name(const struct td_store *store);

/* A path that SQLite takes for nothing else: some names are more to it (":memory:", "file:…"), but
 * none that begins in '/' or '.'. To be freed by sqlite3_free; NULL when out of memory. */
char *td_sqlite_plain_path(const char *path);

/* Runs statements that give no rows. */
TD_CHECKED enum td_code td_store_execute(struct td_store *store, const char *sql,
                                         struct td_error *err);

/* The first column of the first row of a statement, as a number; 0 where there is no row. */
TD_CHECKED enum td_code td_store_number(struct td_store *store, const char *sql,
                                        int64_t *ret_number, struct td_error *err);

#endif
