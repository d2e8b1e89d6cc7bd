/* Front matter in the notation that the first byte chooses, so that the marks around it need not be
 * found by chance. */
#include "fuzz/target.h"

#include "base/buf.h"
#include "import/digest.h"

static const struct {
    const char *begin;
    const char *end;
} notations[] = {
    {"---\n", "\n---\n\n1. [t](https://a.cn)\n"},
    {"+++\n", "\n+++\n\n1. [t](https://a.cn)\n"},
    {"{\"a\": ", "}\n\n1. [t](https://a.cn)\n"},
    {"title: t\n", "\n\n1. [t](https://a.cn)\n"},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    struct td_digest digest = {0};
    struct td_error err = {0};
    size_t notation = data[0] % (sizeof notations / sizeof *notations);
    td_arena_init(&arena, TARGET_ARENA_BYTES);
    td_buf_init(&buf, TARGET_ARENA_BYTES);
    td_buf_add(&buf, td_slice_of(notations[notation].begin));
    td_buf_add(&buf, target_bytes(data + 1, size - 1));
    td_buf_add(&buf, td_slice_of(notations[notation].end));
    enum td_code code =
        td_digest_parse(&arena, td_buf_slice(&buf), TD_SLICE("2025.12.07.md"), &digest, &err);
    TARGET_ASSERT(code == TD_OK || code == TD_ERR_INPUT);
    TARGET_ASSERT(digest.category_count <= TD_FRONT_MATTER_MAX_FIELDS);
    return 0;
}
