#include "import/batch.h"

static const size_t events_max_bytes = (size_t)256 * 1024 * 1024;

void td_batch_init(struct td_batch *batch, struct td_store *store,
                   const struct td_import_request *request)
{
    *batch = (struct td_batch){.store = store, .request = *request};
    td_arena_init(&batch->roots_arena, events_max_bytes);
    td_arena_init(&batch->arena, events_max_bytes);
    td_evidence_book_init(&batch->book, store);
}

void td_batch_release(struct td_batch *batch)
{
    if (batch->is_open)
        td_store_rollback(batch->store);
    batch->is_open = false;
    td_arena_release(&batch->roots_arena);
    td_arena_release(&batch->arena);
    td_evidence_book_release(&batch->book);
}

enum td_code td_batch_begin(struct td_batch *batch, struct td_error *err)
{
    if (batch->events == NULL)
        batch->events = td_arena_array(&batch->arena, TD_IMPORT_BATCH_FILES, sizeof *batch->events);
    if (batch->events == NULL)
        return td_fail_memory(err);
    bool is_first = !batch->is_open;
    if (is_first)
        TD_TRY(td_store_begin(batch->store, err));
    else if (batch->event_count > 0)
        return TD_OK;
    batch->is_open = true;
    if (is_first)
        TD_TRY(td_store_check_roots(batch->store, err));
    td_arena_reset(&batch->roots_arena);
    return td_store_read_roots(batch->store, &batch->roots_arena, &batch->roots.paths,
                               &batch->roots.count, err);
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

enum td_code td_batch_log(struct td_batch *batch, int64_t post_id, enum td_revision_kind kind,
                          struct td_error *err)
{
    if (batch->change == 0)
        TD_TRY(td_history_begin(batch->store, TD_SLICE("import"), batch->request.now_seconds,
                                &batch->change, err));
    if (post_id == 0)
        return TD_OK;
    batch->is_untidy = true;
    return td_history_keep(batch->store, batch->change, post_id, kind, err);
}

/* Says in the log what the import came to so far. */
static enum td_code close_log(struct td_batch *batch, struct td_error *err)
{
    struct td_import_totals totals = batch->totals;
    if (batch->change == 0)
        return TD_OK;
    for (size_t i = 0; i < batch->event_count; i++)
        count_event(&totals, &batch->events[i]);
    const struct td_change_counts counts = {
        .files = (int64_t)totals.files,
        .added = (int64_t)totals.by_status[TD_IMPORT_ADDED],
        .updated = (int64_t)totals.by_status[TD_IMPORT_UPDATED],
        .moved = (int64_t)totals.by_status[TD_IMPORT_MOVED],
        .failed = (int64_t)totals.by_status[TD_IMPORT_FAILED],
        .items = (int64_t)totals.items,
    };
    if (batch->is_untidy)
        TD_TRY(td_history_tidy(batch->store, err));
    batch->is_untidy = false;
    return td_history_set_counts(batch->store, batch->change, &counts, err);
}

enum td_code td_batch_end(struct td_batch *batch, struct td_error *err)
{
    if (!batch->is_open)
        return TD_OK;
    TD_TRY(close_log(batch, err));
    if (!batch->request.is_dry_run) {
        TD_TRY(td_store_commit(batch->store, err));
        batch->is_open = false;
    }
    for (size_t i = 0; i < batch->event_count; i++) {
        count_event(&batch->totals, &batch->events[i]);
        TD_TRY(batch->request.report(batch->request.context, &batch->events[i], err));
    }
    batch->event_count = 0;
    batch->bytes = 0;
    td_arena_reset(&batch->arena);
    batch->events = NULL;
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

enum td_code td_batch_note(struct td_batch *batch, const char *path, enum td_import_status status,
                           size_t item_count, const struct td_problems *problems,
                           struct td_error *err)
{
    struct td_import_event *event = &batch->events[batch->event_count];
    bool is_strict = batch->request.is_strict && problems->count > 0;
    *event = (struct td_import_event){
        .status = is_strict ? TD_IMPORT_FAILED : status,
        .item_count = item_count,
    };
    TD_TRY(td_arena_copy(&batch->arena, td_slice_of(path), &event->path, err));
    TD_TRY(keep_problems(&batch->arena, problems, event, err));
    batch->event_count++;
    if (event->status == TD_IMPORT_ADDED || event->status == TD_IMPORT_UPDATED)
        batch->items += item_count;
    if (batch->event_count == TD_IMPORT_BATCH_FILES || batch->bytes >= TD_IMPORT_BATCH_BYTES)
        return td_batch_end(batch, err);
    return TD_OK;
}

enum td_code td_batch_pass(struct td_batch *batch, const char *path, struct td_error *err)
{
    const struct td_import_event event = {
        .path = td_slice_of(path),
        .status = TD_IMPORT_UNCHANGED,
    };
    if (batch->event_count > 0)
        return td_batch_note_quiet(batch, path, TD_IMPORT_UNCHANGED, err);
    count_event(&batch->totals, &event);
    return batch->request.report(batch->request.context, &event, err);
}

enum td_code td_batch_note_problem(struct td_batch *batch, const char *path,
                                   enum td_import_status status, const struct td_problem *problem,
                                   struct td_error *err)
{
    struct td_problem copy = *problem;
    struct td_problems problems = {&copy, 1};
    return td_batch_note(batch, path, status, 0, &problems, err);
}

enum td_code td_batch_note_failure(struct td_batch *batch, const char *path,
                                   const struct td_error *why, struct td_error *err)
{
    struct td_problem problem = {TD_SEVERITY_ERROR, why->line, why->column,
                                 td_slice_of(why->message)};
    return td_batch_note_problem(batch, path, TD_IMPORT_FAILED, &problem, err);
}

enum td_code td_batch_note_quiet(struct td_batch *batch, const char *path,
                                 enum td_import_status status, struct td_error *err)
{
    struct td_problems none = {NULL, 0};
    return td_batch_note(batch, path, status, 0, &none, err);
}
