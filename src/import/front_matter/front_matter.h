/* What stands before a digest's text: what the post is called, when it is from, and anything else
 * that its author noted. */
#ifndef TD_IMPORT_FRONT_MATTER_FRONT_MATTER_H
#define TD_IMPORT_FRONT_MATTER_FRONT_MATTER_H

#include "import/digest.h"
#include "import/markdown/source.h"

/* Takes the front matter off a file's text: fills title, date, author, description, categories,
 * is_draft and extra_json of the digest, and *ret_body with what follows (all of the text where it
 * has no front matter). The date is what the front matter says; it is not looked for elsewhere.
 * What its parser refuses is read entry by entry, with a warning; where that gives nothing,
 * extra_json keeps the whole as text. Fails for lack of memory only. */
TD_CHECKED enum td_code td_front_matter_read(struct td_arena *arena, struct td_source source,
                                             struct td_digest *digest, struct td_source *ret_body,
                                             struct td_error *err);

#endif
