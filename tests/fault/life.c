#include "life.h"

#include "disk.h"
#include "import/importer.h"
#include "import/rebuild.h"
#include "import/vanished.h"
#include "store/connection.h"
#include "store/content/history.h"
#include "store/index/fts_tokenizer.h"

#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_PATH_BYTES = 192, TEXT_MAX_BYTES = 8192, SQL_MAX_BYTES = 256 * 1024, ITEMS_MAX = 4 };

static const char *const tables[] = {
    "roots",      "posts",           "post_bytes",   "changes",  "revisions",
    "files",      "sources",         "source_names", "items",    "item_links",
    "categories", "post_categories", "author_rules", "synonyms", "saved_searches",
};

static size_t draw(struct life *life, size_t count)
{
    return (size_t)(disk_random(&life->random) % count);
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static void path_of(const struct life *life, size_t file, char path[FILE_PATH_BYTES])
{
    snprintf(path, FILE_PATH_BYTES, "%s/d/2025.12.%02zu.00.md", life->folder, file);
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "we");
    bool is_written = file != NULL && fputs(text, file) >= 0;
    is_written = file != NULL && fclose(file) == 0 && is_written;
    if (!is_written)
        abort();
}

/* Anew each time: other items, some as they were. */
static void write_digest(struct life *life, size_t file)
{
    static const char *const words[] = {"谷歌发布Gemini 3", "开源语音模型", "人形机器人",
                                        "GPT-4o update"};
    char path[FILE_PATH_BYTES], text[TEXT_MAX_BYTES];
    int len = snprintf(text, sizeof text,
                       "---\ntitle: 第%zu期\ndate: 2025-12-%02zu\ncategories: [甲, 乙%zu]\n---\n\n",
                       file, file % 28 + 1, draw(life, 3));
    size_t items = 1 + draw(life, ITEMS_MAX);
    for (size_t i = 1; i <= items; i++) {
        size_t number = draw(life, 1000);
        len += snprintf(text + len, sizeof text - (size_t)len,
                        "%zu. [%s%zu-作者%zu](https://x.com/name%zu/status/%zu)\n\n"
                        "    这是**第%zu条**，见[说明](https://example.org/%zu)。\n\n",
                        i, words[draw(life, 4)], number, draw(life, 5), draw(life, 5), number,
                        number, number);
    }
    path_of(life, file, path);
    write_text(path, text);
}

