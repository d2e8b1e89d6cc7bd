/* What an import promises, on files in a folder: nothing changes that need not, items keep their
 * numbers, one bad file stops nothing. */
#include "base/buf.h"
#include "import/importer.h"
#include "stats/counts.h"
#include "store/query/item_query.h"
#include "support/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What came of an import: one letter a file, in order (a u = m s f), of the first 63. */
struct outcome {
    char letters[64];
    size_t count;
    struct td_import_totals totals;
    char message[256]; /* of the last problem */
};

static enum td_code note_event(void *context, const struct td_import_event *event,
                               struct td_error *err)
{
    struct outcome *outcome = context;
    (void)err;
    if (outcome->count + 1 < sizeof outcome->letters)
        outcome->letters[outcome->count++] = "au=msf"[event->status];
    if (event->problem_count > 0)
        snprintf(outcome->message, sizeof outcome->message, "%u:%u: %.*s", event->problems[0].line,
                 event->problems[0].column, TD_SLICE_ARG(event->problems[0].message));
    return TD_OK;
}

static struct outcome import(struct archive *archive, const char *path)
{
    struct outcome outcome = {0};
    struct td_import_request request = {.report = note_event, .context = &outcome};
    struct td_importer *importer = NULL;
    struct td_error err = {0};
    assert_int_equal(td_importer_open(archive->store, &request, &importer, &err), TD_OK);
    if (td_importer_add(importer, path, &err) != TD_OK ||
        td_importer_finish(importer, &outcome.totals, &err) != TD_OK)
        fail_msg("%s", err.message);
    td_importer_close(importer);
    return outcome;
}

static const char *in_folder(const struct archive *archive, const char *name)
{
    static char paths[4][256];
    static size_t next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", archive->folder, name);
    return path;
}

