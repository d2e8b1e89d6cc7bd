#include "cli/revisions.h"

#include "cli/notes.h"
#include "cli/ref.h"
#include "cli/terminal.h"
#include "store/content/revisions.h"

#include <inttypes.h>

enum td_code td_check_revisions(const struct td_invocation *invocation, struct td_error *err)
{
    const struct td_options *options = &invocation->options;
    if (options->revision < 0)
        return TD_OK;
    if (options->wants_revisions)
        return td_fail(err, TD_ERR_USAGE,
                       "--revisions lists them, --revision N writes one: not both");
    if (invocation->word_count != 1)
        return td_fail(err, TD_ERR_USAGE, "--revision wants one REF");
    if (options->format != TD_FORMAT_TEXT)
        return td_fail(err, TD_ERR_USAGE,
                       "--revision writes the file as it was, which has no other format");
    return TD_OK;
}

/* The post that a REF means; 0 where there is none, or where it is ambiguous. */
static enum td_code find_post(struct td_session *session, const char *ref, int64_t *ret_post,
                              struct td_error *err)
{
    struct td_target target;
    struct td_item item;
    bool found = false;

    TD_TRY(td_ref_find(session->store, &session->arena, td_slice_of(ref), &target, err));
    *ret_post = target.post_count == 1 ? target.posts[0].id : 0;
    if (target.post_count > 1)
        td_ref_note_unsettled(ref, &target);
    else if (target.item_id != 0) {
        TD_TRY(td_store_read_item(session->store, &session->arena, target.item_id, &item, &found,
                                  err));
        *ret_post = found ? item.post_id : 0;
    } else if (target.post_count == 0) {
        TD_TRY(td_store_find_earlier_post(session->store, td_slice_of(ref), ret_post, err));
        if (*ret_post == 0)
            td_note("no item or post is or was called '%s'", ref);
    }
    return TD_OK;
}

static enum td_code list(struct td_session *session, const char *ref, int64_t post,
                         enum td_exit *ret_exit, struct td_error *err)
{
    struct td_revision *revisions = NULL;
    size_t count = 0;

    TD_TRY(td_store_read_revisions(session->store, &session->arena, post, &revisions, &count, err));
    if (count == 0) {
        td_note("'%s' has no revisions: nothing was changed since it came", ref);
        *ret_exit = TD_EXIT_NOTHING_FOUND;
    }
    return td_report_revisions(session->reporter, revisions, count, err);
}

static enum td_code write_one(struct td_session *session, const char *ref, int64_t post,
                              enum td_exit *ret_exit, struct td_error *err)
{
    int64_t number = session->invocation->options.revision;
    struct td_slice bytes;
    bool found = false;

    TD_TRY(
        td_store_read_revision(session->store, &session->arena, post, number, &bytes, &found, err));
    if (found)
        return td_report_bytes(session->reporter, bytes, td_terminal_rows() > 0, err);
    td_note("'%s' has no revision %" PRId64 "; show --revisions lists them", ref, number);
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}

enum td_code td_show_revisions(struct td_session *session, const char *ref, enum td_exit *ret_exit,
                               struct td_error *err)
{
    int64_t post = 0;

    TD_TRY(find_post(session, ref, &post, err));
    if (post == 0) {
        *ret_exit = TD_EXIT_NOTHING_FOUND;
        return TD_OK;
    }
    if (session->invocation->options.revision >= 0)
        return write_one(session, ref, post, ret_exit, err);
    return list(session, ref, post, ret_exit, err);
}
