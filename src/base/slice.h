/* A slice looks into text that somebody else owns. It is passed by value, need not end in NUL and
 * may hold NUL bytes. `len` counts bytes. A slice with ptr NULL is "absent" (JSON null), which is
 * not the same as empty. */
#ifndef TD_BASE_SLICE_H
#define TD_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct td_slice {
    const char *ptr;
    size_t len;
};

#define TD_SLICE(literal) ((struct td_slice){"" literal, sizeof(literal) - 1})
#define TD_SLICE_NONE ((struct td_slice){NULL, 0})

/* For printf's "%.*s". Text over INT_MAX bytes is cut there. */
#define TD_SLICE_ARG(slice) td_slice_int_len(slice), td_slice_chars(slice)

struct td_slice td_slice_of(const char *text); /* text may be NULL: absent */
int td_slice_int_len(struct td_slice slice);
const char *td_slice_chars(struct td_slice slice); /* never NULL */

bool td_slice_is_none(struct td_slice slice);
bool td_slice_equal(struct td_slice a, struct td_slice b);  /* bytes; absent equals only absent */
int td_slice_compare(struct td_slice a, struct td_slice b); /* < 0: a comes first, by bytes */
bool td_slice_equal_nocase(struct td_slice a, struct td_slice b); /* ASCII letters alike */
bool td_slice_starts(struct td_slice slice, struct td_slice prefix);
bool td_slice_ends(struct td_slice slice, struct td_slice suffix);

/* Bytes [begin, end), both clamped to the slice. */
struct td_slice td_slice_sub(struct td_slice slice, size_t begin, size_t end);

/* A number made of the bytes: unlike ones hardly ever have the same. */
uint64_t td_slice_hash(struct td_slice slice);

/* Without ASCII white space (space, \t, \n, \v, \f, \r) at both ends. */
struct td_slice td_slice_trim(struct td_slice slice);

/* The offset of the first, or last, occurrence, or slice.len where there is none. An empty needle
 * is found at 0, or at slice.len. */
size_t td_slice_find(struct td_slice slice, struct td_slice needle);
size_t td_slice_find_last(struct td_slice slice, struct td_slice needle);

/* Takes the next line off *rest: the bytes before "\n", "\r\n" or a lone "\r", without them. False
 * once nothing is left. A final line without an ending is a line; nothing after a final ending is
 * not. */
bool td_slice_next_line(struct td_slice *rest, struct td_slice *ret_line);

/* How many lines that takes. */
size_t td_slice_count_lines(struct td_slice text);

#endif
