#include "search/unique.h"

#include "base/number_map.h"
#include "store/index/columns.h"

static enum td_code story_of(struct td_column *stories, int64_t item, uint64_t *ret_story,
                             struct td_error *err)
{
    const void *block = NULL;
    size_t at = (size_t)item;
    TD_TRY(td_columns_block(stories, at / TD_COLUMNS_BLOCK_ITEMS, &block, err));
    *ret_story = ((const uint64_t *)block)[at % TD_COLUMNS_BLOCK_ITEMS];
    return TD_OK;
}

enum td_code td_search_unite(struct td_store *store, struct td_arena *arena,
                             struct td_matches *matches, struct td_error *err)
{
    struct td_number_map places; /* of the first match of each story, from 1 */
    struct td_column stories;
    size_t kept = 0;
    matches->partial = 0;
    td_number_map_init(&places, arena);
    TD_TRY(td_columns_open(store, arena, TD_ITEM_STORY, &stories, err));
    for (size_t i = 0; i < matches->count; i++) {
        uint64_t story = 0;
        TD_TRY(story_of(&stories, matches->list[i].item, &story, err));
        uint32_t *place = story != 0 ? td_number_map_at(&places, story) : NULL;
        if (story != 0 && place == NULL)
            return td_fail_memory(err);
        if (place != NULL && *place > 0) {
            matches->list[*place - 1].others++;
            continue;
        }
        matches->partial += matches->list[i].is_partial;
        matches->list[kept++] = matches->list[i];
        if (place != NULL)
            *place = (uint32_t)kept;
    }
    matches->count = kept;
    matches->total = (int64_t)kept;
    return TD_OK;
}
