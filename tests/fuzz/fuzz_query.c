/* The text of a query, and a snippet cut for it out of itself. Any text is a query. */
#include "fuzz/target.h"

#include "base/utf8.h"
#include "search/query.h"
#include "search/snippet.h"
#include "support/calendar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_slice text = target_bytes(data, size);
    struct td_slice snippet;
    struct td_query query;
    struct td_error err = {0};
    td_arena_init(&arena, TARGET_ARENA_BYTES);
    TARGET_ASSERT(td_query_parse(&arena, text, &test_calendar, &query, &err) == TD_OK);
    TARGET_ASSERT(query.word_count <= TD_QUERY_MAX_WORDS);
    TARGET_ASSERT(td_snippet(&arena, &query, text, text, &snippet, NULL, &err) == TD_OK);
    if (td_utf8_invalid_at(text) == text.len)
        TARGET_ASSERT(td_utf8_invalid_at(snippet) == snippet.len);
    return 0;
}
