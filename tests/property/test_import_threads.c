/* However many threads read ahead, and even where every file comes by itself, the archive is the
 * same, and so is what is reported. */
#include "base/buf.h"
#include "base/hash.h"
#include "import/importer.h"
#include "store/connection.h"
#include "support/archive.h"
#include "support/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES = 400, TEXT_MAX_BYTES = 64 * 1024 * 1024 };

static const char *const everything[] = {
    "SELECT id, path, title, date, sha256 FROM posts",
    "SELECT id, post_id, position, title, author, link_text, url, source_id, summary FROM items",
    "SELECT id, site, handle, name FROM sources",
    "SELECT source_id, name, last_epoch FROM source_names",
    "SELECT post_id, position, category_id FROM post_categories",
    "SELECT id, name FROM categories",
    "SELECT id, quote(postings) FROM item_characters",
    "SELECT term, doc, cnt FROM items_vocabulary",
    "SELECT quote(block) FROM items_fts_data WHERE id = 1",
};

/* What also depends on which files make one import. */
static const char *const of_one_import[] = {
    "SELECT id, quote(numbers) FROM item_columns",
    "SELECT id, quote(urls) FROM item_urls",
    "SELECT id, text FROM column_texts",
    "SELECT name, sum FROM table_sums",
};

/* Names that part from titles by what is known of their accounts, and some that do not. */
static void add_item(FILE *file, unsigned number, uint32_t *state)
{
    static const char *const names[] = {"小满", "Jean-Luc", "作者", "AI-4o", "某人", "Ravi K."};
    uint32_t who = draw_number(state) % 40, name = draw_number(state) % 7;
    bool is_site = draw_number(state) % 3 == 0;
    fprintf(file, "%u.  [第%u条消息", number, draw_number(state) % 1000);
    if (name < 6)
        fprintf(file, "-%s", names[(who + (name == 0)) % 6]);
    if (is_site)
        fprintf(file, "](https://site%u.example/%u)\n\n    内容。\n\n", who % 5,
                draw_number(state));
    else
        fprintf(file, "](https://x.com/name%u/status/%u)\n\n    内容。\n\n", who,
                draw_number(state));
}

static void write_files(const char *folder)
{
    uint32_t state = 20251207;
    for (unsigned i = 0; i < FILES; i++) {
        char path[200];
        snprintf(path, sizeof path, "%s/%04u.md", folder, i);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fprintf(file, "---\ntitle: t%u\ndate: 2025-%02u-07\ncategories: [c%u]\n---\n\n", i,
                1 + draw_number(&state) % 12, draw_number(&state) % 4);
        for (unsigned n = 1; n <= 1 + draw_number(&state) % 9; n++)
            add_item(file, n, &state);
        assert_int_equal(fclose(file), 0);
        if (i % 50 == 49) /* too large: fails */
            assert_int_equal(truncate(path, TD_DIGEST_MAX_BYTES + 1), 0);
    }
}

static enum td_code note_event(void *context, const struct td_import_event *event,
                               struct td_error *err)
{
    struct td_buf *events = context;
    (void)err;
    td_buf_addf(events, "%d %zu %zu %.*s\n", (int)event->status, event->item_count,
                event->problem_count, TD_SLICE_ARG(event->path));
    return TD_OK;
}

static void import(struct td_store *store, const char *path, unsigned threads,
                   struct td_buf *events)
{
    struct td_import_request request = {
        .threads = threads, .report = note_event, .context = events};
    struct td_importer *importer = NULL;
    struct td_import_totals totals;
    struct td_error err = {0};
    assert_int_equal(td_importer_open(store, &request, &importer, &err), TD_OK);
    if (td_importer_add(importer, path, &err) != TD_OK ||
        td_importer_finish(importer, &totals, &err) != TD_OK)
        fail_msg("%s", err.message);
    td_importer_close(importer);
}

static void add_rows(struct td_store *store, const char *sql, struct td_buf *text)
{
    sqlite3_stmt *read = NULL;
    assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &read, NULL), SQLITE_OK);
    while (sqlite3_step(read) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(read); i++)
            td_buf_addf(text, "%s|",
                        sqlite3_column_type(read, i) == SQLITE_NULL
                            ? "NULL"
                            : (const char *)sqlite3_column_text(read, i));
        td_buf_add_char(text, '\n');
    }
    sqlite3_finalize(read);
}

/* All that the archive holds, and what was reported, as one hash. */
static void hash_all(struct td_store *store, bool is_one_import, struct td_buf *text,
                     char ret_hash[TD_SHA256_TEXT_BYTES])
{
    struct td_error err = {0};
    for (size_t i = 0; i < sizeof everything / sizeof *everything; i++)
        add_rows(store, everything[i], text);
    for (size_t i = 0; is_one_import && i < sizeof of_one_import / sizeof *of_one_import; i++)
        add_rows(store, of_one_import[i], text);
    assert_int_equal(
        td_store_execute(
            store, "INSERT INTO items_fts (items_fts, rank) VALUES ('integrity-check', 1)", &err),
        TD_OK);
    assert_int_equal(td_buf_check(text, &err), TD_OK);
    td_sha256(td_buf_slice(text), ret_hash);
}

/* With `threads`, all of a folder; without, one import a file. */
static void import_anew(const struct archive *archive, int threads, bool is_one_import,
                        char ret_hash[TD_SHA256_TEXT_BYTES])
{
    char path[200], file[220];
    struct td_store *store = NULL;
    struct td_error err = {0};
    struct td_buf text;
    td_buf_init(&text, TEXT_MAX_BYTES);
    snprintf(path, sizeof path, "%s/with-%d.db", archive->folder, threads);
    assert_int_equal(td_store_open(path, TD_STORE_WRITE, &store, &err), TD_OK);
    for (unsigned i = 0; threads < 0 && i < FILES; i++) {
        snprintf(file, sizeof file, "%s/%04u.md", archive->folder, i);
        import(store, file, 0, &text);
    }
    if (threads >= 0)
        import(store, archive->folder, (unsigned)threads, &text);
    assert_null(store->index_ahead); /* ended with the import */
    hash_all(store, is_one_import, &text, ret_hash);
    td_store_close(store);
    td_buf_release(&text);
    assert_int_equal(unlink(path), 0);
}

static void test_any_number_of_threads_makes_the_same_archive(void **state)
{
    static const int threads[] = {1, 2, 7};
    const struct archive *archive = *state;
    char alone[TD_SHA256_TEXT_BYTES], hash[TD_SHA256_TEXT_BYTES];
    write_files(archive->folder);
    import_anew(archive, 0, true, alone);
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        import_anew(archive, threads[i], true, hash);
        assert_string_equal(hash, alone);
    }
}

static void test_files_that_come_one_by_one_make_the_same_archive(void **state)
{
    const struct archive *archive = *state;
    char together[TD_SHA256_TEXT_BYTES], hash[TD_SHA256_TEXT_BYTES];
    write_files(archive->folder);
    import_anew(archive, 2, false, together);
    import_anew(archive, -1, false, hash);
    assert_string_equal(hash, together);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_any_number_of_threads_makes_the_same_archive,
                                        archive_setup, archive_teardown),
        cmocka_unit_test_setup_teardown(test_files_that_come_one_by_one_make_the_same_archive,
                                        archive_setup, archive_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
