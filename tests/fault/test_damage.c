/* Damage at random to an archive's file and rows: check finds it, or the archive answers as if
 * nothing were; nothing crashes or hangs, and a rebuild mends what check says it mends. */
#include "fault/damaged_answers.h"
#include "import/importer.h"
#include "import/rebuild.h"
#include "store/connection.h"
#include "store/file/check.h"
#include "support/archive.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    DAMAGES_SHORT = 2000,
    DAMAGES_LONG = 20000,
    REBUILD_EVERY = 50,
    POSTS = 8,
    PAGE_BYTES = 4096,
    FILE_MAX_BYTES = 4 * 1024 * 1024,
    ANSWERS_MAX_BYTES = 16 * 1024 * 1024,
    EDIT_TRIES = 50,
};

static const uint64_t first_seed = 20251207;
static uint64_t seed;

static uint64_t draw(void)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407); /* Knuth's MMIX */
    return seed >> 33;
}

static size_t below(size_t limit)
{
    return limit > 0 ? (size_t)draw() % limit : 0;
}

/* The sound archive: its file, and what it answers. */
static struct {
    unsigned char bytes[FILE_MAX_BYTES];
    size_t len;
    struct td_buf answers;
} sound;

static char damaged_path[128];

static void must(enum td_code code, const struct td_error *err)
{
    if (code != TD_OK)
        fail_msg("%s", err->message);
}

static void import_post(struct td_importer *importer, int number, int version)
{
    char name[32], text[2048];
    struct td_error err = {0};
    snprintf(name, sizeof name, "2025.11.%02d.00", number);
    int len = snprintf(
        text, sizeof text,
        "---\ntitle: \"第%d期\"\ndate: 2025-11-%02dT08:00:00+08:00\ncategories: [\"行业\", "
        "\"AI%d\"]\n"
        "draft: %s\n---\n\n## 头条\n\n"
        "1.  [谷歌发布开源模型 %d-小互](https://x.com/imxiaohu/status/19971584996049%05d)\n\n"
        "    模型%d支持**十种语言**，见[说明](https://example.org/%d)。版本 %d。\n\n## 其他\n\n"
        "2.  [New agent works on chips %d](https://example.com/a/%d)\n\n    An agent on 芯片 "
        "%d.\n\n"
        "3.  [歸藏的消息%d-歸藏](https://x.com/op7418/status/19971584996059%05d)\n\n    "
        "没有链接。\n",
        number, number, number % 3, number == 7 ? "true" : "false", number, number, number, number,
        version, number, number, number, number, number);
    assert_true(len > 0 && (size_t)len < sizeof text);
    must(td_importer_add_bytes(importer, td_slice_of(name), (struct td_slice){text, (size_t)len},
                               &err),
         &err);
}

static enum td_code ignore(void *context, const struct td_import_event *event, struct td_error *err)
{
    (void)context;
    (void)event;
    (void)err;
    return TD_OK;
}

static void import_posts(struct td_store *store, int first, int last, int version)
{
    const struct td_import_request request = {.now_seconds = 1765000000, .report = ignore};
    struct td_importer *importer = NULL;
    struct td_import_totals totals;
    struct td_error err = {0};
    must(td_importer_open(store, &request, &importer, &err), &err);
    for (int i = first; i <= last; i++)
        import_post(importer, i, version);
    must(td_importer_finish(importer, &totals, &err), &err);
    td_importer_close(importer);
}

static void add_what_people_keep(struct td_store *store)
{
    struct td_error err = {0};
    must(td_store_begin(store, &err), &err);
    must(td_store_execute(store,
                          "INSERT INTO synonyms VALUES (1, 'agent'), (1, '智能体');"
                          "INSERT INTO saved_searches VALUES ('x', '谷歌', 3, 1765000000);"
                          "INSERT INTO changes (kind, at) VALUES ('authors', 1765000000);"
                          "INSERT INTO author_rules (change_id, kind, site, handle, to_name)"
                          " SELECT max(id), 'rename', 'x.com', 'op7418', '藏师傅' FROM changes",
                          &err),
         &err);
    must(td_store_commit(store, &err), &err);
}

static void read_sound(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    sound.len = fread(sound.bytes, 1, sizeof sound.bytes, file);
    assert_int_equal(fclose(file), 0);
    assert_true(sound.len > 20 * (size_t)PAGE_BYTES && sound.len < sizeof sound.bytes);
}

