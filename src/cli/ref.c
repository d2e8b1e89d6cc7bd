#include "cli/ref.h"

#include "cli/notes.h"

enum { DIGITS_MAX = 18 }; /* fit into an int64_t */

bool td_ref_number(struct td_slice text, int64_t *ret_number)
{
    int64_t number = 0;

    if (text.len == 0 || text.len > DIGITS_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        number = number * 10 + (text.ptr[i] - '0');
    }
    *ret_number = number;
    return true;
}

bool td_ref_split(struct td_slice ref, struct td_slice *ret_post, int64_t *ret_position)
{
    size_t hash = td_slice_find_last(ref, TD_SLICE("#"));
    if (hash == 0 || !td_ref_number(td_slice_sub(ref, hash + 1, ref.len), ret_position))
        return false;
    *ret_post = td_slice_sub(ref, 0, hash);
    return true;
}

static enum td_code find_number(struct td_store *store, struct td_arena *arena, struct td_slice ref,
                                struct td_target *target, struct td_error *err)
{
    struct td_item item;
    int64_t id = 0;
    bool found = false;

    if (!td_ref_number(ref, &id))
        return TD_OK;
    TD_TRY(td_store_read_item(store, arena, id, &item, &found, err));
    if (found)
        target->item_id = id;
    return TD_OK;
}

/* Number `position` of the items of the one post that is meant. */
static enum td_code find_position(struct td_store *store, struct td_arena *arena,
                                  struct td_slice ref, struct td_target *target,
                                  struct td_error *err)
{
    struct td_slice post;
    int64_t position = 0;
    int64_t *ids = NULL;
    size_t count = 0;

    if (!td_ref_split(ref, &post, &position))
        return TD_OK;
    TD_TRY(td_store_find_posts(store, arena, post, &target->posts, &target->post_count, err));
    if (target->post_count != 1)
        return TD_OK;
    target->post_count = 0;
    TD_TRY(td_store_read_item_ids(store, arena, target->posts[0].id, &ids, &count, err));
    if (position >= 1 && (size_t)position <= count)
        target->item_id = ids[position - 1];
    return TD_OK;
}

enum td_code td_ref_find(struct td_store *store, struct td_arena *arena, struct td_slice ref,
                         struct td_target *ret_target, struct td_error *err)
{
    struct td_target target = {0};

    TD_TRY(find_number(store, arena, ref, &target, err));
    if (target.item_id == 0)
        TD_TRY(find_position(store, arena, ref, &target, err));
    if (target.item_id == 0 && target.post_count == 0)
        TD_TRY(td_store_find_posts(store, arena, ref, &target.posts, &target.post_count, err));
    *ret_target = target;
    return TD_OK;
}

static void note_candidates(const char *ref, const struct td_target *target)
{
    struct td_slice post;
    int64_t position = 0;
    const char *hash = td_ref_split(td_slice_of(ref), &post, &position) ? ref + post.len : "";

    td_note("'%s' is the name of %zu posts:", ref, target->post_count);
    for (size_t i = 0; i < target->post_count; i++)
        td_note("  %.*s%s", TD_SLICE_ARG(target->posts[i].post_ref), hash);
}

void td_ref_note_unsettled(const char *ref, const struct td_target *target)
{
    if (target->post_count > 1)
        note_candidates(ref, target);
    else
        td_note("no item or post is called '%s'", ref);
}

enum td_code td_ref_find_item(struct td_store *store, struct td_arena *arena, const char *ref,
                              int64_t *ret_item, struct td_error *err)
{
    struct td_target target;

    TD_TRY(td_ref_find(store, arena, td_slice_of(ref), &target, err));
    if (target.item_id == 0 && target.post_count == 1)
        return td_fail(err, TD_ERR_USAGE, "'%s' is a post; say which item of it: '%s#1'", ref, ref);
    if (target.item_id == 0)
        td_ref_note_unsettled(ref, &target);
    *ret_item = target.item_id;
    return TD_OK;
}
