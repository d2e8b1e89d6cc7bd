#include "store/content/post_store.h"

#include "store/content/source_store.h"
#include "store/rows.h"

static enum td_code read_known_item(const struct td_statement *read, struct td_arena *arena,
                                    void *row, struct td_error *err)
{
    struct td_known_item *item = row;
    item->id = td_column_integer(read, TD_COLUMN_READ_KNOWN_ITEMS_ID);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_KNOWN_ITEMS_URL, arena, &item->url, err));
    return td_column_text(read, TD_COLUMN_READ_KNOWN_ITEMS_LINK_TEXT, arena, &item->link_text, err);
}

enum td_code td_store_read_known_items(struct td_store *store, struct td_arena *arena,
                                       int64_t post_id, struct td_known_item **ret_items,
                                       size_t *ret_count, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_known_item)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_KNOWN_ITEMS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_KNOWN_ITEMS_POST_ID, post_id);
    TD_TRY(td_rows_read(&rows, &read, read_known_item, arena, err));
    *ret_items = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

/* Runs a statement whose only parameter is a number. */
static enum td_code run_for(struct td_store *store, enum td_statement_id id, int64_t number,
                            struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) statement = {0};
    TD_TRY(td_statement_begin(store, id, &statement, err));
    td_bind_integer(&statement, 1, number);
    return td_statement_run(&statement, err);
}

static enum td_code set_links(struct td_store *store, int64_t item_id,
                              const struct td_new_item *item, struct td_error *err)
{
    TD_TRY(run_for(store, TD_SQL_REMOVE_LINKS, item_id, err));
    for (size_t i = 0; i < item->link_count; i++) {
        struct td_statement TD_CLEANUP(td_statement_end) add = {0};
        TD_TRY(td_statement_begin(store, TD_SQL_ADD_LINK, &add, err));
        td_bind_integer(&add, TD_PARAM_ADD_LINK_ITEM_ID, item_id);
        td_bind_integer(&add, TD_PARAM_ADD_LINK_POSITION, (int64_t)i + 1);
        td_bind_text(&add, TD_PARAM_ADD_LINK_TEXT, item->links[i].text);
        td_bind_text(&add, TD_PARAM_ADD_LINK_URL, item->links[i].url);
        TD_TRY(td_statement_run(&add, err));
    }
    return TD_OK;
}

static void bind_number_or_null(struct td_statement *statement, int parameter, int64_t number)
{
    if (number != 0)
        td_bind_integer(statement, parameter, number);
    else
        td_bind_null(statement, parameter);
}

/* add_item and update_item name their parameters in the same order. */
_Static_assert((int)TD_PARAM_ADD_ITEM_STORY == (int)TD_PARAM_UPDATE_ITEM_STORY,
               "both statements take the same values");

static void bind_item(struct td_statement *statement, int64_t post_id, int64_t source_id,
                      const struct td_new_item *item)
{
    td_bind_integer(statement, TD_PARAM_ADD_ITEM_POST_ID, post_id);
    td_bind_integer(statement, TD_PARAM_ADD_ITEM_POSITION, item->position);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_SECTION, item->section);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_TITLE, item->title);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_AUTHOR, item->author);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_LINK_TEXT, item->link_text);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_URL, item->url);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_SITE, item->site);
    bind_number_or_null(statement, TD_PARAM_ADD_ITEM_SOURCE_ID, source_id);
    bind_number_or_null(statement, TD_PARAM_ADD_ITEM_POSTED_MS, item->posted_ms);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_SUMMARY, item->summary);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_SUMMARY_MARKDOWN, item->summary_markdown);
    td_bind_text(statement, TD_PARAM_ADD_ITEM_EMPHASIS, item->emphasis);
    bind_number_or_null(statement, TD_PARAM_ADD_ITEM_STORY, item->story);
}

static enum td_code add_item(struct td_store *store, int64_t post_id, int64_t source_id,
                             const struct td_new_item *item, int64_t *ret_id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_ITEM, &add, err));
    bind_item(&add, post_id, source_id, item);
    TD_TRY(td_statement_step(&add, &has_row, err));
    *ret_id = td_column_integer(&add, TD_COLUMN_ADD_ITEM_ID);
    return TD_OK;
}

static enum td_code update_item(struct td_store *store, int64_t post_id, int64_t source_id,
                                const struct td_new_item *item, int64_t id, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) update = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_UPDATE_ITEM, &update, err));
    bind_item(&update, post_id, source_id, item);
    td_bind_integer(&update, TD_PARAM_UPDATE_ITEM_ID, id);
    return td_statement_run(&update, err);
}

static enum td_code put_item(struct td_store *store, int64_t post_id, int64_t epoch,
                             const struct td_new_item *item, int64_t id, struct td_error *err)
{
    int64_t source_id = 0;
    TD_TRY(td_store_see_source(store, item, epoch, &source_id, err));
    if (id == 0)
        TD_TRY(add_item(store, post_id, source_id, item, &id, err));
    else
        TD_TRY(update_item(store, post_id, source_id, item, id, err));
    return set_links(store, id, item, err);
}

enum td_code td_store_set_items(struct td_store *store, int64_t post_id, int64_t epoch,
                                const struct td_new_item *items, const int64_t *ids, size_t count,
                                struct td_error *err)
{
    TD_TRY(run_for(store, TD_SQL_SET_ITEMS_ASIDE, post_id, err));
    for (size_t i = 0; i < count; i++)
        TD_TRY(put_item(store, post_id, epoch, &items[i], ids[i], err));
    return run_for(store, TD_SQL_REMOVE_ITEMS_ASIDE, post_id, err);
}
