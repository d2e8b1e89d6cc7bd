/* YAML (1.1, by libyaml) as fields. What makes YAML dangerous is refused: aliases, and anything
 * deeper or larger than front matter is. */
#ifndef TD_IMPORT_FRONT_MATTER_YAML_READ_H
#define TD_IMPORT_FRONT_MATTER_YAML_READ_H

#include "import/front_matter/field.h"

/* Reads one document. *ret_root is NULL where there is none (nothing but comments). TD_ERR_INPUT
 * with its place: no YAML, an alias, a key that is no text, a ceiling passed. */
TD_CHECKED enum td_code td_yaml_read(struct td_fields *fields, struct td_source yaml,
                                     struct td_field **ret_root, struct td_error *err);

#endif
