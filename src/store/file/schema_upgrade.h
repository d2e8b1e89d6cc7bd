/* An archive that another version of tidings made, or that is damaged, brought to the schema. */
#ifndef TD_STORE_FILE_SCHEMA_UPGRADE_H
#define TD_STORE_FILE_SCHEMA_UPGRADE_H

#include "store/file/schema.h"

/* Brings an archive to the schema's version: a copy beside it first, then every migration and the
 * derived tables in one transaction. Rebuilds derived tables that other tokenizer rules or another
 * layout made. Does nothing where all is well. TD_ERR_ARCHIVE: not an archive, or newer than the
 * schema. */
TD_CHECKED enum td_code td_schema_upgrade(struct td_store *store, const struct td_schema *schema,
                                          struct td_error *err);

/* td_schema_upgrade for an archive whose derived tables or indexes may be damaged: where pages are,
 * these go, and the file is written anew without them. TD_ERR_ARCHIVE where that does not help. */
TD_CHECKED enum td_code td_schema_mend(struct td_store *store, const struct td_schema *schema,
                                       struct td_error *err);

#endif
