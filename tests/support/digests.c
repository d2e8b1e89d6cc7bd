#include "support/digests.h"

#include <stdio.h>

enum { DIGEST_MAX_BYTES = 1 << 20 };

static enum td_code expect_import(void *context, const struct td_import_event *event,
                                  struct td_error *err)
{
    (void)context;
    if (event->status == TD_IMPORT_FAILED)
        return td_fail(err, TD_ERR_INPUT, "%.*s", TD_SLICE_ARG(event->problems[0].message));
    return TD_OK;
}

struct td_import_totals import_digests(struct archive *archive, uint32_t count,
                                       write_digest_fn *write)
{
    const struct td_import_request request = {.report = expect_import};
    struct td_importer TD_CLEANUP(td_importer_closep) *importer = NULL;
    struct td_buf TD_CLEANUP(td_buf_release) buf;
    struct td_import_totals totals = {0};
    struct td_error err = {0};
    td_buf_init(&buf, DIGEST_MAX_BYTES);
    enum td_code code = td_importer_open(archive->store, &request, &importer, &err);
    for (uint32_t number = 1; code == TD_OK && number <= count; number++) {
        char name[16];
        snprintf(name, sizeof name, "p%u", number);
        td_buf_clear(&buf);
        write(&buf, number);
        code = td_importer_add_bytes(importer, td_slice_of(name), td_buf_slice(&buf), &err);
    }
    if (code != TD_OK || td_importer_finish(importer, &totals, &err) != TD_OK)
        fail_msg("%s", err.message);
    return totals;
}

struct td_import_totals import_folder(struct archive *archive, const char *folder)
{
    const struct td_import_request request = {.report = expect_import};
    struct td_importer TD_CLEANUP(td_importer_closep) *importer = NULL;
    struct td_import_totals totals = {0};
    struct td_error err = {0};
    if (td_importer_open(archive->store, &request, &importer, &err) != TD_OK ||
        td_importer_add(importer, folder, &err) != TD_OK ||
        td_importer_finish(importer, &totals, &err) != TD_OK)
        fail_msg("%s", err.message);
    return totals;
}
