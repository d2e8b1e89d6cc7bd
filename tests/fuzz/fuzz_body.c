/* A digest's body, without front matter. Every item stands on a line of the body. */
#include "fuzz/target.h"

#include "import/items/items.h"
#include "import/markdown/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_digest digest = {0};
    struct td_source source;
    struct td_lines lines;
    struct td_error err = {0};
    td_arena_init(&arena, TARGET_ARENA_BYTES);
    TARGET_ASSERT(
        td_source_read(&arena, target_bytes(data, size), &digest.problems, &source, &err) == TD_OK);
    TARGET_ASSERT(td_items_read(&arena, source, &digest, &err) == TD_OK);
    TARGET_ASSERT(td_lines_read(&arena, source.text, &lines, &err) == TD_OK);
    for (size_t i = 0; i < digest.item_count; i++)
        TARGET_ASSERT(digest.items[i].line >= 1 && digest.items[i].line <= lines.count);
    return 0;
}
