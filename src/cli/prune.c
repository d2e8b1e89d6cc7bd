#include "cli/prune.h"

#include "base/plural.h"
#include "cli/notes.h"
#include "import/place.h"
#include "import/vanished.h"

#include <time.h>

enum { NAMES_SHOWN = 10 };

static void tell(const struct td_vanished *vanished)
{
    td_note("%zu of %zu posts %s file:", vanished->count, vanished->below,
            td_plural((int64_t)vanished->count, "has lost its", "have lost their"));
    for (size_t i = 0; i < vanished->count && i < NAMES_SHOWN; i++)
        td_note("  %.*s", TD_SLICE_ARG(vanished->posts[i].place.path));
    if (vanished->count > NAMES_SHOWN)
        td_note("  … and %zu more", vanished->count - NAMES_SHOWN);
}

/* Programs read which they are, one by one; people have read it on standard error. */
static enum td_code report(struct td_session *session, const struct td_vanished *vanished,
                           struct td_slice status, struct td_arena *arena, struct td_error *err)
{
    const struct td_options *options = &session->invocation->options;
    if (options->format == TD_FORMAT_TEXT || options->is_quiet)
        return TD_OK;
    for (size_t i = 0; i < vanished->count; i++) {
        struct td_report_file file = {.status = status};
        TD_TRY(td_place_path(arena, &vanished->posts[i].place, &file.path, err));
        enum td_code code = td_report_file(session->reporter, &file, err);
        if (td_reporter_reader_left(session->reporter))
            return TD_OK;
        TD_TRY(code);
    }
    return TD_OK;
}

enum td_code td_prune_after_import(struct td_session *session, size_t *unreadable,
                                   struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    const struct td_options *options = &invocation->options;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_vanished vanished;

    td_arena_init(&arena, session->arena.limit_bytes);
    TD_TRY(td_vanished_find(session->store, &arena, (const char *const *)invocation->words,
                            invocation->word_count, &vanished, err));
    *unreadable += vanished.unknown;
    if (vanished.unknown > 0)
        td_note("whether %zu %s still there cannot be known: %s", vanished.unknown,
                td_plural((int64_t)vanished.unknown, "file is", "files are"), vanished.why.message);
    if (vanished.count == 0)
        return TD_OK;
    if (!options->is_quiet || options->wants_prune)
        tell(&vanished);
    if (!options->wants_prune) {
        if (!options->is_quiet)
            td_note("kept in the archive; import --prune takes away what is gone");
        return report(session, &vanished, TD_SLICE("vanished"), &arena, err);
    }
    if (vanished.count * 2 > vanished.below && !options->is_forced)
        return td_fail(err, TD_ERR_USAGE,
                       "that is more than half: nothing was taken away; --force does it");
    if (options->is_dry_run) {
        td_note("dry run: nothing was taken away; without --dry-run, %s would be",
                td_plural((int64_t)vanished.count, "this post", "these posts"));
        return report(session, &vanished, TD_SLICE("vanished"), &arena, err);
    }
    TD_TRY(td_vanished_prune(session->store, &vanished, time(NULL), err));
    td_note("taken away; tidings undo brings back what was there");
    return report(session, &vanished, TD_SLICE("pruned"), &arena, err);
}
