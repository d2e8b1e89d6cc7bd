/* SHA-256 (FIPS 180-4), by libmd. */
#ifndef TD_BASE_HASH_H
#define TD_BASE_HASH_H

#include "base/slice.h"

enum { TD_SHA256_TEXT_BYTES = 65 };

/* 64 lower-case hexadecimal digits and a NUL. */
void td_sha256(struct td_slice bytes, char ret_text[TD_SHA256_TEXT_BYTES]);

#endif
