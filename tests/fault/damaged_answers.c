#include "fault/damaged_answers.h"

#include "search/search.h"
#include "search/selection.h"
#include "search/widen.h"
#include "stats/overview.h"
#include "store/content/post_bytes.h"
#include "store/content/revisions.h"
#include "support/calendar.h"

static void add_slice(struct td_buf *answers, struct td_slice text)
{
    td_buf_add(answers, td_slice_is_none(text) ? TD_SLICE("-") : text);
    td_buf_add_char(answers, '\n');
}

static void add_item(struct td_buf *answers, const struct td_item *item)
{
    td_buf_addf(answers, "%lld %lld %lld %lld ", (long long)item->id, (long long)item->post_id,
                (long long)item->position, (long long)item->posted_ms);
    const struct td_slice texts[] = {item->section, item->title,   item->author, item->handle,
                                     item->site,    item->url,     item->date,   item->path,
                                     item->post,    item->summary, TD_SLICE("=")};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_slice(answers, texts[i]);
    for (size_t i = 0; i < item->category_count; i++)
        add_slice(answers, item->categories[i]);
    for (size_t i = 0; i < item->link_count; i++) {
        add_slice(answers, item->links[i].text);
        add_slice(answers, item->links[i].url);
    }
}

static enum td_code search(struct td_store *store, struct td_arena *arena, const char *text,
                           struct td_buf *answers, struct td_error *err)
{
    struct td_search_request request = {.limit = 10};
    struct td_matches matches = {0};
    struct td_item_set set;
    struct td_query query;
    TD_TRY(td_query_parse(arena, td_slice_of(text), &test_calendar, &query, err));
    TD_TRY(td_query_widen(store, arena, &query, err));
    TD_TRY(td_query_select(store, arena, &query, false, &set, err));
    TD_TRY(td_query_relax(store, arena, &query, &set, false, &request.relaxed, err));
    request.set = &set;
    TD_TRY(td_search(store, arena, &query, &request, &matches, err));
    td_buf_addf(answers, "%s: %zu of %lld\n", text, matches.count, (long long)matches.total);
    for (size_t i = 0; i < matches.count; i++) {
        struct td_hit hit;
        TD_TRY(td_search_read_hit(store, arena, &query, &request, &matches, i, &hit, err));
        td_buf_addf(answers, "%.6f ", hit.score);
        add_slice(answers, hit.snippet);
        add_item(answers, &hit.item);
    }
    return TD_OK;
}

static enum td_code overview(struct td_store *store, struct td_arena *arena, const char *text,
                             struct td_buf *answers, struct td_error *err)
{
    struct td_overview found;
    (void)text;
    TD_TRY(td_stats_overview(store, arena, NULL, &found, err));
    td_buf_addf(answers, "%lld posts, %lld items\n", (long long)found.posts,
                (long long)found.items);
    return TD_OK;
}

static enum td_code posts(struct td_store *store, struct td_arena *arena, const char *text,
                          struct td_buf *answers, struct td_error *err)
{
    struct td_post *list = NULL;
    size_t count = 0;
    (void)text;
    TD_TRY(td_store_read_posts(store, arena, NULL, -1, &list, &count, err));
    for (size_t i = 0; i < count; i++) {
        td_buf_addf(answers, "%lld %lld ", (long long)list[i].id, (long long)list[i].item_count);
        add_slice(answers, list[i].path);
        add_slice(answers, list[i].title);
        add_slice(answers, list[i].date);
    }
    return TD_OK;
}

static enum td_code export_items(struct td_store *store, struct td_arena *arena, const char *text,
                                 struct td_buf *answers, struct td_error *err)
{
    const struct td_condition everything = {.kind = TD_CONDITION_ALL};
    struct td_item_set all;
    (void)text;
    TD_TRY(td_store_select(store, arena, &everything, &all, err));
    for (int64_t i = td_item_set_next(&all, 0); i >= 0; i = td_item_set_next(&all, i + 1)) {
        struct td_item item = {0};
        bool found = false;
        TD_TRY(td_store_read_item(store, arena, i, &item, &found, err));
        if (!found)
            continue;
        TD_TRY(td_store_read_links(store, arena, &item, err));
        add_item(answers, &item);
    }
    return TD_OK;
}

static enum td_code export_files(struct td_store *store, struct td_arena *arena, const char *text,
                                 struct td_buf *answers, struct td_error *err)
{
    struct td_post_file file = {0};
    bool found = true;
    (void)text;
    for (int64_t after = 0; found; after = file.post_id) {
        TD_TRY(td_store_next_post_file(store, arena, after, &file, &found, err));
        if (found) {
            add_slice(answers, file.place.path);
            add_slice(answers, file.bytes);
        }
    }
    return TD_OK;
}

static enum td_code revisions(struct td_store *store, struct td_arena *arena, const char *text,
                              struct td_buf *answers, struct td_error *err)
{
    for (int64_t post = 1; post <= 3; post++) {
        struct td_slice bytes = TD_SLICE("");
        bool found = false;
        (void)text;
        TD_TRY(td_store_read_revision(store, arena, post, 1, &bytes, &found, err));
        if (found)
            add_slice(answers, bytes);
    }
    return TD_OK;
}

enum td_code damaged_answers(struct td_store *store, struct td_arena *arena, struct td_buf *answers,
                             struct td_error *err)
{
    static const struct {
        enum td_code (*ask)(struct td_store *store, struct td_arena *arena, const char *text,
                            struct td_buf *answers, struct td_error *err);
        const char *text;
    } questions[] = {
        {search, "谷歌"},
        {search, "模型 agent 芯片"},
        {search, "\"开源模型\" OR wor*"},
        {search, "author:小互 site:x.com"},
        {search, "category:行业 section:头条"},
        {search, "date:2025-11"},
        {overview, NULL},
        {posts, NULL},
        {export_items, NULL},
        {export_files, NULL},
        {revisions, NULL},
    };
    enum td_code first = TD_OK;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        enum td_code code =
            questions[i].ask(store, arena, questions[i].text, answers, first == TD_OK ? err : NULL);
        first = first == TD_OK ? code : first;
    }
    return first;
}
