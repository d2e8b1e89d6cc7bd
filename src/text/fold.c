#include "text/fold.h"

#include "base/utf8.h"
#include "text/script.h"

#include <utf8proc.h>

/* Whether the code point, alone in its cluster, folds to one that is known without tables. */
static bool fold_plain(uint32_t c, uint32_t *ret_folded)
{
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
        c -= 0xFF01 - '!';
    if (c < 0x80)
        *ret_folded = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    else if (c >= 0x4E00 && c <= 0x9FFF)
        *ret_folded = td_simplified(c);
    else if (c == 0x3001 || c == 0x3002) /* 、。 */
        *ret_folded = c;
    else
        return false;
    return true;
}

static bool is_mark(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

/* Letters and digits whose marks say nothing to search: é, 1️⃣. Others change with their
 * marks: й, が. */
static bool sheds_marks(int32_t c)
{
    enum td_script script = td_script_of((uint32_t)c);
    return script == TD_SCRIPT_LATIN || script == TD_SCRIPT_HAN ||
           utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
}

/* Simplifies, and drops the marks that are shed. */
static size_t reduce(int32_t *points, size_t count)
{
    size_t kept = 0;
    bool shedding = false;

    for (size_t i = 0; i < count; i++) {
        if (is_mark(points[i])) {
            if (!shedding)
                points[kept++] = points[i];
            continue;
        }
        shedding = sheds_marks(points[i]);
        points[kept++] = (int32_t)td_simplified((uint32_t)points[i]);
    }
    return kept;
}

static void fold_decomposed(struct td_slice cluster, struct td_folded_cluster *ret)
{
    utf8proc_ssize_t count = utf8proc_decompose(
        (const utf8proc_uint8_t *)cluster.ptr, (utf8proc_ssize_t)cluster.len, ret->points,
        TD_FOLD_MAX_POINTS,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (count >= 0 && count <= TD_FOLD_MAX_POINTS)
        count = utf8proc_normalize_utf32(ret->points,
                                         (utf8proc_ssize_t)reduce(ret->points, (size_t)count),
                                         UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (count < 0 || count > TD_FOLD_MAX_POINTS) { /* not UTF-8 */
        ret->points[0] = TD_REPLACEMENT;
        count = 1;
    }
    ret->count = (size_t)count;
}

void td_fold_cluster(struct td_slice text, size_t offset, struct td_folded_cluster *ret)
{
    size_t len = 0;
    uint32_t folded = 0;

    ret->begin = offset;
    ret->end = td_cluster_end(text, offset);
    if (!fold_plain(td_utf8_decode(text, offset, &len), &folded) || offset + len != ret->end) {
        fold_decomposed(td_slice_sub(text, offset, ret->end), ret);
        return;
    }
    ret->points[0] = (int32_t)folded;
    ret->count = 1;
}
