#include "import/take.h"

#include "import/known_files.h"

/* A file that need not be read next time. */
static enum td_code stamp(struct td_batch *batch, const struct td_incoming *in, int64_t post_id,
                          struct td_error *err)
{
    if (!in->has_stamp || !td_stamp_is_safe(in->stamp, batch->request.now_seconds))
        return TD_OK;
    return td_store_stamp_file(batch->store, &in->file.place, in->stamp, post_id, err);
}

/* Writes one file; all of it or nothing. */
static enum td_code write_post(struct td_batch *batch, struct td_arena *arena,
                               struct td_incoming *in, int64_t *post_id, struct td_error *err)
{
    int64_t known = *post_id;
    TD_TRY(td_batch_log(batch, 0, TD_REVISION_UPDATED, err));
    TD_TRY(td_store_part_begin(batch->store, err));
    TD_TRY(td_batch_log(batch, known, TD_REVISION_UPDATED, err));
    in->file.change = batch->change;
    enum td_code code = td_post_write(&batch->book, arena, &in->file, &in->digest, post_id, err);
    if (code == TD_ERR_INPUT) {
        TD_TRY(td_store_part_undo(batch->store, err));
        td_evidence_book_clear(&batch->book);
    }
    TD_TRY(code);
    if (known != 0) {
        TD_TRY(td_history_settle(batch->store, batch->change, known, err));
        TD_TRY(td_store_forget_files(batch->store, known, err));
    }
    TD_TRY(stamp(batch, in, *post_id, err));
    return td_store_part_end(batch->store, err);
}

static enum td_code take_new(struct td_batch *batch, struct td_arena *arena, struct td_incoming *in,
                             int64_t post_id, struct td_error *err)
{
    struct td_error why = {0};
    enum td_import_status status = post_id == 0 ? TD_IMPORT_ADDED : TD_IMPORT_UPDATED;
    if (in->parse_code != TD_OK)
        return td_batch_note_failure(batch, in->shown_path, &in->parse_error, err);
    if (batch->request.is_strict && in->digest.problems.count > 0)
        return td_batch_note(batch, in->shown_path, TD_IMPORT_FAILED, 0, &in->digest.problems, err);
    enum td_code code = write_post(batch, arena, in, &post_id, &why);
    if (code == TD_ERR_INPUT)
        return td_batch_note_failure(batch, in->shown_path, &why, err);
    if (code != TD_OK)
        return td_fail(err, code, "%s: %s", in->shown_path, why.message);
    return td_batch_note(batch, in->shown_path, status, in->digest.item_count, &in->digest.problems,
                         err);
}

static enum td_code take_unchanged(struct td_batch *batch, const struct td_incoming *in,
                                   int64_t post_id, struct td_error *err)
{
    TD_TRY(stamp(batch, in, post_id, err));
    return td_batch_note_quiet(batch, in->shown_path, TD_IMPORT_UNCHANGED, err);
}

static enum td_code move(struct td_batch *batch, const struct td_incoming *in, int64_t post_id,
                         struct td_error *err)
{
    const struct td_problems none = {NULL, 0};
    TD_TRY(td_batch_log(batch, post_id, TD_REVISION_MOVED, err));
    TD_TRY(td_store_move_post(batch->store, post_id, &in->file.place, in->file.name, err));
    TD_TRY(td_store_forget_files(batch->store, post_id, err));
    TD_TRY(stamp(batch, in, post_id, err));
    return td_batch_note(batch, in->shown_path, TD_IMPORT_MOVED, in->digest.item_count, &none, err);
}

/* The bytes are those of a post that was imported from elsewhere: moved, or copied. */
static enum td_code take_moved(struct td_batch *batch, struct td_arena *arena,
                               const struct td_incoming *in, const struct td_known_post *post,
                               struct td_error *err)
{
    struct td_slice message;
    struct td_error why = {0};
    bool is_there = false;
    enum td_code code = td_place_look(arena, &post->place, &is_there, &why);
    if (code == TD_ERR_IO)
        return td_batch_note_failure(batch, in->shown_path, &why, err);
    if (code != TD_OK)
        return td_fail(err, code, "%s", why.message);
    if (!is_there)
        return move(batch, in, post->id, err);
    if (td_slice_equal(post->place.path, in->file.place.path))
        return td_batch_note_quiet(batch, in->shown_path, TD_IMPORT_UNCHANGED, err);
    TD_TRY(td_arena_format(arena, &message, err,
                           "a copy of the post '%.*s', byte for byte: not imported again",
                           TD_SLICE_ARG(post->place.path)));
    struct td_problem problem = {TD_SEVERITY_WARNING, 0, 0, message};
    return td_batch_note_problem(batch, in->shown_path, TD_IMPORT_SKIPPED, &problem, err);
}

enum td_code td_take(struct td_batch *batch, struct td_arena *arena, struct td_incoming *in,
                     struct td_error *err)
{
    struct td_known_post post;
    in->file.sha256 = td_slice_of(in->sha256);
    in->file.now_seconds = batch->request.now_seconds;
    batch->bytes += in->file.bytes.len;
    TD_TRY(td_place_find(batch->store, arena, &batch->roots, in->path, in->root, &post,
                         &in->file.place, err));
    if (post.id != 0 && td_slice_equal(post.sha256, in->file.sha256))
        return take_unchanged(batch, in, post.id, err);
    if (post.id != 0)
        return take_new(batch, arena, in, post.id, err);
    TD_TRY(td_store_find_post_of(batch->store, arena, in->file.sha256, &post, err));
    if (post.id != 0)
        return take_moved(batch, arena, in, &post, err);
    return take_new(batch, arena, in, 0, err);
}
