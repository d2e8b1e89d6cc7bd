/* Item sets within SQL, bound as pointers. For this layer only.
 *   in_set(:set, id)          1 where the set has the item
 *   SELECT item FROM item_set(:set)   its items in order */
#ifndef TD_STORE_SET_BINDING_H
#define TD_STORE_SET_BINDING_H

#include "store/item_set.h"
#include "store/statement.h"

/* Makes both known to a connection. Returns an SQLite result code. */
int td_set_binding_register(sqlite3 *db);

/* Binds the set to the statement's parameter :set. It is borrowed until the statement ends. */
void td_bind_set(struct td_statement *statement, const struct td_item_set *set);

#endif
