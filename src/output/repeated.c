#include "output/repeated.h"

#include "base/ascii.h"
#include "base/plural.h"
#include "text/width.h"

#include <string.h>

/* Of what is quoted at the beginning of a text, quotes with it; 0 where it is not, or goes on. */
static size_t quoted_len(struct td_slice text)
{
    if (text.ptr[0] != '\'')
        return 0;
    size_t end = td_slice_find(td_slice_sub(text, 1, text.len), TD_SLICE("'"));
    return end + 2 <= text.len ? end + 2 : 0;
}

static size_t digits_len(struct td_slice text)
{
    size_t len = 0;
    while (len < text.len && td_ascii_is_digit(text.ptr[len]))
        len++;
    return len;
}

/* What differs from message to message, at `at`. The apostrophe of a word begins no quote. */
static size_t varying_len(struct td_slice message, size_t at)
{
    struct td_slice rest = td_slice_sub(message, at, message.len);
    size_t quoted = at == 0 || message.ptr[at - 1] == ' ' ? quoted_len(rest) : 0;
    return quoted > 0 ? quoted : digits_len(rest);
}

static void add(struct td_repeated_kind *kind, struct td_slice text)
{
    size_t room = sizeof(kind->text) - kind->len;
    size_t len = text.len < room ? text.len : room;
    memcpy(kind->text + kind->len, text.ptr, len);
    kind->len += len;
}

static struct td_repeated_kind kind_of(struct td_slice message)
{
    struct td_repeated_kind kind = {.len = 0};
    for (size_t at = 0; at < message.len;) {
        size_t varying = varying_len(message, at);
        add(&kind, varying > 0 ? TD_SLICE("…") : td_slice_sub(message, at, at + 1));
        at += varying > 0 ? varying : 1;
    }
    return kind;
}

static struct td_slice text_of(const struct td_repeated_kind *kind)
{
    return (struct td_slice){kind->text, kind->len};
}

static struct td_repeated_kind *find(struct td_repeated *repeated, struct td_slice message)
{
    struct td_repeated_kind kind = kind_of(message);
    for (size_t i = 0; i < repeated->kind_count; i++)
        if (td_slice_equal(text_of(&repeated->kinds[i]), text_of(&kind)))
            return &repeated->kinds[i];
    if (repeated->kind_count == TD_REPEATED_KINDS)
        return NULL;
    repeated->kinds[repeated->kind_count] = kind;
    return &repeated->kinds[repeated->kind_count++];
}

bool td_repeated_is_shown(struct td_repeated *repeated, struct td_slice message)
{
    struct td_repeated_kind *kind = find(repeated, message);
    return kind == NULL || ++kind->count <= TD_REPEATED_SHOWN;
}

void td_repeated_add_rest(struct td_repeated *repeated, struct td_buf *buf)
{
    for (size_t i = 0; i < repeated->kind_count; i++) {
        const struct td_repeated_kind *kind = &repeated->kinds[i];
        if (kind->count <= TD_REPEATED_SHOWN)
            continue;
        size_t more = kind->count - TD_REPEATED_SHOWN;
        td_buf_addf(buf, "%zu more %s: ", more, td_plural((int64_t)more, "warning", "warnings"));
        td_width_add_safe(buf, text_of(kind));
        td_buf_add_char(buf, '\n');
    }
    repeated->kind_count = 0;
}
