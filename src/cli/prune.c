#include "cli/prune.h"

#include "cli/notes.h"
#include "import/vanished.h"

#include <string.h>
#include <time.h>

enum { NAMES_SHOWN = 10 };

static void tell(const struct td_vanished *vanished)
{
    td_note("%zu of %zu posts have lost their file:", vanished->count, vanished->below);
    for (size_t i = 0; i < vanished->count && i < NAMES_SHOWN; i++)
        td_note("  %.*s", TD_SLICE_ARG(vanished->posts[i].place.path));
    if (vanished->count > NAMES_SHOWN)
        td_note("  … and %zu more", vanished->count - NAMES_SHOWN);
}

enum td_code td_prune_after_import(struct td_session *session, struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    const struct td_options *options = &invocation->options;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_vanished vanished;

    td_arena_init(&arena, session->arena.limit_bytes);
    TD_TRY(td_vanished_find(session->store, &arena, (const char *const *)invocation->words,
                            invocation->word_count, &vanished, err));
    if (vanished.count == 0)
        return TD_OK;
    if (!options->is_quiet || options->wants_prune)
        tell(&vanished);
    if (!options->wants_prune) {
        if (!options->is_quiet)
            td_note("they stay in the archive; import --prune takes them away");
        return TD_OK;
    }
    if (vanished.count * 2 > vanished.below && !options->is_forced)
        return td_fail(err, TD_ERR_USAGE,
                       "that is more than half: nothing was taken away; --force does it");
    if (options->is_dry_run)
        return TD_OK;
    TD_TRY(td_vanished_prune(session->store, &vanished, time(NULL), err));
    td_note("taken away; tidings undo brings them back");
    return TD_OK;
}
