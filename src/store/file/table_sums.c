#define SQLITE_ENABLE_PREUPDATE_HOOK /* Debian's library has it */
#include "store/file/table_sums.h"

#include "base/hash.h"
#include "store/statement.h"

#include <string.h>

const char *const td_summed_tables[TD_SUMMED_TABLES] = {
    "roots",      "posts",           "post_bytes",   "changes",  "revisions",
    "files",      "sources",         "source_names", "items",    "item_links",
    "categories", "post_categories", "author_rules", "synonyms", "saved_searches",
};

bool td_table_is_remade(size_t table)
{
    static const char *const remade[] = {"posts",      "sources",    "source_names",   "items",
                                         "item_links", "categories", "post_categories"};
    for (size_t i = 0; i < sizeof remade / sizeof *remade; i++) {
        if (strcmp(remade[i], td_summed_tables[table]) == 0)
            return true;
    }
    return false;
}

static const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15); /* 2^64 / the golden ratio */

static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * odd;
    return sum ^ sum >> 32;
}

static uint64_t mix_bytes(uint64_t sum, const char *bytes, size_t len)
{
    uint64_t word = 0;
    sum = mix(sum, len);
    for (; len >= sizeof word; bytes += sizeof word, len -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#endif
        sum = mix(sum, word);
    }
    word = 0;
    for (size_t i = 0; i < len; i++)
        word = word << 8 | (unsigned char)bytes[i];
    return mix(sum, word);
}

static bool add_value(uint64_t *sum, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);
    *sum = mix(*sum, (uint64_t)type);
    if (type == SQLITE_NULL)
        return true;
    if (type == SQLITE_INTEGER) {
        *sum = mix(*sum, (uint64_t)sqlite3_value_int64(value));
        return true;
    }
    const char *bytes =
        type == SQLITE_BLOB ? sqlite3_value_blob(value) : (const char *)sqlite3_value_text(value);
    size_t len = (size_t)sqlite3_value_bytes(value);
    if (bytes == NULL && (len > 0 || type != SQLITE_BLOB))
        return false;
    *sum = mix_bytes(*sum, bytes, len);
    return true;
}

typedef int (*value_fn)(sqlite3 *db, int column, sqlite3_value **ret_value);

/* The value of a row that is gone, or of one that comes. */
static bool sum_of_changed(sqlite3 *db, value_fn value_of, uint64_t *ret_sum)
{
    int count = sqlite3_preupdate_count(db);
    uint64_t sum = 0;
    for (int i = 0; i < count; i++) {
        sqlite3_value *value = NULL;
        int result = value_of(db, i, &value);
        if (result == SQLITE_RANGE) /* columns that are computed count, but are not there */
            break;
        if (result != SQLITE_OK || !add_value(&sum, value))
            return false;
    }
    *ret_sum = td_scatter(sum);
    return true;
}

void td_table_sums_note(struct td_table_sums *sums, sqlite3 *db, int change, const char *table)
{
    uint64_t before = 0, after = 0;
    size_t i = 0;
    while (i < TD_SUMMED_TABLES && strcmp(td_summed_tables[i], table) != 0)
        i++;
    if (i == TD_SUMMED_TABLES || sums->failed)
        return;
    if (change != SQLITE_INSERT && !sum_of_changed(db, sqlite3_preupdate_old, &before))
        sums->failed = true;
    if (change != SQLITE_DELETE && !sum_of_changed(db, sqlite3_preupdate_new, &after))
        sums->failed = true;
    sums->change[i] += after - before;
}

void td_table_sums_part_begin(struct td_table_sums *sums)
{
    memcpy(sums->part, sums->change, sizeof sums->part);
}

void td_table_sums_part_undo(struct td_table_sums *sums)
{
    memcpy(sums->change, sums->part, sizeof sums->change);
}

void td_table_sums_forget(struct td_table_sums *sums)
{
    *sums = (struct td_table_sums){.failed = false};
}

static enum td_code read_sum(struct td_store *store, size_t table, bool *ret_found,
                             uint64_t *ret_sum, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_TABLE_SUM, &read, err));
    td_bind_text(&read, TD_PARAM_READ_TABLE_SUM_NAME, td_slice_of(td_summed_tables[table]));
    TD_TRY(td_statement_step(&read, ret_found, err));
    *ret_sum = *ret_found ? (uint64_t)td_column_integer(&read, TD_COLUMN_READ_TABLE_SUM_SUM) : 0;
    return TD_OK;
}

