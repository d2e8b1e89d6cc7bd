/* Walks over one segment of the full-text index as FTS5 wrote it: terms in the order of their
 * bytes, each with the items that hold it. The format is told in SQLite's fts5_index.c: a page
 * begins with where its first item stands that belongs to a list begun before, and where its text
 * ends; behind that stand the places of its terms, as differences. Terms leave out what they share
 * with the one before, items and places are differences too. For this layer only. */
#ifndef TD_STORE_INDEX_FTS_CURSOR_H
#define TD_STORE_INDEX_FTS_CURSOR_H

#include "base/buf.h"
#include "store/index/fts_structure.h"

#include <stdbool.h>

/* What all terms of ours begin with: FTS5 has other indexes behind other marks. */
#define TD_FTS_TERM_MARK "0"

struct td_fts_cursor {
    struct td_store *store;
    struct td_fts_segment segment;
    uint64_t page_number;
    struct td_buf page;
    size_t text_end;      /* of the page, in bytes */
    size_t first_item_at; /* of a list begun before; 0: none */
    size_t offsets_at;    /* of the next term but one */
    size_t next_term_at;  /* text_end where the page has no more */
    size_t at;
    bool is_first_term; /* of the page: it is written whole */
    struct td_buf term; /* with its mark */
    uint64_t item;
    struct td_slice places; /* of the item, borrowed until the next step; empty: it was taken out */
    struct td_buf spilled;  /* places that several pages have */
};

/* The store and the segment are borrowed. To be released in any case. */
void td_fts_cursor_init(struct td_fts_cursor *cursor, struct td_store *store,
                        const struct td_fts_segment *segment);
void td_fts_cursor_release(struct td_fts_cursor *cursor);

/* Goes to the first term from `term` (with its mark) on; false where there is none. */
TD_CHECKED enum td_code td_fts_cursor_seek(struct td_fts_cursor *cursor, struct td_slice term,
                                           bool *ret_is_there, struct td_error *err);

/* Goes to the term behind this one, passing over what is left of its list. */
TD_CHECKED enum td_code td_fts_cursor_next_term(struct td_fts_cursor *cursor, bool *ret_is_there,
                                                struct td_error *err);

/* Goes to the next item of the term's list, ascending. */
TD_CHECKED enum td_code td_fts_cursor_next_item(struct td_fts_cursor *cursor, bool *ret_is_there,
                                                struct td_error *err);

#endif
