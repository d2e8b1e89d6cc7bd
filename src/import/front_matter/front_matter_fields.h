/* What a digest's fields are called in front matter, and how each is read. */
#ifndef TD_IMPORT_FRONT_MATTER_FRONT_MATTER_FIELDS_H
#define TD_IMPORT_FRONT_MATTER_FRONT_MATTER_FIELDS_H

#include "import/front_matter/field.h"

/* Fills title, date, author, description, categories, is_draft and extra_json of the digest from
 * the values of a map. Values of the wrong kind are left out, with a warning. */
TD_CHECKED enum td_code td_front_matter_fields_read(struct td_arena *arena,
                                                    const struct td_field *root,
                                                    struct td_digest *digest, struct td_error *err);

#endif
