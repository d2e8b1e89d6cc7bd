#include "import/importer.h"

#include "base/file.h"
#include "base/hash.h"
#include "import/place.h"
#include "import/post_writer.h"

#include <stdlib.h>

static const size_t file_arena_bytes = (size_t)2 * 1024 * 1024 * 1024;
static const size_t batch_arena_bytes = (size_t)256 * 1024 * 1024;

struct td_importer {
    struct td_store *store;
    struct td_import_request request;
    struct td_import_totals totals;
    struct td_roots roots;
    struct td_arena roots_arena;
    struct td_arena file_arena;  /* one file at a time */
    struct td_arena batch_arena; /* the events of the batch in hand */
    struct td_import_event *events;
    size_t event_count;
    size_t batch_bytes;
    bool in_batch;
};

/* One file on its way in. */
struct incoming {
    const char *shown_path;
    struct td_slice path; /* absolute */
    struct td_slice root; /* where it belongs if no known root holds it */
    struct td_digest_file file;
};

enum td_code td_importer_open(struct td_store *store, const struct td_import_request *request,
                              struct td_importer **ret_importer, struct td_error *err)
{
    struct td_importer TD_CLEANUP(td_importer_closep) *importer = calloc(1, sizeof *importer);
    if (importer == NULL)
        return td_fail_memory(err);
    importer->store = store;
    importer->request = *request;
    td_arena_init(&importer->roots_arena, batch_arena_bytes);
    td_arena_init(&importer->file_arena, file_arena_bytes);
    td_arena_init(&importer->batch_arena, batch_arena_bytes);
    *ret_importer = importer;
    importer = NULL;
    return TD_OK;
}

void td_importer_close(struct td_importer *importer)
{
    if (importer == NULL)
        return;
    if (importer->in_batch)
        td_store_rollback(importer->store);
    td_arena_release(&importer->roots_arena);
    td_arena_release(&importer->file_arena);
    td_arena_release(&importer->batch_arena);
    free(importer);
}

void td_importer_closep(struct td_importer **importer)
{
    td_importer_close(*importer);
}

static enum td_code begin_batch(struct td_importer *importer, struct td_error *err)
{
    if (importer->in_batch)
        return TD_OK;
    TD_TRY(td_store_begin(importer->store, err));
    importer->in_batch = true;
    importer->events =
        td_arena_array(&importer->batch_arena, TD_IMPORT_BATCH_FILES, sizeof *importer->events);
    if (importer->events == NULL)
        return td_fail_memory(err);
    td_arena_reset(&importer->roots_arena);
    return td_store_read_roots(importer->store, &importer->roots_arena, &importer->roots.paths,
                               &importer->roots.count, err);
}

static void count_event(struct td_import_totals *totals, const struct td_import_event *event)
{
    totals->files++;
    totals->by_status[event->status]++;
    if (event->status != TD_IMPORT_ADDED && event->status != TD_IMPORT_UPDATED)
        return;
    totals->items += event->item_count;
    totals->without_items += event->item_count == 0;
}

/* Makes the batch safe, and only then says what came in. */
static enum td_code end_batch(struct td_importer *importer, struct td_error *err)
{
    if (!importer->in_batch)
        return TD_OK;
    TD_TRY(td_store_commit(importer->store, err));
    importer->in_batch = false;
    for (size_t i = 0; i < importer->event_count; i++) {
        count_event(&importer->totals, &importer->events[i]);
        TD_TRY(importer->request.report(importer->request.context, &importer->events[i], err));
    }
    importer->event_count = 0;
    importer->batch_bytes = 0;
    td_arena_reset(&importer->batch_arena);
    return TD_OK;
}

static enum td_code keep_problems(struct td_arena *arena, const struct td_problems *problems,
                                  struct td_import_event *event, struct td_error *err)
{
    struct td_problem *kept = td_arena_array(arena, problems->count, sizeof *kept);
    if (kept == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < problems->count; i++) {
        kept[i] = problems->list[i];
        TD_TRY(td_arena_copy(arena, problems->list[i].message, &kept[i].message, err));
    }
    event->problems = kept;
    event->problem_count = problems->count;
    return TD_OK;
}

/* Notes what a file came to, to be told when its batch is safe. */
static enum td_code note(struct td_importer *importer, const char *path,
                         enum td_import_status status, size_t item_count,
                         const struct td_problems *problems, struct td_error *err)
{
    struct td_import_event *event = &importer->events[importer->event_count];
    *event = (struct td_import_event){.status = status, .item_count = item_count};
    TD_TRY(td_arena_copy(&importer->batch_arena, td_slice_of(path), &event->path, err));
    TD_TRY(keep_problems(&importer->batch_arena, problems, event, err));
    importer->event_count++;
    if (importer->event_count == TD_IMPORT_BATCH_FILES ||
        importer->batch_bytes >= TD_IMPORT_BATCH_BYTES)
        return end_batch(importer, err);
    return TD_OK;
}