static void write_file(const struct archive *archive, const char *name, const char *text)
{
    FILE *file = fopen(in_folder(archive, name), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* A file that cannot be read as a digest: too large. */
static void write_refused(const struct archive *archive, const char *name)
{
    write_file(archive, name, "");
    assert_int_equal(truncate(in_folder(archive, name), TD_DIGEST_MAX_BYTES + 1), 0);
}

static void make_folder(const struct archive *archive, const char *name)
{
    assert_int_equal(mkdir(in_folder(archive, name), 0700), 0);
}

#define HEAD "---\ntitle: t\ndate: 2025-12-07\n---\n\n"
#define ITEM(n, title, id)                                                                         \
    n ".  [" title "-小互](https://x.com/imxiaohu/status/" id ")\n\n    " title "。\n\n"

static const char *const three_items =
    HEAD ITEM("1", "甲", "101") ITEM("2", "乙", "102") ITEM("3", "丙", "103");

/* "number:position:title …" of every item, in order of numbers. */
static struct td_slice items_of(struct archive *archive)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    struct td_matches matches = {0};
    struct td_error err = {0};
    struct td_slice text;
    td_buf_init(&buf, 1 << 20);
    assert_int_equal(td_store_search(archive->store, &archive->arena, NULL, TD_SORT_OLDEST, -1, 0,
                                     &matches, &err),
                     TD_OK);
    for (size_t i = 0; i < matches.count; i++) {
        struct td_item item;
        bool found = false;
        assert_int_equal(td_store_read_item(archive->store, &archive->arena, matches.list[i].item,
                                            &item, &found, &err),
                         TD_OK);
        td_buf_addf(&buf, "%lld:%lld:%.*s ", (long long)item.id, (long long)item.position,
                    TD_SLICE_ARG(item.title));
    }
    assert_int_equal(td_arena_copy(&archive->arena, td_buf_slice(&buf), &text, &err), TD_OK);
    return text;
}

static void test_importing_again_changes_nothing(void **state)
{
    struct archive *archive = *state;
    make_folder(archive, "d");
    write_file(archive, "d/a.md", three_items);
    write_file(archive, "d/b.markdown", HEAD ITEM("1", "丁", "104"));
    assert_string_equal(import(archive, in_folder(archive, "d")).letters, "aa");
    struct td_slice before = items_of(archive);
    assert_string_equal(import(archive, in_folder(archive, "d")).letters, "==");
    assert_string_equal(items_of(archive).ptr, before.ptr);
}

static void test_a_file_is_the_same_by_whatever_path_it_is_reached(void **state)
{
    struct archive *archive = *state;
    char *here = getcwd(NULL, 0);
    assert_non_null(here);
    make_folder(archive, "d");
    make_folder(archive, "d/e");
    write_file(archive, "d/e/a.md", three_items);
    assert_string_equal(import(archive, in_folder(archive, "d")).letters, "a");
    assert_string_equal(import(archive, in_folder(archive, "d/e")).letters, "=");
    assert_string_equal(import(archive, in_folder(archive, "d/e/a.md")).letters, "=");
    assert_string_equal(import(archive, in_folder(archive, "d/../d/./e")).letters, "=");
    assert_string_equal(import(archive, archive->folder).letters, "=");
    assert_int_equal(chdir(in_folder(archive, "d/e")), 0);
    assert_string_equal(import(archive, "a.md").letters, "=");
    assert_string_equal(import(archive, ".").letters, "=");
    assert_string_equal(import(archive, "..").letters, "=");
    assert_int_equal(symlink(in_folder(archive, "d"), in_folder(archive, "link")), 0);
    assert_string_equal(import(archive, in_folder(archive, "link")).letters, "=");
    assert_int_equal(chdir(here), 0);
    free(here);
}

static void test_an_edited_file_keeps_the_numbers_of_items_still_there(void **state)
{
    struct archive *archive = *state;
    write_file(archive, "a.md", three_items);
    write_file(archive, "b.md", HEAD ITEM("1", "丁", "104"));
    import(archive, archive->folder);
    assert_string_equal(items_of(archive).ptr, "1:1:甲 2:2:乙 3:3:丙 4:1:丁 ");
    /* turned round, one title changed, one item gone, one new */
    write_file(archive, "a.md",
               HEAD ITEM("1", "丙", "103") ITEM("2", "戊", "105") ITEM("3", "甲的新题", "101"));
    assert_string_equal(import(archive, archive->folder).letters, "u=");
    assert_string_equal(items_of(archive).ptr, "3:1:丙 5:2:戊 1:3:甲的新题 4:1:丁 ");
    /* what was gone does not come back under its old number, nor is that given to another */
    write_file(archive, "a.md", three_items);
    import(archive, archive->folder);
    assert_string_equal(items_of(archive).ptr, "1:1:甲 6:2:乙 3:3:丙 4:1:丁 ");
}

static void test_one_bad_file_stops_no_other(void **state)
{
    struct archive *archive = *state;
    write_file(archive, "a.md", three_items);
    write_refused(archive, "b.md");
    write_file(archive, "c.md", HEAD ITEM("1", "丁", "104"));
    struct outcome outcome = import(archive, archive->folder);
    assert_string_equal(outcome.letters, "afa");
    assert_int_equal(outcome.totals.items, 4);
    assert_non_null(strstr(outcome.message, "larger than"));
}

static void test_a_bad_edit_leaves_the_post_as_it_was(void **state)
{
    struct archive *archive = *state;
    write_file(archive, "a.md", three_items);
    import(archive, archive->folder);
    struct td_slice before = items_of(archive);
    write_refused(archive, "a.md");
    assert_string_equal(import(archive, archive->folder).letters, "f");
    assert_string_equal(items_of(archive).ptr, before.ptr);
}

static void test_a_moved_file_is_the_same_post_and_a_copy_is_none(void **state)
{
    struct archive *archive = *state;
    make_folder(archive, "d");
    write_file(archive, "d/a.md", three_items);
    import(archive, in_folder(archive, "d"));
    struct td_slice before = items_of(archive);
    assert_int_equal(rename(in_folder(archive, "d/a.md"), in_folder(archive, "d/b.md")), 0);
    assert_string_equal(import(archive, in_folder(archive, "d")).letters, "m");
    assert_string_equal(items_of(archive).ptr, before.ptr);
    write_file(archive, "d/c.md", three_items);
    assert_string_equal(import(archive, in_folder(archive, "d")).letters, "=s");
    assert_string_equal(items_of(archive).ptr, before.ptr);
}

static void test_a_changed_display_name_is_the_same_author(void **state)
{
    struct archive *archive = *state;
    const struct td_count_request request = {.keys = {TD_KEY_AUTHOR}, .key_count = 1};
    struct td_count_table table;
    struct td_error err = {0};
    write_file(archive, "a.md",
               "---\ndate: 2025-12-07\n---\n\n1. [甲-歸藏](https://x.com/op7418/status/1)\n");
    write_file(archive, "b.md",
               "---\ndate: 2025-12-08\n---\n\n1. "
               "[乙-歸藏(guizang.ai)](https://twitter.com/OP7418/status/2)\n");
    import(archive, archive->folder);
    assert_int_equal(td_stats_count(archive->store, &archive->arena, &request, &table, &err),
                     TD_OK);
    assert_int_equal(table.row_count, 1);
    const struct td_count_value *author = &table.rows[0].value;
    assert_int_equal(author->items, 2);
    assert_string_equal(author->text.ptr, "歸藏(guizang.ai)"); /* that of the newer post */
    assert_string_equal(author->site.ptr, "x.com");
}

static void test_the_archive_inside_the_folder_is_not_read(void **state)
{
    struct archive *archive = *state;
    char path[256];
    struct td_error err = {0};
    td_store_close(archive->store);
    archive->store = NULL;
    snprintf(path, sizeof path, "%s/archive.md", archive->folder);
    assert_int_equal(td_store_open(path, TD_STORE_WRITE, &archive->store, &err), TD_OK);
    write_file(archive, "b.md", three_items);
    assert_string_equal(import(archive, archive->folder).letters, "sa");
}

static void test_more_files_than_a_batch_holds_all_come_in(void **state)
{
    struct archive *archive = *state;
    char name[32], text[512];
    make_folder(archive, "d");
    for (int i = 0; i < TD_IMPORT_BATCH_FILES + 5; i++) {
        snprintf(name, sizeof name, "d/%04d.md", i);
        snprintf(text, sizeof text, HEAD "1. [第%d-小互](https://x.com/imxiaohu/status/%d)\n", i,
                 i);
        write_file(archive, name, text);
    }
    struct td_import_totals totals = import(archive, in_folder(archive, "d")).totals;
    assert_int_equal(totals.by_status[TD_IMPORT_ADDED], TD_IMPORT_BATCH_FILES + 5);
}

#define ARCHIVE_TEST(test) cmocka_unit_test_setup_teardown(test, archive_setup, archive_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARCHIVE_TEST(test_importing_again_changes_nothing),
        ARCHIVE_TEST(test_a_file_is_the_same_by_whatever_path_it_is_reached),
        ARCHIVE_TEST(test_an_edited_file_keeps_the_numbers_of_items_still_there),
        ARCHIVE_TEST(test_one_bad_file_stops_no_other),
        ARCHIVE_TEST(test_a_bad_edit_leaves_the_post_as_it_was),
        ARCHIVE_TEST(test_a_moved_file_is_the_same_post_and_a_copy_is_none),
        ARCHIVE_TEST(test_a_changed_display_name_is_the_same_author),
        ARCHIVE_TEST(test_the_archive_inside_the_folder_is_not_read),
        ARCHIVE_TEST(test_more_files_than_a_batch_holds_all_come_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
