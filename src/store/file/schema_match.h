/* Holding the tables that an archive has against those that it should have: a file from elsewhere
 * may bring triggers, views in the place of tables, or columns that compute. For this layer only.
 */
#ifndef TD_STORE_FILE_SCHEMA_MATCH_H
#define TD_STORE_FILE_SCHEMA_MATCH_H

#include "store/file/schema.h"

#include <stdbool.h>

/* Told of every thing in the archive's schema that is not as it should be. `what` is "is missing"
 * or the like. An error ends the comparison. */
struct td_schema_strange {
    void *context;
    enum td_code (*tell)(void *context, struct td_slice kind, struct td_slice name,
                         const char *what, struct td_error *err);
};

/* Which of the tables that can be made anew are as they should be. */
struct td_schema_likeness {
    bool derived;
    bool integrity; /* those of schema/integrity.sql */
};

/* Compares every statement of the archive's schema with the schema's own, blanks and comments
 * aside. Derived tables that are missing, or of another layout, are not strange: *ret_likeness
 * tells of them. */
TD_CHECKED enum td_code td_schema_match(struct td_store *store, const struct td_schema *schema,
                                        const struct td_schema_strange *strange,
                                        struct td_schema_likeness *ret_likeness,
                                        struct td_error *err);

/* The same for an older archive, whose own schema this program no longer has: only what could run
 * by itself is strange. */
TD_CHECKED enum td_code td_schema_match_older(struct td_store *store,
                                              const struct td_schema_strange *strange,
                                              struct td_error *err);

/* Fails with TD_ERR_ARCHIVE at the first that is told. Its context is the store. */
TD_CHECKED enum td_code td_schema_refuse_strange(void *store, struct td_slice kind,
                                                 struct td_slice name, const char *what,
                                                 struct td_error *err);

#endif
