/* The urls of items in small letters, those of a block of items (columns.h) in one row: what url:
 * is looked for in, since reading the items for it takes twenty times as long. Each ends in a byte
 * 0, and an item without one has just that byte; those behind the block's last url have none. Of a
 * url longer than TD_URLS_LINE_MAX there is but a mark. Kept in step with the columns
 * (columns_write.h). For this layer only. */
#ifndef TD_STORE_INDEX_URLS_H
#define TD_STORE_INDEX_URLS_H

#include "base/buf.h"
#include "store/item_set.h"
#include "store/store.h"

enum { TD_URLS_LINE_MAX = 1000 /* bytes */ };

/* The urls of one block on their way into the archive. */
struct td_urls {
    struct td_buf lines;
    size_t count; /* lines: items of the block up to the last that was added */
};

void td_urls_init(struct td_urls *ret_urls);
void td_urls_release(struct td_urls *urls);

/* Empties it. */
void td_urls_clear(struct td_urls *urls);

/* Adds the url, in small letters, of the item that has so many others of the block before it; those
 * are already added, or have none. */
void td_urls_add(struct td_urls *urls, size_t index, struct td_slice url);

/* Likewise of items `begin` to before `end`, as the archive has them. */
void td_urls_add_kept(struct td_urls *urls, struct td_slice kept, size_t begin, size_t end);

/* What the archive has of a block; nothing where there is no such row. */
TD_CHECKED enum td_code td_urls_read(struct td_store *store, size_t block, struct td_buf *ret_kept,
                                     struct td_error *err);
TD_CHECKED enum td_code td_urls_write(struct td_store *store, size_t block,
                                      const struct td_urls *urls, struct td_error *err);

/* Adds the items to a set whose url holds the text, in any case; and to another one those whose url
 * is not here, since it is too long. */
TD_CHECKED enum td_code td_urls_find(struct td_store *store, struct td_slice text,
                                     struct td_item_set *found, struct td_item_set *longer,
                                     struct td_error *err);

#endif
