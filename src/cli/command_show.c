#include "cli/commands.h"
#include "cli/items.h"
#include "cli/ref.h"
#include "cli/revisions.h"

enum td_code td_check_show(const struct td_invocation *invocation, struct td_error *err)
{
    if (invocation->word_count > 0)
        return td_check_revisions(invocation, err);
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

static enum td_code show_ref(struct td_session *session, const char *ref, enum td_exit *ret_exit,
                             struct td_error *err)
{
    struct td_target target;

    TD_TRY(td_ref_find(session->store, &session->arena, td_slice_of(ref), &target, err));
    if (target.item_id != 0)
        return td_item_show(session, target.item_id, err);
    if (target.post_count == 1)
        return show_post(session, &target.posts[0], err);
    td_ref_note_unsettled(ref, &target);
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}

enum td_code td_run_show(struct td_session *session, enum td_exit *ret_exit, struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    bool of_before = invocation->options.wants_revisions || invocation->options.revision >= 0;

    for (size_t i = 0; i < invocation->word_count; i++)
        TD_TRY((of_before ? td_show_revisions : show_ref)(session, invocation->words[i], ret_exit,
                                                          err));
    return TD_OK;
}
