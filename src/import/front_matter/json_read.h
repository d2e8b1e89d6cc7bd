/* JSON (RFC 8259, by jansson) as fields. */
#ifndef TD_IMPORT_FRONT_MATTER_JSON_READ_H
#define TD_IMPORT_FRONT_MATTER_JSON_READ_H

#include "import/front_matter/field.h"

/* Reads one object or array. Of a key that comes twice the last counts, with one warning.
 * TD_ERR_INPUT with its place: no JSON, a ceiling passed. All fields have the place where the JSON
 * begins. */
TD_CHECKED enum td_code td_json_read(struct td_fields *fields, struct td_source json,
                                     struct td_field **ret_root, struct td_error *err);

#endif
