/* The texts of an item that the indexes are made of. For this layer only. */
#ifndef TD_STORE_INDEX_INDEXED_TEXTS_H
#define TD_STORE_INDEX_INDEXED_TEXTS_H

#include "store/index/index_log.h"
#include "store/statement.h"

/* In the order of the index's columns, borrowed until `ret_read` ends, which the caller sees to;
 * none where there is no such item. */
TD_CHECKED enum td_code td_indexed_texts_read(struct td_store *store, int64_t item,
                                              struct td_statement *ret_read,
                                              struct td_slice ret_texts[TD_INDEX_FIELDS],
                                              bool *ret_is_there, struct td_error *err);

/* The first member of a struct with what its function needs. */
struct td_indexed_visitor {
    /* An item, ascending, and its texts, which are borrowed. */
    enum td_code (*visit)(struct td_indexed_visitor *visitor, int64_t item,
                          const struct td_slice *texts, struct td_error *err);
};

/* Visits all items; the first failure ends it. */
TD_CHECKED enum td_code td_indexed_texts_visit(struct td_store *store,
                                               struct td_indexed_visitor *visitor,
                                               struct td_error *err);

#endif
