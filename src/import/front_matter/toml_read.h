/* TOML (1.0, by toml++) as fields. */
#ifndef TD_IMPORT_FRONT_MATTER_TOML_READ_H
#define TD_IMPORT_FRONT_MATTER_TOML_READ_H

#include "import/front_matter/field.h"

enum { TD_TOML_MAX_DOTS = 500 }; /* in a line: each may be a table within a table */

/* Reads one document; *ret_root is a map. Dates are scalars as RFC 3339 writes them. TD_ERR_INPUT
 * with its place: no TOML, a key that comes twice, a ceiling passed. */
TD_CHECKED enum td_code td_toml_read(struct td_fields *fields, struct td_source toml,
                                     struct td_field **ret_root, struct td_error *err);

#endif
