/* Numbers as SQLite and FTS5 keep them (the database file format, section 1.6): seven bits a byte,
 * highest first, the top bit set where another byte follows; a ninth byte has eight. For this layer
 * only. */
#ifndef TD_STORE_INDEX_FTS_NUMBER_H
#define TD_STORE_INDEX_FTS_NUMBER_H

#include "base/buf.h"
#include "base/slice.h"

#include <stdint.h>

enum { TD_FTS_NUMBER_MAX_BYTES = 9 };

/* Takes a number off the front; 0, and all of them, where the bytes end early. */
static inline uint64_t td_fts_take_number(struct td_slice *bytes)
{
    uint64_t number = 0;
    for (size_t i = 0; i < TD_FTS_NUMBER_MAX_BYTES && i < bytes->len; i++) {
        unsigned char byte = (unsigned char)bytes->ptr[i];
        bool is_ninth = i + 1 == TD_FTS_NUMBER_MAX_BYTES;
        number = is_ninth ? number << 8 | byte : number << 7 | (byte & 0x7F);
        if (is_ninth || byte < 0x80) {
            bytes->ptr += i + 1;
            bytes->len -= i + 1;
            return number;
        }
    }
    *bytes = TD_SLICE("");
    return 0;
}

/* Adds a number below 2^56. */
static inline void td_fts_add_number(struct td_buf *buf, uint64_t number)
{
    unsigned shift = 0;
    while (number >> shift > 0x7F)
        shift += 7;
    for (; shift > 0; shift -= 7)
        td_buf_add_char(buf, (char)((number >> shift & 0x7F) | 0x80));
    td_buf_add_char(buf, (char)(number & 0x7F));
}

#endif
