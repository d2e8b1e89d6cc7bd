/* Text that grows. A buffer owns its bytes, has a ceiling, and remembers a failure: appends after
 * one do nothing, so a writer appends freely and asks once at the end. */
#ifndef TD_BASE_BUF_H
#define TD_BASE_BUF_H

#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct td_buf {
    char *ptr; /* ends in a NUL byte not counted in len, once anything was appended */
    size_t len;
    size_t capacity;
    size_t limit_bytes;
    bool failed; /* out of memory, or over the ceiling */
};

/* An empty buffer of at most `limit_bytes`, a small part of SIZE_MAX. Allocates nothing yet. */
void td_buf_init(struct td_buf *buf, size_t limit_bytes);

/* Frees the bytes. Fit for TD_CLEANUP; releasing twice does nothing. */
void td_buf_release(struct td_buf *buf);

/* Empties the buffer and forgets a failure; keeps the memory. */
void td_buf_clear(struct td_buf *buf);

void td_buf_add(struct td_buf *buf, struct td_slice text);
void td_buf_add_char(struct td_buf *buf, char c);
void td_buf_add_repeated(struct td_buf *buf, struct td_slice text, size_t count);
void td_buf_addf(struct td_buf *buf, const char *format, ...) TD_PRINTF(2, 3);

/* Appends the text with each sequence that is not UTF-8, and each NUL, replaced by U+FFFD. */
void td_buf_add_repaired(struct td_buf *buf, struct td_slice text);

/* Drops all bytes from `len` on; does nothing where there are not that many. */
void td_buf_cut(struct td_buf *buf, size_t len);

/* What was appended, borrowed until the next change. Never absent: "" when empty. */
struct td_slice td_buf_slice(const struct td_buf *buf);

/* TD_ERR_MEMORY if any append failed. */
TD_CHECKED enum td_code td_buf_check(const struct td_buf *buf, struct td_error *err);

#endif
