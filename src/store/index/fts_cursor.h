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

    /* FTS5's own index of a list of several pages: where they begin. */
    struct td_buf index;
    size_t index_at;
    uint64_t index_number; /* of the record */
    uint64_t index_page;   /* the next page that begins with an item … */
    uint64_t index_item;   /* … and which; 0: is not known yet, UINT64_MAX: there is none */
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

/* What td_fts_cursor_next_item does, for any list. */
TD_CHECKED enum td_code td_fts_cursor_next_item_any(struct td_fts_cursor *cursor,
                                                    bool *ret_is_there, struct td_error *err);

enum { TD_FTS_SHORT_NUMBER_BYTES = 3, TD_FTS_TWO_SHORT_BYTES = 6 };

/* A number of at most three bytes, behind which it returns; NULL where it has more. */
static inline const unsigned char *td_fts_take_short(const unsigned char *bytes,
                                                     uint64_t *ret_number)
{
    if (bytes[0] < 0x80) {
        *ret_number = bytes[0];
        return bytes + 1;
    }
    *ret_number = (uint64_t)(bytes[0] & 0x7F) << 7 | (bytes[1] & 0x7F);
    if (bytes[1] < 0x80)
        return bytes + 2;
    *ret_number = *ret_number << 7 | bytes[2];
    return bytes[2] < 0x80 ? bytes + TD_FTS_SHORT_NUMBER_BYTES : NULL;
}

/* The next item where nothing is out of the ordinary, as it is nearly always; false leaves all as
 * it was. */
static inline bool td_fts_cursor_next_plain(struct td_fts_cursor *cursor)
{
    const unsigned char *page = (const unsigned char *)cursor->page.ptr, *bytes = page + cursor->at;
    uint64_t more = 0, size = 0;
    if (cursor->at + TD_FTS_TWO_SHORT_BYTES > cursor->next_term_at ||
        cursor->at == cursor->first_item_at || (bytes = td_fts_take_short(bytes, &more)) == NULL ||
        (bytes = td_fts_take_short(bytes, &size)) == NULL)
        return false;
    size_t at = (size_t)(bytes - page);
    size /= 2; /* the lowest bit: taken out */
    if (size > cursor->next_term_at - at || more == 0)
        return false;
    cursor->item += more;
    cursor->places = (struct td_slice){(const char *)bytes, (size_t)size};
    cursor->at = at + (size_t)size;
    return true;
}

/* Goes to the next item of the term's list, ascending. */
TD_CHECKED static inline enum td_code td_fts_cursor_next_item(struct td_fts_cursor *cursor,
                                                              bool *ret_is_there,
                                                              struct td_error *err)
{
    if (!td_fts_cursor_next_plain(cursor))
        return td_fts_cursor_next_item_any(cursor, ret_is_there, err);
    *ret_is_there = true;
    return TD_OK;
}

/* Whether the list may go on on the next page. */
static inline bool td_fts_cursor_is_long(const struct td_fts_cursor *cursor)
{
    return cursor->next_term_at == cursor->text_end;
}

/* Passes over pages of such a list whose items all come before `item`. */
TD_CHECKED enum td_code td_fts_cursor_pass_pages(struct td_fts_cursor *cursor, uint64_t item,
                                                 struct td_error *err);

#endif
