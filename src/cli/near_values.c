#include "cli/near_values.h"

#include "base/buf.h"
#include "cli/notes.h"
#include "stats/counts.h"
#include "text/edit_distance.h"
#include "text/phrase.h"

enum { VALUES_MAX = 3, LIST_MAX_BYTES = 300, WRONG_SHARE = 3 };

/* Of a filter: what its values are counted by, and the command that lists them. */
struct kind {
    enum td_count_key key; /* TD_KEY_COUNT: none */
    const char *command;   /* NULL: none */
};

static struct kind kind_of(enum td_condition_kind condition)
{
    static const struct kind kinds[TD_CONDITION_COUNT] = {
        [TD_CONDITION_AUTHOR] = {TD_KEY_AUTHOR, "authors"},
        [TD_CONDITION_CATEGORY] = {TD_KEY_CATEGORY, "stats --by category"},
        [TD_CONDITION_SITE] = {TD_KEY_SITE, "stats --by site"},
        [TD_CONDITION_SECTION] = {TD_KEY_SECTION, "stats --by section"},
        [TD_CONDITION_POST] = {TD_KEY_COUNT, "posts"},
    };
    return kinds[condition];
}

/* The values so far that are near to what was typed. */
struct near {
    struct td_slice typed;
    struct td_phrase words;
    struct td_buf list; /* of those that hold its words */
    size_t count;
    struct td_slice best; /* of those that do not */
    size_t distance;
};

static void release(struct near *near)
{
    td_buf_release(&near->list);
}

static void add_holding(struct near *near, struct td_slice value)
{
    if (near->count < VALUES_MAX)
        td_buf_addf(&near->list, "%s%.*s", near->count > 0 ? " or " : "", TD_SLICE_ARG(value));
    near->count++;
}

static enum td_code offer(struct td_arena *arena, struct near *near, struct td_slice value,
                          struct td_error *err)
{
    struct td_phrase words;
    TD_TRY(td_phrase_make(arena, value, &words, err));
    if (near->words.count > 0 && td_phrase_in(&near->words, &words)) {
        add_holding(near, value);
        return TD_OK;
    }
    size_t distance = td_edit_distance(near->typed, value);
    if (distance < near->distance) {
        near->distance = distance;
        near->best = value;
    }
    return TD_OK;
}

static enum td_code find(struct td_session *session, enum td_count_key key, struct near *near,
                         struct td_error *err)
{
    const struct td_count_request request = {.keys = {key}, .key_count = 1, .is_brief = true};
    struct td_count_table table = {.row_count = 0};
    if (key != TD_KEY_COUNT)
        TD_TRY(td_stats_count(session->store, &session->arena, &request, &table, err));
    for (size_t i = 0; i < table.row_count; i++) {
        const struct td_count_value *value = &table.rows[i].value;
        TD_TRY(offer(&session->arena, near, value->text, err));
        if (value->handle.len > 0)
            TD_TRY(offer(&session->arena, near, value->handle, err));
    }
    return TD_OK;
}

static void say(const struct near *near, struct td_slice filter, const char *command)
{
    if (near->count > 0)
        td_note("%.*s finds nothing by itself: did you mean %.*s%s?", TD_SLICE_ARG(filter),
                TD_SLICE_ARG(td_buf_slice(&near->list)), near->count > VALUES_MAX ? " or …" : "");
    else if (near->best.len > 0)
        td_note("%.*s finds nothing by itself: did you mean %.*s?", TD_SLICE_ARG(filter),
                TD_SLICE_ARG(near->best));
    else if (command != NULL)
        td_note("%.*s finds nothing by itself; 'tidings %s' lists what there is",
                TD_SLICE_ARG(filter), command);
    else
        td_note("%.*s finds nothing by itself", TD_SLICE_ARG(filter));
}

enum td_code td_near_values_note(struct td_session *session, const struct td_condition *condition,
                                 struct td_slice filter, struct td_error *err)
{
    TD_CLEANUP(release) struct near near = {.typed = condition->text};
    struct kind kind = kind_of(condition->kind);
    near.distance = near.typed.len <= TD_EDIT_MAX_BYTES ? near.typed.len / WRONG_SHARE + 1 : 0;
    td_buf_init(&near.list, LIST_MAX_BYTES);
    TD_TRY(td_phrase_make(&session->arena, near.typed, &near.words, err));
    if (kind.command != NULL)
        TD_TRY(find(session, kind.key, &near, err));
    say(&near, filter, kind.command);
    return TD_OK;
}
