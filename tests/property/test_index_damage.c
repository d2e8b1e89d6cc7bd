/* The full-text index with each of its bytes changed, and each of its records cut at each length or
 * taken away: what we read from FTS5's own pages is what the sound index has, or check finds the
 * damage. */
#include "store/connection.h"
#include "store/index/fts_check.h"
#include "store/index/postings.h"
#include "support/archive.h"

#include <string.h>

enum {
    RECORDS_MAX = 400,
    RECORD_MAX_BYTES = 1024,
    LIST_MAX = 100,
};

static const char *const phrases[] = {
    "\"news\"",        "\"谷歌\"", "\"n\" *", "{title} : \"news\"",
    "\"often often\"", "\"zzz\"",  "\"\" *",  "\"numbers\""};
enum { PHRASES = sizeof phrases / sizeof *phrases };

struct answer {
    struct td_posting lists[PHRASES][LIST_MAX];
    size_t counts[PHRASES];
};

struct record {
    int64_t id;
    size_t len;
    unsigned char bytes[RECORD_MAX_BYTES];
};

static struct {
    sqlite3 *other; /* another program's connection, which may write FTS5's tables */
    struct record records[RECORDS_MAX];
    size_t count;
    struct answer answer;
} sound;

static void change(struct archive *archive, const char *sql)
{
    struct td_error err = {0};
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    archive_run(archive, sql);
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

/* Pages so small that terms, lists and the places of one item go over several. */
static void fill(struct archive *archive)
{
    archive_run(archive, "INSERT INTO items_fts (items_fts, rank) VALUES ('pgsz', 64)");
    change(archive,
           "INSERT INTO roots VALUES (1, '/d');"
           "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
           " VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0);"
           "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 12)"
           "INSERT INTO items (post_id, position, link_text, summary_markdown, title, summary)"
           " SELECT 1, n, '', '', 'news', 'number ' || (n * 7) FROM n");
    change(archive, "UPDATE items SET title = '谷歌 news' WHERE id % 4 = 0;"
                    "UPDATE items SET summary = replace(printf('%60c', 'x'), ' ', 'often ')"
                    " WHERE id = 5;"
                    "DELETE FROM items WHERE id = 6");
}

static enum td_code read_answer(struct archive *archive, struct answer *ret, struct td_error *err)
{
    memset(ret, 0, sizeof *ret);
    for (size_t i = 0; i < PHRASES; i++) {
        const struct td_rank_phrase phrase = {.expression = td_slice_of(phrases[i])};
        const struct td_posting_list *list = NULL;
        enum td_code code = td_postings_read(archive->store, &phrase, 1, &list, err);
        if (code == TD_OK) {
            ret->counts[i] = list->count;
            for (size_t n = 0; n < list->count && n < LIST_MAX; n++)
                ret->lists[i][n] = list->list[n];
        }
        td_postings_end(archive->store);
        if (code != TD_OK)
            return code;
    }
    return TD_OK;
}

static void write_record(const struct record *record)
{
    sqlite3_stmt *write = NULL;
    assert_int_equal(sqlite3_prepare_v2(sound.other,
                                        record->len > 0
                                            ? "REPLACE INTO items_fts_data VALUES (?, ?)"
                                            : "DELETE FROM items_fts_data WHERE id = ? OR id = ?",
                                        -1, &write, NULL),
                     SQLITE_OK);
    sqlite3_bind_int64(write, 1, record->id);
    if (record->len > 0)
        sqlite3_bind_blob(write, 2, record->bytes, (int)record->len, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(write), SQLITE_DONE);
    sqlite3_finalize(write);
}

static void read_records(void)
{
    sqlite3_stmt *read = NULL;
    assert_int_equal(sqlite3_prepare_v2(sound.other,
                                        "SELECT id, block FROM items_fts_data"
                                        " WHERE id > 1",
                                        -1, &read, NULL),
                     SQLITE_OK);
    for (; sqlite3_step(read) == SQLITE_ROW; sound.count++) {
        struct record *record = &sound.records[sound.count];
        assert_true(sound.count < RECORDS_MAX);
        record->id = sqlite3_column_int64(read, 0);
        record->len = (size_t)sqlite3_column_bytes(read, 1);
        assert_true(record->len > 0 && record->len <= RECORD_MAX_BYTES);
        memcpy(record->bytes, sqlite3_column_blob(read, 1), record->len);
    }
    sqlite3_finalize(read);
}

/* FTS5 reads its record of segments anew where it is asked something. */
static bool is_sound(struct archive *archive)
{
    struct td_error err = {0};
    bool is_sound = false;
    sqlite3_exec(archive->store->db, "SELECT rowid FROM items_fts WHERE items_fts MATCH 'zzz'",
                 NULL, NULL, NULL);
    if (td_fts_check(archive->store, &is_sound, &err) != TD_OK)
        fail_msg("%s", err.message);
    return is_sound;
}

/* Whether what was asked met it. */
static bool judge(struct archive *archive, const struct record *damaged, size_t at)
{
    static struct answer answer;
    struct td_error err = {0};
    write_record(damaged);
    bool is_whole = is_sound(archive);
    enum td_code code = read_answer(archive, &answer, &err);
    bool is_same = code == TD_OK && memcmp(&answer, &sound.answer, sizeof answer) == 0;
    if (is_whole && !is_same)
        fail_msg("record %lld of %zu bytes, byte %zu (%02x): no damage is found; %s",
                 (long long)damaged->id, damaged->len, at,
                 at < damaged->len ? damaged->bytes[at] : 0, code == TD_OK ? "" : err.message);
    if (code != TD_OK) {
        assert_int_equal(code, TD_ERR_ARCHIVE);
        assert_non_null(strstr(err.message, "the full-text index is damaged; 'tidings rebuild'"));
    }
    return code != TD_OK;
}

static size_t change_bytes(struct archive *archive, const struct record *record, size_t *tried)
{
    size_t told = 0;
    for (size_t at = 0; at < record->len; at++) {
        const unsigned char was = record->bytes[at];
        const unsigned char others[] = {0, 1, 0x7F, 0x80, 0xFF, was ^ 1};
        struct record damaged = *record;
        for (size_t i = 0; i < sizeof others; i++) {
            damaged.bytes[at] = others[i];
            if (others[i] == was)
                continue;
            told += judge(archive, &damaged, at);
            (*tried)++;
        }
    }
    return told;
}

static size_t cut(struct archive *archive, const struct record *record, size_t *tried)
{
    size_t told = 0;
    struct record damaged = *record;
    for (damaged.len = 0; damaged.len < record->len; damaged.len++) {
        told += judge(archive, &damaged, damaged.len);
        (*tried)++;
    }
    return told;
}

static void test_damage_of_any_byte_is_found_or_changes_nothing(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    size_t told = 0, tried = 0;
    fill(archive);
    assert_int_equal(sqlite3_open(archive->path, &sound.other), SQLITE_OK);
    sqlite3_exec(sound.other, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    read_records();
    assert_true(is_sound(archive));
    assert_int_equal(read_answer(archive, &sound.answer, &err), TD_OK);
    for (size_t i = 0; i < sound.count; i++) {
        told += change_bytes(archive, &sound.records[i], &tried);
        told += cut(archive, &sound.records[i], &tried);
        write_record(&sound.records[i]);
    }
    assert_false(judge(archive, &sound.records[0], 0));
    sqlite3_close(sound.other);
    print_message("# %zu records, %zu damages, %zu told\n", sound.count, tried, told);
    assert_true(told > tried / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_damage_of_any_byte_is_found_or_changes_nothing,
                                        archive_setup, archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
