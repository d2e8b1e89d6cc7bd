/* Tokens lie in the text, one behind the other, and are never empty nor hold a NUL. */
#include "fuzz/target.h"

#include "text/token.h"
#include "text/width.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct td_tokens tokens;
    struct td_token token;
    struct td_slice text = target_bytes(data, size);
    size_t begin = 0;
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        TARGET_ASSERT(token.begin >= begin && token.begin < token.end && token.end <= text.len);
        TARGET_ASSERT(token.folded.len > 0 && token.folded.len <= TD_TOKEN_MAX_BYTES);
        TARGET_ASSERT(memchr(token.folded.ptr, '\0', token.folded.len) == NULL);
        begin = token.begin;
    }
    TARGET_ASSERT(td_width_fit(text, SIZE_MAX) == text.len);
    return 0;
}
