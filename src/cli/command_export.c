#include "base/file_tree.h"
#include "base/plural.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/items.h"
#include "cli/notes.h"
#include "store/content/post_bytes.h"

enum {
    POST_MAX_BYTES = 64 * 1024 * 1024, /* of one post with its file */
};

struct exporter {
    struct td_session *session;
    struct td_file_tree tree;
    struct td_arena arena; /* one post at a time */
    size_t written, same, refused;
};

static enum td_code check_files(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count != 1)
        return td_fail(err, TD_ERR_USAGE, "export --format markdown wants one folder: DIR");
    if (td_options_filter(&invocation->options) || invocation->options.with_drafts)
        return td_fail(err, TD_ERR_USAGE,
                       "export --format markdown writes every post: filters are for items, "
                       "--format jsonl or csv");
    return TD_OK;
}

enum td_code td_check_export(const struct td_invocation *invocation, struct td_error *err)
{
    int format = invocation->options.format;
    if (format == TD_FORMAT_TEXT)
        return td_fail(err, TD_ERR_USAGE,
                       "export wants a format: --format markdown DIR for the files as they were "
                       "imported, --format jsonl or csv for items");
    if (format == TD_FORMAT_MARKDOWN)
        return check_files(invocation, err);
    if (invocation->options.is_forced)
        return td_fail(err, TD_ERR_USAGE, "--force is for export --format markdown DIR");
    return td_check_ask(invocation, err);
}

const char *td_export_folder(const struct td_invocation *invocation)
{
    return invocation->options.format == TD_FORMAT_MARKDOWN ? invocation->words[0] : NULL;
}

/* Where a post goes: its path, with the ending that digests have; behind the first of several with
 * one path, its root's name comes in front, and a number if that is not enough. */
static enum td_code choose_path(struct exporter *exporter, const struct td_post_file *file,
                                int64_t rank, struct td_slice *ret_path, struct td_error *err)
{
    const char *ending = td_path_is_markdown(file->place.path) ? "" : ".md";
    struct td_slice path = file->place.path;
    struct td_slice root = td_path_name(file->place.root);
    if (rank == 1)
        return td_arena_format(&exporter->arena, ret_path, err, "%.*s%s", TD_SLICE_ARG(path),
                               ending);
    if (root.len == 0)
        root = TD_SLICE("stdin");
    return td_arena_format(&exporter->arena, ret_path, err, "%.*s-%d/%.*s%s", TD_SLICE_ARG(root),
                           (int)rank, TD_SLICE_ARG(path), ending);
}

static enum td_code export_post(struct exporter *exporter, const struct td_post_file *file,
                                struct td_error *err)
{
    enum td_file_written written = TD_FILE_WRITTEN;
    struct td_slice path;
    int64_t rank = 0;
    TD_TRY(td_store_path_rank(exporter->session->store, file, &rank, err));
    TD_TRY(choose_path(exporter, file, rank, &path, err));
    enum td_code code =
        td_file_tree_write(&exporter->tree, path, file->bytes,
                           exporter->session->invocation->options.is_forced, &written, err);
    if (code == TD_ERR_INPUT) {
        td_note("%s: not exported", err->message);
        exporter->refused++;
        return TD_OK;
    }
    TD_TRY(code);
    exporter->written += written == TD_FILE_WRITTEN;
    exporter->same += written == TD_FILE_SAME;
    exporter->refused += written == TD_FILE_DIFFERS;
    if (written == TD_FILE_DIFFERS)
        td_note("%s/%.*s is there with other bytes and stays: --force replaces it",
                exporter->tree.path, TD_SLICE_ARG(path));
    return TD_OK;
}

static void close_exporter(struct exporter *exporter)
{
    td_file_tree_close(&exporter->tree);
    td_arena_release(&exporter->arena);
}

static enum td_code export_files(struct td_session *session, enum td_exit *ret_exit,
                                 struct td_error *err)
{
    TD_CLEANUP(close_exporter)
    struct exporter exporter = {.session = session, .tree = {.descriptor = -1}};
    struct td_post_file file = {0};
    bool found = false;
    td_timeout_end(session->store);
    td_arena_init(&exporter.arena, POST_MAX_BYTES);
    TD_TRY(td_file_tree_open(session->invocation->words[0], &exporter.tree, err));
    for (int64_t after = 0;; after = file.post_id) {
        td_arena_reset(&exporter.arena);
        TD_TRY(td_store_next_post_file(session->store, &exporter.arena, after, &file, &found, err));
        if (!found)
            break;
        TD_TRY(td_store_check_post_file(&file, err));
        TD_TRY(export_post(&exporter, &file, err));
    }
    TD_TRY(td_file_tree_sync(&exporter.tree, err));
    if (!session->invocation->options.is_quiet)
        td_note("%zu %s written, %zu there already, %zu refused", exporter.written,
                td_plural((int64_t)exporter.written, "file", "files"), exporter.same,
                exporter.refused);
    if (exporter.refused > 0)
        *ret_exit = TD_EXIT_IO;
    return TD_OK;
}

static enum td_code export_items(struct td_session *session, enum td_exit *ret_exit,
                                 struct td_error *err)
{
    const struct td_condition everything = {.kind = TD_CONDITION_ALL};
    struct td_item_set all;
    struct td_ask ask;
    TD_TRY(td_ask_read(session, &ask, err));
    if (ask.set == NULL)
        TD_TRY(td_store_select(session->store, &session->arena, &everything, &all, err));
    const struct td_item_set *set = ask.set != NULL ? ask.set : &all;
    if (td_item_set_count(set) == 0) {
        TD_TRY(td_ask_note_nothing(session, &ask, err));
        *ret_exit = TD_EXIT_NOTHING_FOUND;
    }
    td_timeout_end(session->store);
    for (int64_t i = td_item_set_next(set, 0); i >= 0; i = td_item_set_next(set, i + 1))
        TD_TRY(td_item_show(session, i, err));
    return TD_OK;
}

enum td_code td_run_export(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    if (session->invocation->options.format == TD_FORMAT_MARKDOWN)
        return export_files(session, ret_exit, err);
    return export_items(session, ret_exit, err);
}
