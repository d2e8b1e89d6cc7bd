/* What the full-text index has of a term, or of all terms that begin alike: which items, and where
 * in them. Read from FTS5's own pages, which takes a fifth of the time that its queries take, and
 * of one letter's words a fiftieth. Sees what is written; what a transaction of this connection has
 * added or changed is not before its commit. For this layer only. */
#ifndef TD_STORE_INDEX_FTS_LISTS_H
#define TD_STORE_INDEX_FTS_LISTS_H

#include "store/index/fts_cursor.h"
#include "store/item_set.h"

struct td_fts_lists {
    struct td_store *store;
    struct td_fts_cursor *cursors; /* the newest first: it knows best what became of an item */
    size_t count;
    bool has_begun; /* a transaction, so that all is of one state of the archive */
};

/* The store is borrowed. The lists are zeroed, and to be released in any case. */
TD_CHECKED enum td_code td_fts_lists_open(struct td_store *store, struct td_fts_lists *ret_lists,
                                          struct td_error *err);

/* Fit for TD_CLEANUP. */
void td_fts_lists_release(struct td_fts_lists *lists);

/* The first member of a struct with what its functions need. */
struct td_fts_visitor {
    /* A term comes, without its mark: false passes over its items. NULL: none is passed over. */
    bool (*begin)(struct td_fts_visitor *visitor, struct td_slice term);
    /* An item of it, ascending, and its places (td_fts_place_next), which are borrowed. */
    enum td_code (*visit)(struct td_fts_visitor *visitor, uint32_t item, struct td_slice places,
                          struct td_error *err);
    /* All its items were visited. NULL: is not asked. */
    void (*end)(struct td_fts_visitor *visitor, struct td_slice term);
    const struct td_item_set *among; /* only items of it are visited; NULL: all */
};

/* Visits the term, or in their order all that begin with it. */
TD_CHECKED enum td_code td_fts_lists_visit(struct td_fts_lists *lists, struct td_slice term,
                                           bool is_beginning, struct td_fts_visitor *visitor,
                                           struct td_error *err);

/* Where a term stands: a field of the index, and how many tokens of it come before. To be begun as
 * {.bytes = places}. */
struct td_fts_place {
    struct td_slice bytes; /* that are left */
    uint64_t field;
    uint64_t offset;
};

enum { TD_FTS_FIELD_FOLLOWS = 1, TD_FTS_FIRST_DIFFERENCE = 2 };

/* What td_fts_place_next does, for numbers of any size. */
bool td_fts_place_next_any(struct td_fts_place *place);

/* The next one, ascending; false where there is none. Numbers are a byte each, nearly always: one
 * that says how much further, 2 more than it is, or 1, the field that follows, and such a one. */
static inline bool td_fts_place_next(struct td_fts_place *place)
{
    const unsigned char *bytes = (const unsigned char *)place->bytes.ptr;
    size_t len = place->bytes.len, taken = 1;
    unsigned number = len > 0 ? bytes[0] : 0;
    if (number == TD_FTS_FIELD_FOLLOWS && len > 2 && bytes[1] < 0x80) {
        number = bytes[2];
        taken = 3;
    }
    if (number < TD_FTS_FIRST_DIFFERENCE || number >= 0x80)
        return td_fts_place_next_any(place);
    if (taken == 3) {
        place->field = bytes[1];
        place->offset = 0;
    }
    place->bytes.ptr += taken;
    place->bytes.len -= taken;
    place->offset += number - TD_FTS_FIRST_DIFFERENCE;
    return true;
}

#endif