static enum td_code write_sum(struct td_store *store, size_t table, uint64_t sum,
                              struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) write = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_SET_TABLE_SUM, &write, err));
    td_bind_text(&write, TD_PARAM_SET_TABLE_SUM_NAME, td_slice_of(td_summed_tables[table]));
    td_bind_integer(&write, TD_PARAM_SET_TABLE_SUM_SUM, (int64_t)sum);
    return td_statement_run(&write, err);
}

enum td_code td_table_sums_flush(struct td_store *store, struct td_error *err)
{
    struct td_table_sums *sums = &store->table_sums;
    if (sums->failed)
        return td_fail_memory(err);
    for (size_t i = 0; i < TD_SUMMED_TABLES; i++) {
        bool is_found = false;
        uint64_t sum = 0;
        if (sums->change[i] == 0)
            continue;
        TD_TRY(read_sum(store, i, &is_found, &sum, err));
        TD_TRY(write_sum(store, i, sum + sums->change[i], err));
    }
    td_table_sums_forget(sums);
    return TD_OK;
}

/* A statement that reads all that is kept of the table's rows. To be freed by sqlite3_free. */
static enum td_code make_select(struct td_store *store, size_t table, char **ret_sql,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_TABLE_COLUMNS, &read, err));
    td_bind_text(&read, TD_PARAM_READ_TABLE_COLUMNS_TABLE, td_slice_of(td_summed_tables[table]));
    TD_TRY(td_statement_step(&read, &has_row, err));
    struct td_slice list = td_column_blob(&read, TD_COLUMN_READ_TABLE_COLUMNS_LIST);
    *ret_sql =
        sqlite3_mprintf("SELECT %.*s FROM %s", (int)list.len, list.ptr, td_summed_tables[table]);
    return *ret_sql != NULL ? TD_OK : td_fail_memory(err);
}

static bool add_row(uint64_t *sum, sqlite3_stmt *row)
{
    uint64_t row_sum = 0;
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        if (!add_value(&row_sum, sqlite3_column_value(row, i)))
            return false;
    }
    *sum += td_scatter(row_sum);
    return true;
}

static enum td_code add_up(struct td_store *store, size_t table, uint64_t *ret_sum,
                           struct td_error *err)
{
    char *sql = NULL;
    sqlite3_stmt *rows = NULL;
    uint64_t sum = 0;
    TD_TRY(make_select(store, table, &sql, err));
    int result = sqlite3_prepare_v2(store->db, sql, -1, &rows, NULL);
    sqlite3_free(sql);
    if (result == SQLITE_OK)
        result = sqlite3_step(rows);
    while (result == SQLITE_ROW)
        result = add_row(&sum, rows) ? sqlite3_step(rows) : SQLITE_NOMEM;
    sqlite3_finalize(rows);
    if (result != SQLITE_DONE)
        return td_sqlite_fail_of(store, result, err, td_summed_tables[table]);
    *ret_sum = sum;
    return TD_OK;
}

static enum td_code make_sum(struct td_store *store, size_t table, struct td_error *err)
{
    uint64_t sum = 0;
    TD_TRY(add_up(store, table, &sum, err));
    store->table_sums.change[table] = 0;
    return write_sum(store, table, sum, err);
}

enum td_code td_table_sums_make(struct td_store *store, struct td_error *err)
{
    for (size_t i = 0; i < TD_SUMMED_TABLES; i++)
        TD_TRY(make_sum(store, i, err));
    td_table_sums_forget(&store->table_sums);
    return TD_OK;
}

enum td_code td_table_sums_remake(struct td_store *store, struct td_error *err)
{
    for (size_t i = 0; i < TD_SUMMED_TABLES; i++) {
        if (td_table_is_remade(i))
            TD_TRY(make_sum(store, i, err));
    }
    return td_table_sums_flush(store, err);
}

enum td_code td_table_sums_compare(struct td_store *store, size_t table, bool *ret_same,
                                   struct td_error *err)
{
    uint64_t expected = 0, sum = 0;
    bool is_found = false;
    TD_TRY(read_sum(store, table, &is_found, &expected, err));
    TD_TRY(add_up(store, table, &sum, err));
    *ret_same = sum == expected;
    return TD_OK;
}