static enum td_code note_one_problem(struct td_importer *importer, const char *path,
                                     enum td_import_status status, const struct td_problem *problem,
                                     struct td_error *err)
{
    struct td_problem copy = *problem;
    struct td_problems problems = {&copy, 1};
    return note(importer, path, status, 0, &problems, err);
}

static enum td_code note_failure(struct td_importer *importer, const char *path,
                                 const struct td_error *why, struct td_error *err)
{
    struct td_problem problem = {TD_SEVERITY_ERROR, why->line, why->column,
                                 td_slice_of(why->message)};
    return note_one_problem(importer, path, TD_IMPORT_FAILED, &problem, err);
}

static enum td_code note_quiet(struct td_importer *importer, const char *path,
                               enum td_import_status status, struct td_error *err)
{
    struct td_problems none = {NULL, 0};
    return note(importer, path, status, 0, &none, err);
}

/* Whether a failure concerns only the file in hand. */
static bool is_of_file(enum td_code code)
{
    return code == TD_ERR_INPUT || code == TD_ERR_NO_FILE || code == TD_ERR_IO;
}

/* Parses and writes one file; all of it or nothing. */
static enum td_code write_file(struct td_importer *importer, const struct incoming *in,
                               int64_t post_id, struct td_error *err)
{
    struct td_digest digest;
    struct td_error why = {0};
    enum td_code code =
        td_digest_parse(&importer->file_arena, in->file.bytes, in->file.name, &digest, &why);
    if (code == TD_ERR_INPUT)
        return note_failure(importer, in->shown_path, &why, err);
    if (code != TD_OK)
        return td_fail(err, code, "%s: %s", in->shown_path, why.message);
    TD_TRY(td_store_part_begin(importer->store, err));
    code = td_post_write(importer->store, &importer->file_arena, &in->file, &digest, post_id, &why);
    if (code == TD_ERR_INPUT) {
        TD_TRY(td_store_part_undo(importer->store, err));
        return note_failure(importer, in->shown_path, &why, err);
    }
    if (code != TD_OK)
        return td_fail(err, code, "%s: %s", in->shown_path, why.message);
    TD_TRY(td_store_part_end(importer->store, err));
    return note(importer, in->shown_path, post_id == 0 ? TD_IMPORT_ADDED : TD_IMPORT_UPDATED,
                digest.item_count, &digest.problems, err);
}

/* The bytes are those of a post that was imported from elsewhere: moved, or copied. */
static enum td_code take_moved(struct td_importer *importer, const struct incoming *in,
                               const struct td_known_post *post, struct td_error *err)
{
    struct td_slice message;
    if (!td_place_is_there(&importer->file_arena, &post->place)) {
        TD_TRY(td_store_move_post(importer->store, post->id, &in->file.place, in->file.name, err));
        return note_quiet(importer, in->shown_path, TD_IMPORT_MOVED, err);
    }
    if (td_slice_equal(post->place.path, in->file.place.path))
        return note_quiet(importer, in->shown_path, TD_IMPORT_UNCHANGED, err);
    TD_TRY(td_arena_format(&importer->file_arena, &message, err,
                           "a copy of the post %.*s, byte for byte: not imported again",
                           TD_SLICE_ARG(post->place.path)));
    struct td_problem problem = {TD_SEVERITY_WARNING, 0, 0, message};
    return note_one_problem(importer, in->shown_path, TD_IMPORT_SKIPPED, &problem, err);
}

static enum td_code take_bytes(struct td_importer *importer, struct incoming *in,
                               struct td_error *err)
{
    struct td_known_post post;
    char sha256[TD_SHA256_TEXT_BYTES];
    td_sha256(in->file.bytes, sha256);
    in->file.sha256 = td_slice_of(sha256);
    in->file.now_seconds = importer->request.now_seconds;
    importer->batch_bytes += in->file.bytes.len;
    TD_TRY(td_place_find(importer->store, &importer->file_arena, &importer->roots, in->path,
                         in->root, &post, &in->file.place, err));
    if (post.id != 0 && td_slice_equal(post.sha256, in->file.sha256))
        return note_quiet(importer, in->shown_path, TD_IMPORT_UNCHANGED, err);
    if (post.id != 0)
        return write_file(importer, in, post.id, err);
    TD_TRY(
        td_store_find_post_of(importer->store, &importer->file_arena, in->file.sha256, &post, err));
    if (post.id != 0)
        return take_moved(importer, in, &post, err);
    return write_file(importer, in, 0, err);
}

