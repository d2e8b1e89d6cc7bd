#include "base/hash.h"

#include <sha2.h>

_Static_assert(TD_SHA256_TEXT_BYTES == SHA256_DIGEST_STRING_LENGTH, "room for libmd's text");

void td_sha256(struct td_slice bytes, char ret_text[TD_SHA256_TEXT_BYTES])
{
    SHA256Data((const uint8_t *)bytes.ptr, bytes.len, ret_text);
}
