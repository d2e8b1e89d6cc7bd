#include "cli/commands.h"
#include "cli/items.h"
#include "cli/notes.h"
#include "cli/ref.h"

enum td_code td_check_show(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count > 0)
        return TD_OK;
    return td_fail(err, TD_ERR_USAGE, "show wants a REF: an item's number or a post's name");
}

static enum td_code show_post(struct td_session *session, const struct td_post *post,
                              struct td_error *err)
{
    int64_t *ids = NULL;
    size_t count = 0;

    TD_TRY(td_store_read_item_ids(session->store, &session->arena, post->id, &ids, &count, err));
    TD_TRY(td_report_post(session->reporter, post, err));
    for (size_t i = 0; i < count; i++)
        TD_TRY(td_item_show(session, ids[i], err));
    return TD_OK;
}

/* Lists the posts that a REF may mean, as it could have been written. */
static void note_candidates(const char *ref, const struct td_target *target)
{
    struct td_slice post;
    int64_t position = 0;
    const char *hash = td_ref_split(td_slice_of(ref), &post, &position) ? ref + post.len : "";

    td_note("'%s' is the name of %zu posts:", ref, target->post_count);
    for (size_t i = 0; i < target->post_count; i++)
        td_note("  %.*s%s", TD_SLICE_ARG(target->posts[i].path), hash);
}

static enum td_code show_ref(struct td_session *session, const char *ref, enum td_exit *ret_exit,
                             struct td_error *err)
{
    struct td_target target;

    TD_TRY(td_ref_find(session->store, &session->arena, td_slice_of(ref), &target, err));
    if (target.item_id != 0)
        return td_item_show(session, target.item_id, err);
    if (target.post_count == 1)
        return show_post(session, &target.posts[0], err);
    if (target.post_count > 1)
        note_candidates(ref, &target);
    else
        td_note("no item or post is called '%s'", ref);
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}

enum td_code td_run_show(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;

    for (size_t i = 0; i < invocation->word_count; i++)
        TD_TRY(show_ref(session, invocation->words[i], ret_exit, err));
    return TD_OK;
}