void life_begin(struct life *life, uint64_t seed)
{
    char digests[LIFE_PATH_BYTES + 2];
    *life = (struct life){.random = seed, .now_seconds = 1765000000};
    snprintf(life->folder, sizeof life->folder, "%s/tidings-life-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (mkdtemp(life->folder) == NULL)
        abort();
    snprintf(digests, sizeof digests, "%s/d", life->folder);
    snprintf(life->archive, sizeof life->archive, "%.60s/a.db", life->folder);
    if (mkdir(digests, 0700) != 0)
        abort();
}

void life_end(struct life *life)
{
    life_close(life);
    nftw(life->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* The store asks the system which files are there: those on the disk have one of their name. */
static void show_names(const struct life *life)
{
    DIR *folder = opendir(life->folder);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
        if (entry->d_type == DT_REG)
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
    if (folder != NULL)
        (void)closedir(folder);
    for (size_t i = 0; i < DISK_NAMES_MAX; i++) {
        const char *name = disk_name(i);
        int descriptor = name != NULL ? open(name, O_CREAT | O_WRONLY | O_CLOEXEC, 0600) : -1;
        if (descriptor >= 0)
            close(descriptor);
    }
}

static bool execute(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

void life_make_old(struct life *life)
{
    static char sql[SQL_MAX_BYTES];
    char path[512];
    sqlite3 *db = NULL;
    snprintf(path, sizeof path, "%s/schema-1.sql", getenv("TD_TESTS_DATA"));
    FILE *file = fopen(path, "re");
    assert(file != NULL);
    sql[fread(sql, 1, sizeof sql - 1, file)] = '\0';
    fclose(file);
    bool is_made =
        sqlite3_open(life->archive, &db) == SQLITE_OK &&
        td_fts_tokenizer_register(db) == SQLITE_OK &&
        execute(db, "PRAGMA journal_mode = WAL; PRAGMA application_id = 1414087753;"
                    "PRAGMA user_version = 1;") &&
        execute(db, sql) &&
        execute(db, "CREATE TABLE derived_state (tokenizer_version INTEGER NOT NULL) STRICT;"
                    "INSERT INTO derived_state VALUES (1);"
                    "CREATE VIRTUAL TABLE items_fts USING fts5 (title, summary, author,"
                    " content = 'items', content_rowid = 'id', tokenize = 'tidings');"
                    "INSERT INTO items_fts (items_fts) VALUES ('rebuild')");
    if (!is_made)
        fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    assert(is_made);
    sqlite3_close(db);
}

enum td_code life_open(struct life *life, enum td_store_mode mode, struct td_error *err)
{
    show_names(life);
    TD_TRY(td_store_open(life->archive, mode, &life->store, err));
    if (life->log_pages > 0)
        life->store->log_pages = life->log_pages;
    if (life->settings != NULL)
        (void)execute(life->store->db, life->settings);
    return TD_OK;
}

void life_close(struct life *life)
{
    td_store_close(life->store);
    life->store = NULL;
}

/* A file that is there, or LIFE_FILES_MAX. */
static size_t any_file(struct life *life)
{
    size_t begin = life->files > 0 ? draw(life, life->files) : 0;
    for (size_t i = 0; i < life->files; i++)
        if (life->is_there[(begin + i) % life->files])
            return (begin + i) % life->files;
    return LIFE_FILES_MAX;
}

static void make_files(struct life *life, size_t count)
{
    for (; count > 0 && life->files < LIFE_FILES_MAX; count--) {
        write_digest(life, life->files);
        life->is_there[life->files++] = true;
    }
}

static void take_away(struct life *life, size_t file)
{
    char path[FILE_PATH_BYTES];
    path_of(life, file, path);
    (void)unlink(path);
    life->is_there[file] = false;
}

static void move(struct life *life, size_t file)
{
    char from[FILE_PATH_BYTES], to[FILE_PATH_BYTES];
    if (life->files == LIFE_FILES_MAX)
        return;
    path_of(life, file, from);
    path_of(life, life->files, to);
    if (rename(from, to) != 0)
        abort();
    life->is_there[file] = false;
    life->is_there[life->files++] = true;
}

void life_prepare(struct life *life, enum life_step step)
{
    size_t file = any_file(life);
    life->now_seconds++;
    if (step == LIFE_IMPORT)
        make_files(life, 1 + draw(life, 3));
    else if (file == LIFE_FILES_MAX)
        make_files(life, 1);
    else if (step == LIFE_EDIT)
        write_digest(life, file);
    else if (step == LIFE_MOVE)
        move(life, file);
    else if (step == LIFE_PRUNE)
        take_away(life, file);
}

static enum td_code hear(void *context, const struct td_import_event *event, struct td_error *err)
{
    (void)context;
    (void)event;
    (void)err;
    return TD_OK;
}

static enum td_code import(struct life *life, const char *digests, struct td_error *err)
{
    const struct td_import_request request = {.now_seconds = life->now_seconds, .report = hear};
    struct td_importer TD_CLEANUP(td_importer_closep) *importer = NULL;
    struct td_import_totals totals;
    TD_TRY(td_importer_open(life->store, &request, &importer, err));
    TD_TRY(td_importer_add(importer, digests, err));
    return td_importer_finish(importer, &totals, err);
}

static enum td_code prune(struct life *life, struct td_arena *arena, const char *digests,
                          struct td_error *err)
{
    struct td_vanished vanished;
    TD_TRY(td_vanished_find(life->store, arena, &digests, 1, &vanished, err));
    if (vanished.count == 0)
        return TD_OK;
    return td_vanished_prune(life->store, &vanished, life->now_seconds, err);
}

enum td_code life_do(struct life *life, enum life_step step, struct td_error *err)
{
    char digests[LIFE_PATH_BYTES + 2];
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_rebuild_totals totals;
    struct td_change change;
    td_arena_init(&arena, (size_t)64 * 1024 * 1024);
    snprintf(digests, sizeof digests, "%s/d", life->folder);
    switch (step) {
    case LIFE_UNDO:
        return td_history_undo(life->store, &arena, life->now_seconds, &change, err);
    case LIFE_REDO:
        return td_history_redo(life->store, &arena, 0, life->now_seconds, &change, err);
    case LIFE_REBUILD:
        return td_rebuild(life->store, life->now_seconds, NULL, &totals, err);
    case LIFE_PRUNE:
        return prune(life, &arena, digests, err);
    case LIFE_IMPORT:
    case LIFE_EDIT:
    case LIFE_MOVE:
    case LIFE_STEPS:
        break;
    }
    return import(life, digests, err);
}

static const uint64_t hash_begin = 14695981039346656037U;

static void mix(uint64_t *hash, const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < len; i++)
        *hash = (*hash ^ byte[i]) * 1099511628211U; /* FNV-1a */
}

static void mix_row(uint64_t *hash, sqlite3_stmt *row)
{
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        int kind = sqlite3_column_type(row, i), len = sqlite3_column_bytes(row, i);
        mix(hash, &kind, sizeof kind);
        mix(hash, &len, sizeof len);
        if (len > 0)
            mix(hash, sqlite3_column_blob(row, i), (size_t)len);
    }
}

/* Adds the rows of a statement; false where it fails. */
static bool mix_rows(uint64_t *hash, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *rows = NULL;
    int result = sqlite3_prepare_v2(db, sql, -1, &rows, NULL);
    while (result == SQLITE_OK && (result = sqlite3_step(rows)) == SQLITE_ROW) {
        mix_row(hash, rows);
        result = SQLITE_OK;
    }
    sqlite3_finalize(rows);
    return result == SQLITE_DONE;
}

uint64_t life_content(struct life *life)
{
    uint64_t hash = hash_begin;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[128];
        snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1, 2", tables[i]);
        mix(&hash, &i, sizeof i);
        if (!mix_rows(&hash, life->store->db, sql))
            return 0;
    }
    return hash;
}

/* The first column of the first row, where it is not `wanted` (NULL: where there is a row). */
static const char *unlike(sqlite3 *db, const char *sql, const char *wanted)
{
    static char text[256];
    sqlite3_stmt *row = NULL;
    int result = sqlite3_prepare_v2(db, sql, -1, &row, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_step(row);
    snprintf(text, sizeof text, "%s",
             result == SQLITE_ROW ? (const char *)sqlite3_column_text(row, 0) : sqlite3_errmsg(db));
    sqlite3_finalize(row);
    bool is_wanted = result == SQLITE_ROW && wanted != NULL && strcmp(text, wanted) == 0;
    return result == SQLITE_DONE || is_wanted ? NULL : text;
}

uint64_t life_old_content(const struct life *life)
{
    static const char *const old_tables[] = {"roots",      "posts",          "sources",
                                             "items",      "item_links",     "source_names",
                                             "categories", "post_categories"};
    uint64_t hash = hash_begin;
    sqlite3 *db = NULL;
    bool is_sound = sqlite3_open_v2(life->archive, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
                    unlike(db, "PRAGMA integrity_check", "ok") == NULL &&
                    mix_rows(&hash, db, "SELECT name, sql FROM sqlite_schema ORDER BY name");
    for (size_t i = 0; i < sizeof old_tables / sizeof *old_tables && is_sound; i++) {
        char sql[128];
        snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1, 2", old_tables[i]);
        is_sound = mix_rows(&hash, db, sql);
    }
    sqlite3_close(db);
    return is_sound ? hash : 0;
}

const char *life_damage(struct life *life)
{
    sqlite3 *db = life->store->db;
    const char *found = unlike(db, "PRAGMA integrity_check", "ok");
    if (found == NULL)
        found = unlike(db, "PRAGMA foreign_key_check", NULL);
    if (found == NULL)
        found = unlike(db, "INSERT INTO items_fts (items_fts, rank) VALUES ('integrity-check', 1)",
                       NULL);
    if (found == NULL)
        found = unlike(db,
                       "SELECT id FROM posts p WHERE NOT EXISTS"
                       " (SELECT 1 FROM post_bytes b WHERE b.post_id = p.id)",
                       NULL);
    return found;
}

/* The copy has the name here under which it is written: that it gets its own is no call of
 * SQLite's.
 */
static const char *copy_path(const struct life *life)
{
    char begin[LIFE_PATH_BYTES + 16];
    snprintf(begin, sizeof begin, "%s.schema-1", life->archive);
    for (size_t i = 0; i < DISK_NAMES_MAX; i++) {
        const char *name = disk_name(i);
        if (name != NULL && strncmp(name, begin, strlen(begin)) == 0 &&
            strchr(name + strlen(begin), '-') == NULL)
            return name;
    }
    return "";
}

const char *life_copy_damage(const struct life *life)
{
    const char *path = copy_path(life);
    sqlite3 *db = NULL;
    const char *found = "cannot be opened";
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
        found = unlike(db, "PRAGMA integrity_check", "ok");
    if (found == NULL)
        found = unlike(db, "SELECT count(*) FROM items", "6");
    sqlite3_close(db);
    return found;
}

int life_version(const struct life *life)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    int version = 0;
    if (sqlite3_open_v2(life->archive, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &row, NULL) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW)
        version = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return version;
}
