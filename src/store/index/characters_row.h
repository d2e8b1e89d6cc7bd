/* A row of item_characters. For the files that read and write them only. */
#ifndef TD_STORE_INDEX_CHARACTERS_ROW_H
#define TD_STORE_INDEX_CHARACTERS_ROW_H

#include "store/statement.h"

enum { TD_CHARACTERS_END = 0x110000, TD_CHARACTERS_ROW_MAX_BYTES = 1024 * 1024 };

/* Rows of a block stand together, so that an import writes few pages. */
int64_t td_characters_row(size_t block, uint32_t character);

/* The row's bytes, borrowed from `ret_read`, which the caller ends; empty where there is no row. */
TD_CHECKED enum td_code td_characters_read_row(struct td_store *store, int64_t row,
                                               struct td_statement *ret_read,
                                               struct td_slice *ret_bytes, struct td_error *err);

/* Removes the row where there are no bytes. */
TD_CHECKED enum td_code td_characters_write_row(struct td_store *store, int64_t row,
                                                struct td_slice bytes, struct td_error *err);

#endif