static int setup(void **state)
{
    struct td_error err = {0};
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    import_posts(archive->store, 1, POSTS, 1);
    import_posts(archive->store, 1, 3, 2);
    add_what_people_keep(archive->store);
    td_store_close(archive->store);
    archive->store = NULL;
    read_sound(archive->path);
    must(td_store_open(archive->path, TD_STORE_READ, &archive->store, &err), &err);
    td_buf_init(&sound.answers, ANSWERS_MAX_BYTES);
    must(damaged_answers(archive->store, &archive->arena, &sound.answers, &err), &err);
    snprintf(damaged_path, sizeof damaged_path, "%s/damaged.db", archive->folder);
    return 0;
}

static int teardown(void **state)
{
    td_buf_release(&sound.answers);
    return archive_teardown(state);
}

/* A file that is being damaged, and what was done to it in words. */
struct damage {
    unsigned char bytes[FILE_MAX_BYTES];
    size_t len;
    char what[1024];
};

static unsigned char *page(struct damage *damage, size_t number)
{
    return damage->bytes + number * PAGE_BYTES;
}

static void flip_bits(struct damage *damage)
{
    size_t count = 1 + below(4);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = below(damage->len);
        damage->bytes[at] ^= (unsigned char)(1 + below(255));
        used += (size_t)snprintf(damage->what + used, sizeof damage->what - used, "byte %zu; ", at);
    }
}

static void zero_page(struct damage *damage)
{
    size_t number = below(damage->len / PAGE_BYTES);
    memset(page(damage, number), 0, PAGE_BYTES);
    snprintf(damage->what, sizeof damage->what, "page %zu zeroed", number + 1);
}

static void cut(struct damage *damage)
{
    damage->len = below(damage->len);
    snprintf(damage->what, sizeof damage->what, "cut to %zu bytes", damage->len);
}

static void swap_pages(struct damage *damage)
{
    unsigned char kept[PAGE_BYTES];
    size_t a = below(damage->len / PAGE_BYTES), b = below(damage->len / PAGE_BYTES);
    memcpy(kept, page(damage, a), PAGE_BYTES);
    memmove(page(damage, a), page(damage, b), PAGE_BYTES);
    memcpy(page(damage, b), kept, PAGE_BYTES);
    snprintf(damage->what, sizeof damage->what, "pages %zu and %zu swapped", a + 1, b + 1);
}

static void copy_page(struct damage *damage)
{
    size_t a = below(damage->len / PAGE_BYTES), b = below(damage->len / PAGE_BYTES);
    memmove(page(damage, a), page(damage, b), PAGE_BYTES);
    snprintf(damage->what, sizeof damage->what, "page %zu over %zu", b + 1, a + 1);
}

static void scribble(struct damage *damage)
{
    size_t len = 1 + below(64), at = below(damage->len - len);
    for (size_t i = 0; i < len; i++)
        damage->bytes[at + i] = (unsigned char)draw();
    snprintf(damage->what, sizeof damage->what, "%zu bytes from %zu scribbled over", len, at);
}

static void write_damaged(const struct damage *damage)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char path[160];
        snprintf(path, sizeof path, "%s%s", damaged_path, endings[i]);
        (void)unlink(path);
    }
    FILE *file = fopen(damaged_path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(damage->bytes, 1, damage->len, file), damage->len);
    assert_int_equal(fclose(file), 0);
}

