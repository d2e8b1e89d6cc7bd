#include "store/query/item_query.h"

#include "base/capped.h"
#include "store/query/condition.h"
#include "store/query/date_cut.h"
#include "store/query/post_ref.h"
#include "store/rows.h"
#include "store/set_binding.h"

#include <inttypes.h>

static enum td_code begin_search(struct td_store *store, const struct td_item_set *set,
                                 enum td_sort sort, struct td_statement *ret_search,
                                 struct td_error *err)
{
    TD_TRY(td_statement_begin(store, TD_SQL_SEARCH_BY_DATE, ret_search, err));
    td_bind_set(ret_search, set);
    td_bind_integer(ret_search, TD_PARAM_SEARCH_BY_DATE_OLDEST, sort == TD_SORT_OLDEST);
    return TD_OK;
}

static enum td_code read_match(const struct td_statement *read, struct td_arena *arena, void *row,
                               struct td_error *err)
{
    struct td_match *match = row;
    (void)err;
    (void)arena;
    match->item = td_column_integer(read, TD_COLUMN_SEARCH_BY_DATE_ITEM);
    return TD_OK;
}

static enum td_code read_matches(struct td_statement *search, struct td_arena *arena,
                                 struct td_matches *ret_matches, struct td_error *err)
{
    struct td_rows rows = {.size = sizeof(struct td_match)};
    TD_TRY(td_rows_read(&rows, search, read_match, arena, err));
    ret_matches->list = rows.ptr;
    ret_matches->count = rows.count;
    return TD_OK;
}

enum td_code td_store_search(struct td_store *store, struct td_arena *arena,
                             const struct td_item_set *set, enum td_sort sort, int64_t limit,
                             int64_t offset, struct td_matches *ret_matches, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) search = {0};
    struct td_item_set chosen;
    TD_TRY(td_store_set_or_default(store, arena, set, &chosen, err));
    struct td_matches matches = {.total = td_item_set_count(&chosen)};
    int64_t wanted = limit < 0 ? -1 : td_capped_sum(limit, offset);
    if (wanted >= 0 && matches.total > wanted) {
        TD_TRY(td_item_set_copy(arena, &chosen, &chosen, err));
        TD_TRY(td_date_cut(store, arena, &chosen, sort, wanted, err));
    }
    TD_TRY(begin_search(store, &chosen, sort, &search, err));
    td_bind_integer(&search, td_statement_parameter(&search, ":limit"), limit);
    td_bind_integer(&search, td_statement_parameter(&search, ":offset"), offset);
    TD_TRY(read_matches(&search, arena, &matches, err));
    *ret_matches = matches;
    return TD_OK;
}

/* Where each text column of read_item goes. */
struct text_column {
    int column;
    size_t offset;
};

static const struct text_column item_texts[] = {
    {TD_COLUMN_READ_ITEM_SECTION, offsetof(struct td_item, section)},
    {TD_COLUMN_READ_ITEM_TITLE, offsetof(struct td_item, title)},
    {TD_COLUMN_READ_ITEM_AUTHOR, offsetof(struct td_item, author)},
    {TD_COLUMN_READ_ITEM_HANDLE, offsetof(struct td_item, handle)},
    {TD_COLUMN_READ_ITEM_SITE, offsetof(struct td_item, site)},
    {TD_COLUMN_READ_ITEM_URL, offsetof(struct td_item, url)},
    {TD_COLUMN_READ_ITEM_DATE, offsetof(struct td_item, date)},
    {TD_COLUMN_READ_ITEM_POST, offsetof(struct td_item, post)},
    {TD_COLUMN_READ_ITEM_PATH, offsetof(struct td_item, path)},
    {TD_COLUMN_READ_ITEM_SUMMARY, offsetof(struct td_item, summary)},
};

static enum td_code read_item_columns(const struct td_statement *read, struct td_arena *arena,
                                      struct td_item *ret_item, struct td_error *err)
{
    struct td_item item = {
        .id = td_column_integer(read, TD_COLUMN_READ_ITEM_ID),
        .post_id = td_column_integer(read, TD_COLUMN_READ_ITEM_POST_ID),
        .position = td_column_integer(read, TD_COLUMN_READ_ITEM_POSITION),
        .posted_ms = td_column_integer(read, TD_COLUMN_READ_ITEM_POSTED_MS),
    };
    for (size_t i = 0; i < sizeof item_texts / sizeof *item_texts; i++) {
        struct td_slice *text = (struct td_slice *)(void *)((char *)&item + item_texts[i].offset);
        TD_TRY(td_column_text(read, item_texts[i].column, arena, text, err));
    }
    if (td_column_integer(read, TD_COLUMN_READ_ITEM_SHARES_NAME) == 0)
        item.post_ref = item.post;
    else
        TD_TRY(td_post_ref(read->store, arena, item.post_id, &item.post_ref, err));
    *ret_item = item;
    return TD_OK;
}

enum td_code td_store_read_item(struct td_store *store, struct td_arena *arena, int64_t id,
                                struct td_item *ret_item, bool *ret_found, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ITEM, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_ID, id);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (has_row) {
        TD_TRY(read_item_columns(&read, arena, ret_item, err));
        TD_TRY(td_rows_read_categories(store, arena, ret_item->post_id, &ret_item->categories,
                                       &ret_item->category_count, err));
    }
    *ret_found = has_row;
    return TD_OK;
}

static enum td_code read_link(const struct td_statement *read, struct td_arena *arena, void *row,
                              struct td_error *err)
{
    struct td_link *link = row;
    TD_TRY(td_column_text(read, TD_COLUMN_READ_LINKS_TEXT, arena, &link->text, err));
    return td_column_text(read, TD_COLUMN_READ_LINKS_URL, arena, &link->url, err);
}

enum td_code td_store_read_links(struct td_store *store, struct td_arena *arena,
                                 struct td_item *item, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_link)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_LINKS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_LINKS_ITEM_ID, item->id);
    TD_TRY(td_rows_read(&rows, &read, read_link, arena, err));
    item->links = rows.ptr;
    item->link_count = rows.count;
    return TD_OK;
}

static enum td_code read_story_ref(const struct td_statement *read, struct td_arena *arena,
                                   void *row, struct td_error *err)
{
    struct td_slice post;
    TD_TRY(td_post_ref(read->store, arena,
                       td_column_integer(read, TD_COLUMN_READ_STORY_REFS_POST_ID), &post, err));
    return td_arena_format(arena, row, err, "%.*s#%" PRId64, TD_SLICE_ARG(post),
                           td_column_integer(read, TD_COLUMN_READ_STORY_REFS_POSITION));
}

enum td_code td_store_read_story(struct td_store *store, struct td_arena *arena,
                                 struct td_item *item, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_STORY_REFS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_STORY_REFS_ITEM_ID, item->id);
    td_bind_integer(&read, TD_PARAM_READ_STORY_REFS_LIMIT, TD_STORY_REFS_MAX);
    struct td_rows rows = {.size = sizeof(struct td_slice)};
    TD_TRY(td_rows_read(&rows, &read, read_story_ref, arena, err));
    item->story_refs = rows.ptr;
    item->story_ref_count = rows.count;
    return TD_OK;
}
