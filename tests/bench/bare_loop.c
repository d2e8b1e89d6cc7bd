/* What importing is measured against: the texts of an archive's items into a full-text table like
 * its own, in transactions of the same size, and nothing else.
 *
 * usage: bare-loop ARCHIVE NEW-ARCHIVE
 *
 * Prints the seconds that the inserting took; reading the texts before is not counted. */
#include "import/importer.h"
#include "store/connection.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FIELDS_MAX = 8 };

struct text {
    int64_t item;
    int64_t post;
    struct td_slice fields[FIELDS_MAX];
};

struct texts {
    struct text *list;
    size_t count;
    int field_count;
    struct td_arena arena;
};

static void check(bool is_good, const char *what, sqlite3 *db)
{
    if (is_good)
        return;
    fprintf(stderr, "bare-loop: %s: %s\n", what, db != NULL ? sqlite3_errmsg(db) : "out of memory");
    exit(EXIT_FAILURE);
}

static struct td_store *open_store(const char *path, enum td_store_mode mode)
{
    struct td_store *store = NULL;
    struct td_error err = {0};
    if (td_store_open(path, mode, &store, &err) == TD_OK)
        return store;
    fprintf(stderr, "bare-loop: %s\n", err.message);
    exit(EXIT_FAILURE);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    check(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, sql, db);
    return statement;
}

/* "title, summary, author": whatever the index has. */
static char *index_columns(sqlite3 *db, int *ret_count)
{
    sqlite3_stmt *read = prepare(
        db, "SELECT group_concat(name, ', '), count(*) FROM pragma_table_info('items_fts')");
    check(sqlite3_step(read) == SQLITE_ROW, "no columns", db);
    char *names = sqlite3_mprintf("%s", sqlite3_column_text(read, 0));
    *ret_count = sqlite3_column_int(read, 1);
    sqlite3_finalize(read);
    check(names != NULL && *ret_count <= FIELDS_MAX, "columns", NULL);
    return names;
}

static void keep_row(struct texts *texts, sqlite3_stmt *read)
{
    struct text *text = &texts->list[texts->count++];
    text->item = sqlite3_column_int64(read, 0);
    text->post = sqlite3_column_int64(read, 1);
    for (int i = 0; i < texts->field_count; i++) {
        struct td_slice field = {(const char *)sqlite3_column_text(read, i + 2),
                                 (size_t)sqlite3_column_bytes(read, i + 2)};
        check(td_arena_copy(&texts->arena, field, &text->fields[i], NULL) == TD_OK, "text", NULL);
    }
}

static void read_texts(sqlite3 *db, const char *columns, struct texts *texts)
{
    char *sql = sqlite3_mprintf("SELECT id, post_id, %s FROM items ORDER BY id", columns);
    sqlite3_stmt *count = prepare(db, "SELECT count(*) FROM items");
    sqlite3_stmt *read = prepare(db, sql);
    check(sqlite3_step(count) == SQLITE_ROW, "count", db);
    td_arena_init(&texts->arena, (size_t)4 << 30);
    texts->list = calloc((size_t)sqlite3_column_int64(count, 0) + 1, sizeof *texts->list);
    check(texts->list != NULL, "texts", NULL);
    while (sqlite3_step(read) == SQLITE_ROW)
        keep_row(texts, read);
    sqlite3_finalize(count);
    sqlite3_finalize(read);
    sqlite3_free(sql);
}

/* INSERT INTO items_fts (rowid, title, …) VALUES (?, ?, …) */
static sqlite3_stmt *prepare_insert(sqlite3 *db, const char *columns, int count)
{
    char *sql = sqlite3_mprintf("INSERT INTO items_fts (rowid, %s) VALUES (?%.*s)", columns,
                                3 * count, ", ?, ?, ?, ?, ?, ?, ?, ?");
    sqlite3_stmt *insert = prepare(db, sql);
    sqlite3_free(sql);
    return insert;
}

static void insert_text(sqlite3 *db, sqlite3_stmt *insert, const struct texts *texts, size_t index)
{
    const struct text *text = &texts->list[index];
    sqlite3_bind_int64(insert, 1, text->item);
    for (int i = 0; i < texts->field_count; i++)
        sqlite3_bind_text64(insert, i + 2, text->fields[i].ptr, text->fields[i].len, SQLITE_STATIC,
                            SQLITE_UTF8);
    check(sqlite3_step(insert) == SQLITE_DONE, "insert", db);
    sqlite3_reset(insert);
}

static void execute(sqlite3 *db, const char *sql)
{
    check(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, sql, db);
}

static void insert_all(sqlite3 *db, sqlite3_stmt *insert, const struct texts *texts)
{
    size_t posts = 0;
    execute(db, "BEGIN IMMEDIATE");
    for (size_t i = 0; i < texts->count; i++) {
        posts += i > 0 && texts->list[i].post != texts->list[i - 1].post;
        if (posts == TD_IMPORT_BATCH_FILES) {
            execute(db, "COMMIT; BEGIN IMMEDIATE");
            posts = 0;
        }
        insert_text(db, insert, texts, i);
    }
    execute(db, "COMMIT");
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: bare-loop ARCHIVE NEW-ARCHIVE\n");
        return EXIT_FAILURE;
    }
    struct texts texts = {0};
    struct td_store *from = open_store(argv[1], TD_STORE_READ);
    char *columns = index_columns(from->db, &texts.field_count);
    read_texts(from->db, columns, &texts);
    td_store_close(from);

    struct td_store *to = open_store(argv[2], TD_STORE_WRITE);
    sqlite3_stmt *insert = prepare_insert(to->db, columns, texts.field_count);
    double begin = seconds_now();
    insert_all(to->db, insert, &texts);
    printf("%.3f\n", seconds_now() - begin);
    sqlite3_finalize(insert);
    td_store_close(to);
    sqlite3_free(columns);
    free(texts.list);
    td_arena_release(&texts.arena);
    return EXIT_SUCCESS;
}