/* One text from the database, which a caller must have; to be freed by sqlite3_free. */
static char *text_of(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    char *text = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        text = sqlite3_mprintf("%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return text;
}

/* The column of this number, counted round and round; to be freed by sqlite3_free. */
static char *column_of(sqlite3 *db, const char *table, size_t number)
{
    char sql[512];
    snprintf(sql, sizeof sql,
             "SELECT name FROM pragma_table_info('%s') LIMIT 1 OFFSET %zu %% (SELECT count(*) FROM"
             " pragma_table_info('%s'))",
             table, number, table);
    return text_of(db, sql);
}

static char *draw_value(const char *column)
{
    static const char *const values[] = {
        "NULL",    "0",  "-1",           "1099511627776",           "'x'",
        "x'00ff'", "''", "'2025-13-99'", "CAST(x'ff00c0' AS TEXT)", "zeroblob(5000)"};
    size_t n = below(2 + sizeof values / sizeof *values);
    if (n < 2)
        return sqlite3_mprintf("%s %s", column, n == 0 ? "|| 'x'" : "+ 1");
    return sqlite3_mprintf("%s", values[n - 2]);
}

static char *draw_edit(sqlite3 *db, const char *table)
{
    char *column = column_of(db, table, below(1000));
    char *key = column_of(db, table, 0);
    if (column == NULL || key == NULL)
        return NULL;
    char *where = sqlite3_mprintf("WHERE %s = (SELECT %s FROM %s LIMIT 1 OFFSET %u %% max(1,"
                                  " (SELECT count(*) FROM %s)))",
                                  key, key, table, (unsigned)below(1000), table);
    char *edit = below(8) == 0 ? sqlite3_mprintf("DELETE FROM %s %s", table, where)
                               : sqlite3_mprintf("UPDATE %s SET %s = %z %s", table, column,
                                                 draw_value(column), where);
    sqlite3_free(where);
    sqlite3_free(column);
    sqlite3_free(key);
    return edit;
}

/* Changes or removes a row of any table, as another program may; tries until one is let. */
static void edit_rows(struct damage *damage)
{
    static const char *const derived[] = {"item_columns",     "column_texts",  "items_fts_data",
                                          "items_fts_idx",    "derived_state", "table_sums",
                                          "items_fts_config", "item_urls"};
    enum { DERIVED = sizeof derived / sizeof *derived };
    sqlite3 *db = NULL;
    write_damaged(damage);
    assert_int_equal(sqlite3_open(damaged_path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    for (int i = 0; i < EDIT_TRIES && sqlite3_total_changes(db) == 0; i++) {
        size_t n = below(TD_SUMMED_TABLES + DERIVED);
        char *edit = draw_edit(db, n < TD_SUMMED_TABLES ? td_summed_tables[n]
                                                        : derived[n - TD_SUMMED_TABLES]);
        if (edit == NULL)
            continue;
        snprintf(damage->what, sizeof damage->what, "%s", edit);
        sqlite3_exec(db, edit, NULL, NULL, NULL);
        sqlite3_free(edit);
    }
    sqlite3_close(db);
}

static void (*const kinds[])(struct damage *damage) = {flip_bits, zero_page, cut,       swap_pages,
                                                       copy_page, scribble,  edit_rows, edit_rows,
                                                       flip_bits, scribble};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* What the check said, by what helps. */
struct findings {
    int64_t by_remedy[TD_REMEDY_DROP + 1];
    int64_t kept; /* tables that a rebuild leaves as they are */
    char first[512];
};

static enum td_code note(void *context, const struct td_finding *finding, struct td_error *err)
{
    struct findings *findings = context;
    (void)err;
    if (findings->first[0] == '\0')
        snprintf(findings->first, sizeof findings->first, "%.*s: %.*s", TD_SLICE_ARG(finding->kind),
                 TD_SLICE_ARG(finding->message));
    findings->by_remedy[finding->remedy]++;
    findings->kept +=
        finding->remedy == TD_REMEDY_RESTORE && td_slice_equal(finding->kind, TD_SLICE("tables"));
    return TD_OK;
}

/* True where the archive is refused, or damage is found in it. */
static bool is_found(struct findings *findings)
{
    struct td_store *store TD_CLEANUP(td_store_closep) = NULL;
    const struct td_check_watch watch = {findings, note, NULL};
    struct td_check_totals totals = {0};
    struct td_error err = {0};
    *findings = (struct findings){.first = ""};
    enum td_code code = td_store_open(damaged_path, TD_STORE_AS_IS, &store, &err);
    if (code == TD_OK)
        code = td_store_check(store, &watch, &totals, &err);
    if (code != TD_OK)
        assert_true(err.message[0] != '\0');
    assert_true(code != TD_ERR_MEMORY && code != TD_ERR_BUSY);
    return code != TD_OK || totals.findings > 0;
}

/* True where it opens and answers just as the sound one. */
static bool answers_the_same(struct archive *archive)
{
    struct td_store *store TD_CLEANUP(td_store_closep) = NULL;
    struct td_buf answers TD_CLEANUP(td_buf_release);
    struct td_error err = {0};
    td_buf_init(&answers, ANSWERS_MAX_BYTES);
    td_arena_reset(&archive->arena);
    enum td_code code = td_store_open(damaged_path, TD_STORE_READ, &store, &err);
    if (code == TD_OK)
        code = damaged_answers(store, &archive->arena, &answers, &err);
    return code == TD_OK && td_slice_equal(td_buf_slice(&answers), td_buf_slice(&sound.answers));
}

/* True where the rebuild came to its end; then nothing is left that it should have mended, and
 * nothing forgotten that it could not. */
static bool rebuilds(const struct damage *damage, const struct findings *before)
{
    struct td_store *store = NULL;
    struct td_rebuild_totals totals;
    struct td_error err = {0};
    struct findings left;
    write_damaged(damage);
    enum td_code code = td_store_open(damaged_path, TD_STORE_MEND, &store, &err);
    if (code == TD_OK)
        code = td_rebuild(store, 1765000001, NULL, &totals, &err);
    td_store_close(store);
    if (code != TD_OK)
        return false;
    if (is_found(&left) && left.by_remedy[TD_REMEDY_REBUILD] + left.by_remedy[TD_REMEDY_OPEN] > 0)
        fail_msg("%s: after a rebuild there is still %s", damage->what, left.first);
    if (before->kept > 0 && left.kept == 0)
        fail_msg("%s: a rebuild forgets %s", damage->what, before->first);
    return true;
}

static void read_back_edits(struct damage *damage)
{
    FILE *file = fopen(damaged_path, "rb");
    assert_non_null(file);
    damage->len = fread(damage->bytes, 1, sizeof damage->bytes, file);
    assert_int_equal(fclose(file), 0);
}

static void test_random_damage_is_found_or_harmless(void **state)
{
    static struct damage damage;
    static struct findings findings;
    struct archive *archive = *state;
    int wanted = getenv("TIDINGS_TEST_LONG") != NULL ? DAMAGES_LONG : DAMAGES_SHORT;
    int found = 0, rebuilt = 0, tried = 0;
    seed = first_seed;
    for (int i = 0; i < wanted; i++) {
        memcpy(damage.bytes, sound.bytes, sound.len);
        damage.len = sound.len;
        damage.what[0] = '\0';
        kinds[i % KINDS](&damage);
        if (kinds[i % KINDS] == edit_rows)
            read_back_edits(&damage);
        write_damaged(&damage);
        bool is_one = is_found(&findings);
        bool is_same = answers_the_same(archive);
        if (!is_one && !is_same)
            fail_msg("damage %d is not found and changes what is answered: %s", i, damage.what);
        found += is_one;
        if (i % REBUILD_EVERY >= REBUILD_EVERY - 2) {
            tried++;
            rebuilt += rebuilds(&damage, &findings);
        }
    }
    print_message("# seed %" PRIu64 ": %d damages, %d found, %d harmless; %d of %d rebuilt\n",
                  first_seed, wanted, found, wanted - found, rebuilt, tried);
    assert_true(found > wanted / 2);
}

/* Rows of one place of a table at another: they come out of order, or twice. */
static void test_leaves_over_their_neighbours_are_found_or_harmless(void **state)
{
    enum { TABLE_LEAF = 13, NEIGHBOURS = 3 };
    static struct damage damage;
    struct findings findings;
    size_t leaves[sizeof sound.bytes / PAGE_BYTES], count = 0;
    for (size_t n = 1; n < sound.len / PAGE_BYTES; n++) {
        if (sound.bytes[n * PAGE_BYTES] == TABLE_LEAF)
            leaves[count++] = n;
    }
    for (size_t i = 0; i + NEIGHBOURS < count; i++) {
        for (size_t near = 1; near <= NEIGHBOURS; near++) {
            memcpy(damage.bytes, sound.bytes, sound.len);
            damage.len = sound.len;
            memcpy(page(&damage, leaves[i]), page(&damage, leaves[i + near]), PAGE_BYTES);
            write_damaged(&damage);
            assert_true(is_found(&findings) || answers_the_same(*state));
        }
    }
}

static void test_a_sound_archive_has_no_damage(void **state)
{
    static struct damage damage;
    struct findings findings;
    memcpy(damage.bytes, sound.bytes, sound.len);
    damage.len = sound.len;
    write_damaged(&damage);
    if (is_found(&findings))
        fail_msg("%s", findings.first);
    assert_true(answers_the_same(*state));
    assert_true(rebuilds(&damage, &findings));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_sound_archive_has_no_damage),
        cmocka_unit_test(test_leaves_over_their_neighbours_are_found_or_harmless),
        cmocka_unit_test(test_random_damage_is_found_or_harmless),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