static enum td_code skip_archive(struct td_importer *importer, const char *path,
                                 struct td_error *err)
{
    struct td_problem problem = {TD_SEVERITY_WARNING, 0, 0,
                                 TD_SLICE("this is the archive itself: not a digest")};
    return note_one_problem(importer, path, TD_IMPORT_SKIPPED, &problem, err);
}

/* A file's name without the ending that says Markdown. */
static struct td_slice name_of(struct td_slice file_name)
{
    return td_path_is_markdown(file_name) ? td_path_stem(file_name) : file_name;
}

static enum td_code read_file(struct td_importer *importer, const char *path,
                              struct incoming *ret_in, struct td_error *err)
{
    struct incoming in = {.shown_path = path};
    TD_TRY(td_place_absolute(&importer->file_arena, path, &in.path, err));
    in.root = td_path_folder(in.path);
    in.file.name = name_of(td_path_name(in.path));
    TD_TRY(td_file_read(&importer->file_arena, path, TD_DIGEST_MAX_BYTES, &in.file.bytes, err));
    *ret_in = in;
    return TD_OK;
}

/* Imports one file; `root` is the folder that was asked for, or absent. */
static enum td_code add_file(struct td_importer *importer, const char *path, struct td_slice root,
                             struct td_error *err)
{
    struct td_file_id id;
    struct incoming in;
    struct td_error why = {0};
    TD_TRY(begin_batch(importer, err));
    td_arena_reset(&importer->file_arena);
    enum td_code code = td_file_stat(path, NULL, &id, &why);
    if (code == TD_OK && td_store_owns_file(importer->store, id))
        return skip_archive(importer, path, err);
    if (code == TD_OK)
        code = read_file(importer, path, &in, &why);
    if (is_of_file(code))
        return note_failure(importer, path, &why, err);
    if (code != TD_OK)
        return td_fail(err, code, "%s: %s", path, why.message);
    if (!td_slice_is_none(root))
        in.root = root;
    return take_bytes(importer, &in, err);
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
    unreadable->code = begin_batch(unreadable->importer, unreadable->err);
    if (unreadable->code == TD_OK)
        unreadable->code = note_failure(unreadable->importer, path, why, unreadable->err);
}

static enum td_code add_folder(struct td_importer *importer, const char *folder,
                               struct td_error *err)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena = {0};
    struct unreadable_context unreadable = {importer, TD_OK, err};
    const char *const *paths = NULL;
    size_t count = 0;
    struct td_slice root;
    td_arena_init(&arena, file_arena_bytes);
    TD_TRY(td_path_resolve(&arena, folder, &root, err));
    TD_TRY(td_folder_list(&arena, folder, note_unreadable, &unreadable, &paths, &count, err));
    TD_TRY(unreadable.code);
    for (size_t i = 0; i < count; i++)
        TD_TRY(add_file(importer, paths[i], root, err));
    return TD_OK;
}

enum td_code td_importer_add(struct td_importer *importer, const char *path, struct td_error *err)
{
    enum td_file_kind kind = TD_FILE_REGULAR;
    struct td_error why = {0};
    if (td_file_stat(path, &kind, NULL, &why) == TD_OK && kind == TD_FILE_FOLDER)
        return add_folder(importer, path, err);
    return add_file(importer, path, TD_SLICE_NONE, err);
}

enum td_code td_importer_add_bytes(struct td_importer *importer, struct td_slice name,
                                   struct td_slice bytes, struct td_error *err)
{
    struct incoming in = {.file = {.name = name_of(name), .bytes = bytes}};
    struct td_slice path, shown;
    TD_TRY(begin_batch(importer, err));
    td_arena_reset(&importer->file_arena);
    TD_TRY(td_arena_copy(&importer->file_arena, name, &shown, err));
    TD_TRY(td_arena_format(&importer->file_arena, &path, err, "/%.*s", TD_SLICE_ARG(name)));
    in.shown_path = shown.ptr;
    in.path = path;
    in.root = TD_SLICE("");
    return take_bytes(importer, &in, err);
}

enum td_code td_importer_finish(struct td_importer *importer, struct td_import_totals *ret_totals,
                                struct td_error *err)
{
    TD_TRY(end_batch(importer, err));
    *ret_totals = importer->totals;
    return TD_OK;
}
