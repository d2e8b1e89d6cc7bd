/* What is read or written together: see store.h. */
#include "store/connection.h"
#include "store/file/schema.h"
#include "store/index/columns_block.h"
#include "store/index/index_ahead.h"
#include "store/index/index_join.h"
#include "store/index/vocabulary.h"

enum { ENDS_MAX = 2 }; /* of a transaction: the first may lack memory */

static void end_transaction(sqlite3 *db, const char *sql)
{
    for (int i = 0; i < ENDS_MAX && sqlite3_get_autocommit(db) == 0; i++)
        sqlite3_exec(db, sql, NULL, NULL, NULL);
}

enum td_code td_store_question_begin(struct td_store *store, struct td_error *err)
{
    TD_TRY(td_store_execute(store, "BEGIN", err));
    store->postings.is_asking = true;
    td_kept_sets_init(&store->kept_sets);
    return TD_OK;
}

void td_store_question_end(struct td_store *store)
{
    if (!store->postings.is_asking)
        return;
    store->postings.is_asking = false;
    td_postings_end(store);
    td_kept_sets_release(&store->kept_sets);
    td_columns_close_piece(store);
    end_transaction(store->db, "COMMIT");
}

enum td_code td_store_make_writable(struct td_store *store, struct td_error *err)
{
    td_store_question_end(store);
    return td_store_execute(store, "PRAGMA query_only = OFF; PRAGMA synchronous = FULL", err);
}

void td_store_forget(struct td_store *store)
{
    td_columns_forget(store);
    td_index_forget(store);
    td_read_back_forget(&store->read_back);
    td_table_sums_forget(&store->table_sums);
    store->derives_later = false;
}

enum td_code td_store_begin(struct td_store *store, struct td_error *err)
{
    td_read_back_forget(&store->read_back);
    return td_store_execute(store, "BEGIN IMMEDIATE", err);
}

enum td_code td_store_commit(struct td_store *store, struct td_error *err)
{
    if (store->index_ahead != NULL)
        td_index_ahead_seal(store->index_ahead);
    TD_TRY(td_read_back_check(store, err));
    TD_TRY(td_index_flush(store, err));
    TD_TRY(td_columns_flush(store, err)); /* reads lengths from the index */
    TD_TRY(td_table_sums_flush(store, err));
    return td_store_execute(store, "COMMIT", err);
}

void td_store_rollback(struct td_store *store)
{
    td_store_forget(store);
    end_transaction(store->db, "ROLLBACK");
}

enum td_code td_store_end(struct td_store *store, enum td_code code, struct td_error *err)
{
    if (code == TD_OK)
        code = td_store_commit(store, err);
    if (code != TD_OK)
        td_store_rollback(store);
    return code;
}

enum td_code td_store_part_begin(struct td_store *store, struct td_error *err)
{
    td_table_sums_part_begin(&store->table_sums);
    td_index_part_begin(store);
    return td_store_execute(store, "SAVEPOINT part", err);
}

enum td_code td_store_part_end(struct td_store *store, struct td_error *err)
{
    TD_TRY(td_store_execute(store, "RELEASE part", err));
    return td_index_part_end(store, err);
}

enum td_code td_store_part_undo(struct td_store *store, struct td_error *err)
{
    td_table_sums_part_undo(&store->table_sums);
    td_index_part_undo(store);
    return td_store_execute(store, "ROLLBACK TO part; RELEASE part", err);
}

enum td_code td_store_rebuild_begin(struct td_store *store, struct td_error *err)
{
    TD_TRY(td_store_begin(store, err));
    store->derives_later = true;
    return td_schema_drop_derived(store, &td_schema, err);
}

enum td_code td_store_rebuild_end(struct td_store *store, enum td_code code, struct td_error *err)
{
    store->derives_later = false;
    if (code == TD_OK)
        code = td_read_back_check(store, err);
    if (code == TD_OK)
        code = td_schema_derive(store, &td_schema, err);
    if (code == TD_OK)
        code = td_table_sums_remake(store, err);
    TD_TRY(td_store_end(store, code, err));
    return td_schema_reclaim(store, err);
}

enum td_code td_store_index_ahead(struct td_store *store, struct td_error *err)
{
    if (store->index_ahead != NULL)
        return TD_OK;
    TD_TRY(td_index_ahead_open(&store->index_ahead, err));
    if (store->index_ahead == NULL)
        return TD_OK;
    store->log_pages = TD_STORE_LOG_PAGES_LARGE;
    return td_store_execute(store, "PRAGMA secure_delete = FAST", err);
}

static enum td_code merge_index(struct td_store *store, int64_t added,
                                bool (*should_stop)(void *context), void *context,
                                struct td_error *err)
{
    int64_t items = 0, tokens[TD_INDEX_FIELDS];
    bool is_done = false;
    TD_TRY(td_vocabulary_sizes(store, &items, tokens, TD_INDEX_FIELDS, err));
    while (!is_done && (should_stop == NULL || !should_stop(context)))
        TD_TRY(td_index_merge_some(store, added > items - added, &is_done, err));
    return TD_OK;
}

enum td_code td_store_index_ahead_end(struct td_store *store, int64_t added,
                                      bool (*should_stop)(void *context), void *context,
                                      struct td_error *err)
{
    if (store->index_ahead == NULL)
        return TD_OK;
    td_index_ahead_close(store->index_ahead);
    store->index_ahead = NULL;
    store->log_pages = TD_STORE_LOG_PAGES;
    enum td_code code = merge_index(store, added, should_stop, context, err);
    struct td_error other;
    enum td_code deletes = td_store_execute(store, "PRAGMA secure_delete = ON", &other);
    if (code == TD_OK && deletes != TD_OK)
        *err = other;
    return code != TD_OK ? code : deletes;
}
