/* Folding the write-ahead log into the archive: see connection.h. */
#include "store/connection.h"

static bool is_of_disk(int result)
{
    return (result & 0xff) == SQLITE_IOERR || (result & 0xff) == SQLITE_FULL;
}

/* Folds the write-ahead log into the archive as SQLite does by itself, which passes over a disk
 * that fails: what is in the log is safe. Here a failed sync stops at once. */
static int after_commit(void *context, sqlite3 *db, const char *name, int pages)
{
    struct td_store *store = context;
    store->has_written = true;
    if (pages < store->log_pages)
        return SQLITE_OK;
    int result = sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return is_of_disk(result) ? result : SQLITE_OK;
}

void td_store_follow_commits(struct td_store *store)
{
    store->log_pages = TD_STORE_LOG_PAGES;
    sqlite3_wal_hook(store->db, after_commit, store);
}

void td_store_fold_log(struct td_store *store)
{
    int is_left = 0;
    if (!store->has_written)
        return;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &is_left);
    if (is_left != 0)
        return;
    sqlite3_busy_handler(store->db, NULL, NULL);
    int result = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL);
    if (is_of_disk(result))
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}
