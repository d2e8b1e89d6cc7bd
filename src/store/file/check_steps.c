#include "store/file/check_steps.h"

#include "base/hash.h"
#include "store/index/characters.h"
#include "store/index/fts_check.h"
#include "store/item_set.h"
#include "store/statement.h"
#include "text/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROOF_BYTES = 64 * 1024 };

/* Damage of an index or of the list of free pages is gone when the file is written anew. */
static enum td_remedy remedy_of_page(const char *message)
{
    static const char *const mended[] = {" index ",         "reelist",      "never used",
                                         "items_fts",       "item_columns", "column_texts",
                                         "item_characters", "item_urls"};
    for (size_t i = 0; i < sizeof mended / sizeof *mended; i++) {
        if (strstr(message, mended[i]) != NULL)
            return TD_REMEDY_REBUILD;
    }
    return TD_REMEDY_RESTORE;
}

/* Hands each row's text of a statement that reads nothing but the schema's names to `tell`. */
typedef enum td_code (*tell_row_fn)(struct td_check_run *run, sqlite3_stmt *row,
                                    struct td_error *err);

static enum td_code for_each_row(struct td_check_run *run, const char *sql, tell_row_fn tell,
                                 struct td_error *err)
{
    sqlite3_stmt *rows = NULL;
    enum td_code code = TD_OK;
    int result = sqlite3_prepare_v2(run->store->db, sql, -1, &rows, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_step(rows);
    while (result == SQLITE_ROW && code == TD_OK) {
        code = tell(run, rows, err);
        if (code == TD_OK)
            result = sqlite3_step(rows);
    }
    sqlite3_finalize(rows);
    if (code != TD_OK || result == SQLITE_DONE)
        return code;
    return td_sqlite_fail_of(run->store, result, err, "cannot be looked through");
}

static const char *text_of(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text != NULL ? text : "";
}

/* The result of SQLite for which a page could not be had at all; 0: it could. */
static int result_of_page(const char *message)
{
    static const char *const before = "error code=";
    const char *code = strstr(message, before);
    return code != NULL ? (int)strtol(code + strlen(before), NULL, 10) : SQLITE_OK;
}

/* No damage: a disk that does not read, or no memory. */
static bool is_of_machine(int result)
{
    return (result & 0xff) == SQLITE_IOERR || (result & 0xff) == SQLITE_NOMEM;
}

static enum td_code tell_page(struct td_check_run *run, sqlite3_stmt *row, struct td_error *err)
{
    struct td_slice rest = td_slice_of(text_of(row, 0)), line;
    while (td_slice_next_line(&rest, &line)) {
        char message[TD_ERROR_MESSAGE_BYTES / 2];
        snprintf(message, sizeof message, "%.*s", TD_SLICE_ARG(line));
        if (strcmp(message, "ok") == 0 || td_slice_starts(line, TD_SLICE("*** in database")))
            continue;
        int result = result_of_page(message);
        if (is_of_machine(result))
            return td_sqlite_fail_of(run->store, result, err, "cannot be looked through");
        TD_TRY(td_check_find(run, err, remedy_of_page(message), "%s", message));
    }
    return TD_OK;
}

enum td_code td_look_at_pages(struct td_check_run *run, struct td_error *err)
{
    td_check_progress(run, "pages", 0, 0);
    return for_each_row(run, "PRAGMA integrity_check(200)", tell_page, err);
}

static enum td_code tell_strange(void *context, struct td_slice kind, struct td_slice name,
                                 const char *what, struct td_error *err)
{
    bool is_missing = strcmp(what, "is missing") == 0;
    return td_check_find(context, err, is_missing ? TD_REMEDY_RESTORE : TD_REMEDY_DROP,
                         "the %.*s '%.*s' %s", TD_SLICE_ARG(kind), TD_SLICE_ARG(name), what);
}

enum td_code td_look_at_schema(struct td_check_run *run, struct td_error *err)
{
    const struct td_schema_strange strange = {run, tell_strange};
    struct td_schema_likeness likeness;
    TD_TRY(td_schema_match(run->store, &td_schema, &strange, &likeness, err));
    run->likeness = likeness;
    if (!likeness.derived)
        TD_TRY(td_check_find(run, err, TD_REMEDY_OPEN,
                             "tables made from the items are missing, or of another layout"));
    if (!likeness.integrity)
        TD_TRY(td_check_find(run, err, TD_REMEDY_OPEN,
                             "the sums that show damage are missing, or of another layout"));
    return TD_OK;
}

static enum td_code tell_key(struct td_check_run *run, sqlite3_stmt *row, struct td_error *err)
{
    bool is_remade =
        strcmp(text_of(row, 0), "posts") != 0 && strcmp(text_of(row, 0), "post_bytes") != 0 &&
        strcmp(text_of(row, 0), "revisions") != 0 && strcmp(text_of(row, 0), "author_rules") != 0;
    return td_check_find(run, err, is_remade ? TD_REMEDY_REBUILD : TD_REMEDY_RESTORE,
                         "row %lld of %s belongs to a row of %s that is not there",
                         (long long)sqlite3_column_int64(row, 1), text_of(row, 0), text_of(row, 2));
}

enum td_code td_look_at_keys(struct td_check_run *run, struct td_error *err)
{
    td_check_progress(run, "keys", 0, 0);
    return for_each_row(run, "PRAGMA foreign_key_check", tell_key, err);
}

enum td_code td_look_at_tables(struct td_check_run *run, struct td_error *err)
{
    for (size_t i = 0; i < TD_SUMMED_TABLES; i++) {
        bool is_same = false;
        if (run->only_kept && td_table_is_remade(i))
            continue;
        td_check_progress(run, "tables", (int64_t)i, TD_SUMMED_TABLES);
        TD_TRY(td_table_sums_compare(run->store, i, &is_same, err));
        if (is_same)
            continue;
        TD_TRY(td_check_find(
            run, err, td_table_is_remade(i) ? TD_REMEDY_REBUILD : TD_REMEDY_RESTORE,
            "the table %s does not hold what tidings wrote (damage, or another program)",
            td_summed_tables[i]));
    }
    return TD_OK;
}

static enum td_code compare_bytes(struct td_check_run *run, const struct td_statement *read,
                                  struct td_error *err)
{
    char sha256[TD_SHA256_TEXT_BYTES];
    td_sha256(td_column_blob(read, TD_COLUMN_CHECK_POSTS_BYTES), sha256);
    if (td_slice_equal(td_slice_of(sha256), td_column_blob(read, TD_COLUMN_CHECK_POSTS_SHA256)))
        return TD_OK;
    struct td_slice path = td_column_blob(read, TD_COLUMN_CHECK_POSTS_PATH);
    bool is_there = sqlite3_column_type(read->handle, TD_COLUMN_CHECK_POSTS_BYTES) != SQLITE_NULL;
    return td_check_find(run, err, TD_REMEDY_RESTORE, "post %lld, %.*s: its bytes are %s",
                         (long long)td_column_integer(read, TD_COLUMN_CHECK_POSTS_ID),
                         TD_SLICE_ARG(path),
                         is_there ? "not those that were imported (by their SHA-256)" : "gone");
}

enum td_code td_look_at_counts(struct td_check_run *run, struct td_error *err)
{
    TD_TRY(td_store_number(run->store, "SELECT count(*) FROM posts", &run->totals.posts, err));
    return td_store_number(run->store, "SELECT count(*) FROM items", &run->totals.items, err);
}

enum td_code td_look_at_bytes(struct td_check_run *run, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    int64_t done = 0;
    bool has_row = false;
    TD_TRY(td_statement_begin(run->store, TD_SQL_CHECK_POSTS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        td_check_progress(run, "posts", done++, run->totals.posts);
        TD_TRY(compare_bytes(run, &read, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

/* Where memory is out for good, what was read looks damaged, too. */
static enum td_code prove_memory(struct td_error *err)
{
    void *memory = sqlite3_malloc(PROOF_BYTES);
    enum td_code code = memory != NULL ? TD_OK : td_fail_memory(err);
    sqlite3_free(memory);
    return code;
}

enum td_code td_look_at_revisions(struct td_check_run *run, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(run->store, TD_SQL_CHECK_REVISIONS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        char sha256[TD_SHA256_TEXT_BYTES];
        td_check_progress(run, "revisions", run->totals.revisions++, 0);
        td_sha256(td_column_blob(&read, TD_COLUMN_CHECK_REVISIONS_BYTES), sha256);
        struct td_slice kept = td_column_blob(&read, TD_COLUMN_CHECK_REVISIONS_SHA256);
        bool is_sound = td_slice_equal(td_slice_of(sha256), kept) &&
                        td_column_integer(&read, TD_COLUMN_CHECK_REVISIONS_IS_JSON) != 0;
        if (!is_sound)
            TD_TRY(prove_memory(err));
        if (!is_sound)
            TD_TRY(td_check_find(
                run, err, TD_REMEDY_RESTORE, "revision %lld of post %lld is not what was kept",
                (long long)td_column_integer(&read, TD_COLUMN_CHECK_REVISIONS_NUMBER),
                (long long)td_column_integer(&read, TD_COLUMN_CHECK_REVISIONS_POST_ID)));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

enum td_code td_look_at_unused(struct td_check_run *run, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(run->store, TD_SQL_CHECK_UNUSED, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_slice kind = td_column_blob(&read, TD_COLUMN_CHECK_UNUSED_KIND);
        struct td_slice name = td_column_blob(&read, TD_COLUMN_CHECK_UNUSED_NAME);
        TD_TRY(td_check_find(run, err, TD_REMEDY_REBUILD, "the %.*s '%.*s' belongs to nothing",
                             TD_SLICE_ARG(kind), TD_SLICE_ARG(name)));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

enum td_code td_look_at_rules(struct td_check_run *run, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(run->store, TD_SQL_READ_DERIVED_STATE, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    int64_t tokenizer = 0, layout = 0;
    if (has_row) {
        tokenizer = td_column_integer(&read, TD_COLUMN_READ_DERIVED_STATE_TOKENIZER_VERSION);
        layout = td_column_integer(&read, TD_COLUMN_READ_DERIVED_STATE_LAYOUT_VERSION);
    }
    if (tokenizer == TD_TOKENIZER_VERSION && layout == TD_SCHEMA_LAYOUT_VERSION)
        return TD_OK;
    return td_check_find(run, err, TD_REMEDY_OPEN,
                         "the index was made by other rules (tokenizer %lld, layout %lld; this "
                         "program has %d, %d)",
                         (long long)tokenizer, (long long)layout, TD_TOKENIZER_VERSION,
                         TD_SCHEMA_LAYOUT_VERSION);
}

enum td_code td_look_at_columns(struct td_check_run *run, struct td_error *err)
{
    int64_t last = 0;
    TD_TRY(td_store_last_item(run->store, &last, err));
    if (last < 0 || last > TD_ITEM_SET_MAX_ITEM)
        return td_check_find(run, err, TD_REMEDY_RESTORE,
                             "an item has the number %lld, which tidings never gives",
                             (long long)last);
    for (int64_t first = 1; first <= last;) {
        int64_t end = (first / TD_COLUMNS_BLOCK_ITEMS + 1) * TD_COLUMNS_BLOCK_ITEMS;
        bool is_same = false;
        td_check_progress(run, "items", first, last);
        TD_TRY(td_columns_compare(run->store, first, &is_same, err));
        if (!is_same)
            TD_TRY(td_check_find(run, err, TD_REMEDY_REBUILD,
                                 "what ranks and counts the items %lld to %lld does not fit them",
                                 (long long)first, (long long)(end <= last ? end - 1 : last)));
        first = end;
    }
    return TD_OK;
}

enum td_code td_look_at_index(struct td_check_run *run, struct td_error *err)
{
    bool is_sound = false, is_same = false;
    td_check_progress(run, "index", 0, 0);
    TD_TRY(td_fts_check(run->store, &is_sound, err));
    if (!is_sound)
        return td_check_find(run, err, TD_REMEDY_REBUILD,
                             "the full-text index does not hold the words of the items");
    TD_TRY(td_characters_compare(run->store, &is_same, err));
    if (is_same)
        return TD_OK;
    return td_check_find(run, err, TD_REMEDY_REBUILD,
                         "the lists of single characters are not those of the items");
}
