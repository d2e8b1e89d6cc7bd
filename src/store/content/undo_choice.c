#include "store/content/undo_choice.h"

/* The log, the newest first. */
struct log {
    struct td_change *changes;
    size_t count;
};

static enum td_code read_log(struct td_store *store, struct td_arena *arena, struct log *ret_log,
                             struct td_error *err)
{
    return td_history_read(store, arena, -1, &ret_log->changes, &ret_log->count, err);
}

/* Whether undo can take it back. */
static bool holds(const struct td_change *change)
{
    return change->undone_at == 0 && change->undoes == 0 &&
           !td_slice_equal(change->kind, TD_SLICE("rebuild"));
}

/* The place of the newest change from there on that undo can take back; the count without one. */
static size_t last_from(const struct log *log, size_t place)
{
    while (place < log->count && !holds(&log->changes[place]))
        place++;
    return place;
}

static struct td_change change_at(const struct log *log, size_t place)
{
    return place < log->count ? log->changes[place] : (struct td_change){0};
}

enum td_code td_undo_choose(struct td_store *store, struct td_arena *arena,
                            struct td_undo_choice *ret_choice, struct td_error *err)
{
    struct log log = {0};
    TD_TRY(read_log(store, arena, &log, err));
    size_t last = last_from(&log, 0);
    ret_choice->last = change_at(&log, last);
    ret_choice->base = change_at(&log, last_from(&log, last + 1)).id;
    return TD_OK;
}

static size_t find_change(const struct log *log, int64_t id)
{
    size_t place = 0;
    while (place < log->count && log->changes[place].id != id)
        place++;
    return place;
}

enum td_code td_redo_choose(struct td_store *store, struct td_arena *arena, int64_t wanted,
                            struct td_redo_choice *ret_choice, struct td_error *err)
{
    struct log log = {0};
    TD_TRY(read_log(store, arena, &log, err));
    int64_t last = change_at(&log, last_from(&log, 0)).id;
    *ret_choice = (struct td_redo_choice){0};
    for (size_t i = 0; ret_choice->undo == 0 && i < log.count; i++) {
        const struct td_change *undo = &log.changes[i];
        if (undo->undoes == 0 || undo->undone_at != 0 || undo->base != last ||
            (wanted != 0 && undo->undoes != wanted))
            continue;
        ret_choice->change = change_at(&log, find_change(&log, undo->undoes));
        ret_choice->undo = undo->id;
    }
    return TD_OK;
}
