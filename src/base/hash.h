/* SHA-256 (FIPS 180-4), by libmd; and numbers strewn. */
#ifndef TD_BASE_HASH_H
#define TD_BASE_HASH_H

#include "base/slice.h"

#include <stdint.h>

enum { TD_SHA256_TEXT_BYTES = 65 };

/* 64 lower-case hexadecimal digits and a NUL. */
void td_sha256(struct td_slice bytes, char ret_text[TD_SHA256_TEXT_BYTES]);

/* Numbers that differ in a bit become numbers that differ in half of theirs, no two the same: the
 * finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
 * 2014). */
static inline uint64_t td_scatter(uint64_t number)
{
    number = (number ^ number >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    number = (number ^ number >> 27) * UINT64_C(0x94D049BB133111EB);
    return number ^ number >> 31;
}

#endif
