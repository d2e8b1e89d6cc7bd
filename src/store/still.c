#include "store/connection.h"

#include <string.h>

/* Whether the write-ahead log is there and holds something. */
static bool has_log(const struct td_store *store)
{
    struct td_file_about about = {0};
    char *path = sqlite3_mprintf("%s-wal", store->path);
    bool is_there =
        path == NULL || (td_file_look(path, &about, NULL) == TD_OK && about.stamp.size_bytes > 0);
    sqlite3_free(path);
    return is_there;
}

bool td_store_must_lie_still(struct td_store *store)
{
    int result = sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL);
    int primary = result & 0xff;
    return (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY) && !has_log(store) &&
           td_file_look(store->path, &store->still, NULL) == TD_OK;
}

char *td_store_still_name(const struct td_store *store)
{
    sqlite3_str *name = sqlite3_str_new(NULL);
    /* Of what begins with two slashes SQLite would take the first part for a host's name. */
    sqlite3_str_appendall(name, store->path[0] == '/' ? "file://" : "file:./");
    for (const char *byte = store->path; *byte != '\0'; byte++) {
        if (strchr("%?#", *byte) != NULL)
            sqlite3_str_appendf(name, "%%%02x", (unsigned char)*byte);
        else
            sqlite3_str_appendchar(name, 1, *byte);
    }
    sqlite3_str_appendall(name, "?immutable=1");
    return sqlite3_str_finish(name);
}

enum td_code td_store_check_still(const struct td_store *store, struct td_error *err)
{
    struct td_file_about now = {0};
    if (!store->is_still)
        return TD_OK;
    TD_TRY(td_file_look(store->path, &now, err));
    if (!has_log(store) && now.stamp.mtime_ns == store->still.stamp.mtime_ns &&
        now.stamp.size_bytes == store->still.stamp.size_bytes)
        return TD_OK;
    return td_fail(err, TD_ERR_BUSY, "%s was written to while it was read: run it again",
                   store->path);
}
