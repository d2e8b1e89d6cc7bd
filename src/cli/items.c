#include "cli/items.h"

#include "store/query/item_query.h"

enum { ITEM_MAX_BYTES = 256 * 1024 * 1024 };

enum td_code td_item_show(struct td_session *session, int64_t id, struct td_error *err)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_item item;
    bool found = false;

    td_arena_init(&arena, ITEM_MAX_BYTES);
    TD_TRY(td_store_read_item(session->store, &arena, id, &item, &found, err));
    if (!found)
        return TD_OK;
    TD_TRY(td_store_read_links(session->store, &arena, &item, err));
    TD_TRY(td_store_read_story(session->store, &arena, &item, err));
    return td_report_item(session->reporter, &item, err);
}
