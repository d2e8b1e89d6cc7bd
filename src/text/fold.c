#include "text/fold.h"

#include "base/utf8.h"
#include "text/script.h"

#include <utf8proc.h>

/* Most of what is written takes a short way past the tables: ASCII and common Han, full width forms
 * and punctuation, alone in their clusters. */
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

/* Whether what stands at `offset` cannot belong to the cluster of a plain code point before it.
 * False where that takes a closer look. */
static bool stands_apart(struct td_slice text, size_t offset)
{
    if (offset == text.len)
        return true;
    const unsigned char *bytes = (const unsigned char *)text.ptr + offset;
    if (bytes[0] < 0x80 || (bytes[0] >= 0xE4 && bytes[0] <= 0xE9)) /* U+4000 to U+9FFF */
        return true;
    if (text.len - offset < 3)
        return false;
    return (bytes[0] == 0xE3 && bytes[1] == 0x80 && bytes[2] < 0xAA) || /* U+3000 to U+3029 */
           (bytes[0] == 0xEF && bytes[1] == 0xBC);                      /* U+FF00 to U+FF3F */
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

static const utf8proc_option_t fold_case =
    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

/* Folds case, simplifies, and drops the marks that are shed. Returns how many points that makes. */
static size_t fold_points(const int32_t *decomposed, size_t count,
                          int32_t ret_points[TD_FOLD_MAX_POINTS])
{
    size_t folded = 0;
    bool shedding = false;

    for (size_t i = 0; i < count; i++) {
        int32_t c = (int32_t)td_simplified((uint32_t)decomposed[i]);
        if (!is_mark(c))
            shedding = sheds_marks(c);
        else if (shedding)
            continue;
        utf8proc_ssize_t room = (utf8proc_ssize_t)(TD_FOLD_MAX_POINTS - folded);
        utf8proc_ssize_t added =
            utf8proc_decompose_char(c, ret_points + folded, room, fold_case, NULL);
        if (added < 0 || added > room)
            break;
        folded += (size_t)added;
    }
    return folded;
}

/* Case is folded after marks are in canonical order, as U+0345 is no mark any more then. */
static void fold_decomposed(struct td_slice cluster, struct td_folded_cluster *ret)
{
    int32_t decomposed[TD_FOLD_MAX_POINTS];
    utf8proc_ssize_t count = utf8proc_decompose(
        (const utf8proc_uint8_t *)cluster.ptr, (utf8proc_ssize_t)cluster.len, decomposed,
        TD_FOLD_MAX_POINTS, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE);
    if (count < 0 || count > TD_FOLD_MAX_POINTS) { /* not UTF-8 */
        ret->points[0] = TD_REPLACEMENT;
        ret->count = 1;
        return;
    }

    size_t folded = fold_points(decomposed, (size_t)count, ret->points);
    count = utf8proc_normalize_utf32(ret->points, (utf8proc_ssize_t)folded,
                                     UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    ret->count = count < 0 ? 0 : (size_t)count;
    if (ret->count > TD_CLUSTER_MAX_POINTS) /* folded again, it is one cluster again */
        ret->count = TD_CLUSTER_MAX_POINTS;
}

void td_fold_cluster(struct td_slice text, size_t offset, struct td_folded_cluster *ret)
{
    size_t len = 0;
    uint32_t folded = 0;

    ret->begin = offset;
    if (fold_plain(td_utf8_decode(text, offset, &len), &folded) &&
        stands_apart(text, offset + len)) {
        ret->end = offset + len;
        ret->points[0] = (int32_t)folded;
        ret->count = 1;
        return;
    }
    ret->end = td_cluster_end(text, offset);
    fold_decomposed(td_slice_sub(text, offset, ret->end), ret);
}
