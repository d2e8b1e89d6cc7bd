/* A whole digest: read, its titles and authors parted. What is read is text. */
#include "fuzz/target.h"

#include "base/utf8.h"
#include "import/authors/authors.h"
#include "import/digest.h"

static void check_text(struct td_slice text)
{
    TARGET_ASSERT(td_utf8_invalid_at(text) == text.len);
}

static void check_item(const struct td_digest_item *item)
{
    check_text(item->title);
    check_text(item->author);
    check_text(item->section);
    check_text(item->summary);
    check_text(item->summary_markdown);
    check_text(item->emphasis);
    check_text(item->url);
    check_text(item->handle);
    TARGET_ASSERT(item->story >= 0);
    for (size_t i = 0; i < item->link_count; i++)
        check_text(item->links[i].url);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_digest digest = {0};
    struct td_error err = {0};
    td_arena_init(&arena, TARGET_ARENA_BYTES);
    if (td_digest_parse(&arena, target_bytes(data, size), TD_SLICE("2025/2025.12.07.00.md"),
                        &digest, &err) != TD_OK)
        return 0;
    TARGET_ASSERT(td_authors_split(&arena, &digest, NULL, &err) == TD_OK);
    TARGET_ASSERT(digest.item_count <= TD_DIGEST_MAX_ITEMS);
    TARGET_ASSERT(digest.problems.count <= TD_DIGEST_MAX_PROBLEMS);
    check_text(digest.title);
    check_text(digest.extra_json);
    for (size_t i = 0; i < digest.item_count; i++)
        check_item(&digest.items[i]);
    return 0;
}
