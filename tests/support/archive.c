#include "support/archive.h"

#include "store/connection.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

int archive_setup(void **state)
{
    struct archive *archive = calloc(1, sizeof *archive);
    struct td_error err = {0};
    if (archive == NULL)
        return -1;
    strcpy(archive->folder, "/tmp/tidings-test-XXXXXX");
    if (mkdtemp(archive->folder) == NULL)
        return -1;
    snprintf(archive->path, sizeof archive->path, "%s/archive.db", archive->folder);
    td_arena_init(&archive->arena, (size_t)256 * 1024 * 1024);
    if (td_store_open(archive->path, TD_STORE_WRITE, &archive->store, &err) != TD_OK) {
        fprintf(stderr, "%s\n", err.message);
        return -1;
    }
    *state = archive;
    return 0;
}

int archive_teardown(void **state)
{
    struct archive *archive = *state;
    td_store_close(archive->store);
    td_arena_release(&archive->arena);
    nftw(archive->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(archive);
    return 0;
}

void archive_run(struct archive *archive, const char *sql)
{
    struct td_error err = {0};
    if (td_store_execute(archive->store, sql, &err) != TD_OK)
        fail_msg("%s: %s", sql, err.message);
}

void archive_rebuild(struct archive *archive)
{
    struct td_error err = {0};
    enum td_code code = td_store_rebuild_begin(archive->store, &err);
    assert_int_equal(td_store_rebuild_end(archive->store, code, &err), TD_OK);
}
