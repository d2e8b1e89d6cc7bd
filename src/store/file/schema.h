/* Which tables an archive has: made fresh, derived ones rebuilt; schema_upgrade.h brings older ones
 * up to it. For this layer only; tests hand in schemas of their own. */
#ifndef TD_STORE_FILE_SCHEMA_H
#define TD_STORE_FILE_SCHEMA_H

#include "schema_text.h"
#include "store/connection.h"

enum {
    TD_SCHEMA_LAYOUT_VERSION = 8, /* raised with every change of schema/derived.sql or columns.h */
};

struct td_schema {
    int version;
    const char *permanent; /* SQL that makes the permanent tables of a fresh archive */
    const char *derived;   /* SQL that makes the derived ones, empty */
    const char *integrity; /* SQL that makes those that show damage; NULL: there are none */
    const char *migrated;  /* tables as migrations leave them; NULL: nothing is compared */
    const struct td_migration *migrations; /* in order, ended by a row without name */
};

/* The schema of this program. */
extern const struct td_schema td_schema;

/* Makes the tables of an empty database; does nothing where they are there. In one transaction. */
TD_CHECKED enum td_code td_schema_create(struct td_store *store, const struct td_schema *schema,
                                         struct td_error *err);

/* Whether the file is an archive that this program knows, and of which version. TD_ERR_ARCHIVE. */
TD_CHECKED enum td_code td_schema_look(struct td_store *store, const struct td_schema *schema,
                                       int64_t *ret_version, struct td_error *err);

/* Drops the derived tables, damaged ones too, within the caller's transaction. After its commit,
 * td_schema_reclaim gives back the pages of those that were too damaged to be dropped. */
TD_CHECKED enum td_code td_schema_drop_derived(struct td_store *store,
                                               const struct td_schema *schema,
                                               struct td_error *err);
TD_CHECKED enum td_code td_schema_reclaim(struct td_store *store, struct td_error *err);

/* Takes the derived tables out of the schema without a look at them. Their pages are lost until
 * td_schema_reclaim. */
TD_CHECKED enum td_code td_schema_forget_derived(struct td_store *store,
                                                 const struct td_schema *schema,
                                                 struct td_error *err);

/* Drops the derived tables and makes them again from the permanent ones, within the caller's
 * transaction. */
TD_CHECKED enum td_code td_schema_derive(struct td_store *store, const struct td_schema *schema,
                                         struct td_error *err);

/* Makes the tables that show damage anew, and their sums, or `keeps` them as they are; and writes
 * down which program the archive needs. Within the caller's transaction, as the next. */
TD_CHECKED enum td_code td_schema_make_integrity(struct td_store *store,
                                                 const struct td_schema *schema, bool keeps,
                                                 struct td_error *err);

/* Marks the file as an archive of that version. */
TD_CHECKED enum td_code td_schema_mark(struct td_store *store, int version, struct td_error *err);

#endif
