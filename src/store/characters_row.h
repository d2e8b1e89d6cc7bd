/* A row of item_characters. For characters.c and characters_write.c only. */
#ifndef TD_STORE_CHARACTERS_ROW_H
#define TD_STORE_CHARACTERS_ROW_H

#include <stddef.h>
#include <stdint.h>

enum { TD_CHARACTERS_END = 0x110000 };

/* Rows of a block stand together, so that an import writes few pages. */
int64_t td_characters_row(size_t block, uint32_t character);

#endif
