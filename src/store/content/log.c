#include "store/connection.h"

/* Folds the write-ahead log into the archive as SQLite does by itself, which passes over a disk
 * that fails: what is in the log is safe. Here a failed sync stops at once. */
static int after_commit(void *context, sqlite3 *db, const char *name, int pages)
{
    const struct td_store *store = context;
    if (pages < store->log_pages)
        return SQLITE_OK;
    int result = sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    bool is_of_disk = (result & 0xff) == SQLITE_IOERR || (result & 0xff) == SQLITE_FULL;
    return is_of_disk ? result : SQLITE_OK;
}

void td_store_fold_log(struct td_store *store)
{
    store->log_pages = TD_STORE_LOG_PAGES;
    sqlite3_wal_hook(store->db, after_commit, store);
}
