#include "import/importer.h"

#include "import/known_files.h"
#include "import/readers.h"
#include "import/take.h"

#include <stdlib.h>

static const size_t file_arena_bytes = (size_t)2 * 1024 * 1024 * 1024;

struct td_importer {
    struct td_batch batch;
    struct td_arena file_arena; /* of the file in hand, beside what its reader keeps */
};

enum td_code td_importer_open(struct td_store *store, const struct td_import_request *request,
                              struct td_importer **ret_importer, struct td_error *err)
{
    struct td_importer TD_CLEANUP(td_importer_closep) *importer = calloc(1, sizeof *importer);
    if (importer == NULL)
        return td_fail_memory(err);
    td_batch_init(&importer->batch, store, request);
    td_arena_init(&importer->file_arena, file_arena_bytes);
    *ret_importer = importer;
    importer = NULL;
    return TD_OK;
}

void td_importer_close(struct td_importer *importer)
{
    if (importer == NULL)
        return;
    td_batch_release(&importer->batch);
    td_arena_release(&importer->file_arena);
    free(importer);
}

void td_importer_closep(struct td_importer **importer)
{
    td_importer_close(*importer);
}

/* Whether a failure concerns only the file in hand. */
static bool is_of_file(enum td_code code)
{
    return code == TD_ERR_INPUT || code == TD_ERR_NO_FILE || code == TD_ERR_IO;
}

static enum td_code skip_archive(struct td_importer *importer, const char *path,
                                 struct td_error *err)
{
    struct td_problem problem = {TD_SEVERITY_WARNING, 0, 0,
                                 TD_SLICE("this is the archive itself: not a digest")};
    return td_batch_note_problem(&importer->batch, path, TD_IMPORT_SKIPPED, &problem, err);
}

static enum td_code take(struct td_importer *importer, struct td_read_file *file,
                         struct td_error *err)
{
    TD_TRY(td_batch_begin(&importer->batch, err));
    if (file->is_archive)
        return skip_archive(importer, file->path, err);
    if (is_of_file(file->code))
        return td_batch_note_failure(&importer->batch, file->path, &file->why, err);
    if (file->code != TD_OK)
        return td_fail(err, file->code, "%s: %s", file->path, file->why.message);
    td_arena_reset(&importer->file_arena);
    return td_take(&importer->batch, &importer->file_arena, &file->in, err);
}

static bool should_stop(const struct td_importer *importer)
{
    const struct td_import_request *request = &importer->batch.request;
    return request->should_stop != NULL && request->should_stop(request->context);
}

static void tell_progress(const struct td_importer *importer, size_t files, size_t files_in_all)
{
    const struct td_batch *batch = &importer->batch;
    const struct td_import_progress progress = {files, files_in_all, batch->items};
    if (batch->request.progress != NULL)
        batch->request.progress(batch->request.context, &progress);
}

/* A dry run keeps nothing: its batch grows to the end. */
static enum td_code index_ahead(struct td_importer *importer,
                                const struct td_readers_request *request, struct td_error *err)
{
    if (request->threads == 0 || td_readers_count(request) < TD_IMPORT_LARGE_FILES ||
        importer->batch.request.is_dry_run)
        return TD_OK;
    return td_store_index_ahead(importer->batch.store, err);
}

/* Takes the files in their order, those that are known without reading them. */
static enum td_code add_files(struct td_importer *importer,
                              const struct td_readers_request *request, struct td_error *err)
{
    struct td_readers TD_CLEANUP(td_readers_closep) *readers = NULL;
    size_t looked_at = 0;
    TD_TRY(index_ahead(importer, request, err));
    TD_TRY(td_readers_open(request, &readers, err));
    for (size_t i = 0; i < request->count && !should_stop(importer); i++) {
        if (request->is_known != NULL && request->is_known[i])
            TD_TRY(td_batch_pass(&importer->batch, request->paths[i], err));
        else
            TD_TRY(take(importer, td_readers_next(readers), err));
        tell_progress(importer, i + 1, request->count);
        looked_at = i + 1;
    }
    importer->batch.totals.is_cut |= looked_at < request->count;
    return TD_OK;
}

static enum td_code add_file(struct td_importer *importer, const char *path, struct td_error *err)
{
    const struct td_readers_request request = {
        .store = importer->batch.store,
        .paths = &path,
        .count = 1,
        .root = TD_SLICE_NONE,
    };
    return add_files(importer, &request, err);
}

static enum td_code add_failure(struct td_importer *importer, const char *path,
                                const struct td_error *why, struct td_error *err)
{
    TD_TRY(td_batch_begin(&importer->batch, err));
    return td_batch_note_failure(&importer->batch, path, why, err);
}

/* Folders that cannot be read are failed files; the first failure to say so is kept. */
struct unreadable_context {
    struct td_importer *importer;
    enum td_code code;
    struct td_error *err;
};

static void note_unreadable(void *context, const char *path, const struct td_error *why)
{
    struct unreadable_context *unreadable = context;
    if (unreadable->code != TD_OK)
        return;
    unreadable->code = add_failure(unreadable->importer, path, why, unreadable->err);
}

static enum td_code add_folder(struct td_importer *importer, const char *folder,
                               struct td_error *err)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena = {0};
    struct unreadable_context unreadable = {importer, TD_OK, err};
    const char *const *paths = NULL;
    size_t count = 0;
    bool *is_known = NULL;
    struct td_slice root;
    td_arena_init(&arena, file_arena_bytes);
    TD_TRY(td_path_resolve(&arena, folder, &root, err));
    TD_TRY(td_folder_list(&arena, folder, note_unreadable, &unreadable, &paths, &count, err));
    TD_TRY(unreadable.code);
    TD_TRY(td_known_files_mark(importer->batch.store, &arena, folder, root, paths, count, &is_known,
                               err));
    const struct td_readers_request request = {
        .store = importer->batch.store,
        .paths = paths,
        .is_known = is_known,
        .count = count,
        .root = root,
        .threads = importer->batch.request.threads,
    };
    return add_files(importer, &request, err);
}

enum td_code td_importer_add(struct td_importer *importer, const char *path, struct td_error *err)
{
    enum td_file_kind kind = TD_FILE_OTHER;
    struct td_error why;
    if (td_file_stat(path, &kind, NULL, &why) != TD_OK)
        return add_failure(importer, path, &why, err);
    return kind == TD_FILE_FOLDER ? add_folder(importer, path, err) : add_file(importer, path, err);
}

enum td_code td_importer_add_bytes(struct td_importer *importer, struct td_slice name,
                                   struct td_slice bytes, struct td_error *err)
{
    struct td_incoming in;
    td_arena_reset(&importer->file_arena);
    TD_TRY(td_batch_begin(&importer->batch, err));
    TD_TRY(td_incoming_of_bytes(&importer->file_arena, name, bytes, &in, err));
    return td_take(&importer->batch, &importer->file_arena, &in, err);
}

enum td_code td_importer_finish(struct td_importer *importer, struct td_import_totals *ret_totals,
                                struct td_error *err)
{
    const struct td_import_request *request = &importer->batch.request;
    struct td_import_totals *totals = &importer->batch.totals;
    TD_TRY(td_batch_end(&importer->batch, err));
    totals->merge_code =
        td_store_index_ahead_end(importer->batch.store, (int64_t)totals->items,
                                 request->should_stop, request->context, &totals->merge_error);
    *ret_totals = *totals;
    return TD_OK;
}
