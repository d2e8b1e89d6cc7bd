/* A damaged archive: opened, searched and checked. The input is changes to an archive of one
 * digest, five bytes each: where (four, least first) and what. */
#include "fuzz/target.h"

#include "base/file.h"
#include "import/importer.h"
#include "search/search.h"
#include "search/selection.h"
#include "store/file/check.h"
#include "support/calendar.h"

#include <string.h>
#include <unistd.h>

enum { CHANGE_BYTES = 5, ARCHIVE_MAX_BYTES = 4 * 1024 * 1024 };

static char folder[] = "/tmp/tidings-fuzz-XXXXXX";
static char path[64];
static struct td_arena whole_arena;
static struct td_slice whole;

static enum td_code report(void *context, const struct td_import_event *event, struct td_error *err)
{
    (void)context, (void)event, (void)err;
    return TD_OK;
}

static void remove_all(void)
{
    (void)unlink(path);
    (void)rmdir(folder);
}

static void make_archive(void)
{
    static const char digest[] =
        "---\ntitle: t\ndate: 2025-12-07\ncategories: [甲]\n---\n\n## 节\n\n"
        "1. [谷歌发布-小互](https://x.com/imxiaohu/status/1)\n\n    说明**重点**。\n\n"
        "2. [苹果](https://a.cn/b)\n";
    struct td_import_request request = {.report = report};
    struct td_import_totals totals;
    struct td_importer *importer = NULL;
    struct td_store *store = NULL;
    struct td_error err = {0};
    TARGET_ASSERT(mkdtemp(folder) != NULL);
    (void)snprintf(path, sizeof path, "%s/archive.db", folder);
    atexit(remove_all);
    TARGET_ASSERT(td_store_open(path, TD_STORE_WRITE, &store, &err) == TD_OK);
    TARGET_ASSERT(td_importer_open(store, &request, &importer, &err) == TD_OK);
    TARGET_ASSERT(td_importer_add_bytes(importer, TD_SLICE("a.md"), td_slice_of(digest), &err) ==
                  TD_OK);
    TARGET_ASSERT(td_importer_finish(importer, &totals, &err) == TD_OK);
    td_importer_close(importer);
    td_store_close(store);
    td_arena_init(&whole_arena, ARCHIVE_MAX_BYTES);
    TARGET_ASSERT(td_file_read(&whole_arena, path, ARCHIVE_MAX_BYTES, &whole, &err) == TD_OK);
}

static void write_changed(const uint8_t *data, size_t size)
{
    FILE *file = fopen(path, "wb");
    TARGET_ASSERT(file != NULL);
    TARGET_ASSERT(fwrite(whole.ptr, 1, whole.len, file) == whole.len);
    for (; size >= CHANGE_BYTES; data += CHANGE_BYTES, size -= CHANGE_BYTES) {
        size_t at = (size_t)data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16;
        TARGET_ASSERT(fseek(file, (long)(at % whole.len), SEEK_SET) == 0);
        TARGET_ASSERT(fputc(data[4], file) != EOF);
    }
    TARGET_ASSERT(fclose(file) == 0);
}

/* Every failure is as good as none. */
static enum td_code search(struct td_store *store, struct td_arena *arena, struct td_error *err)
{
    struct td_query query;
    struct td_item_set set;
    struct td_matches matches = {0};
    struct td_search_request request = {.set = &set, .limit = 10};
    TD_TRY(td_query_parse(arena, TD_SLICE("谷歌 OR site:a.cn"), &test_calendar, &query, err));
    TD_TRY(td_query_select(store, arena, &query, true, &set, err));
    TD_TRY(td_search(store, arena, &query, &request, &matches, err));
    for (size_t i = 0; i < matches.count; i++) {
        struct td_hit hit;
        TD_TRY(td_search_read_hit(store, arena, &query, &request, &matches, i, &hit, err));
    }
    return TD_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_error err = {0};
    if (whole.len == 0)
        make_archive();
    write_changed(data, size);
    td_arena_init(&arena, TARGET_ARENA_BYTES);
    for (int as_is = 0; as_is < 2; as_is++) {
        TD_CLEANUP(td_store_closep) struct td_store *store = NULL;
        struct td_check_totals totals;
        if (td_store_open(path, as_is ? TD_STORE_AS_IS : TD_STORE_READ, &store, &err) != TD_OK)
            continue;
        if (as_is)
            (void)!td_store_check(store, NULL, &totals, &err);
        else
            (void)!search(store, &arena, &err);
    }
    return 0;
}
