/* One file on its way in. For this layer only. */
#ifndef TD_IMPORT_INCOMING_H
#define TD_IMPORT_INCOMING_H

#include "import/post_writer.h"

struct td_incoming {
    const char *shown_path; /* as given or found */
    struct td_slice path;   /* absolute */
    struct td_slice root;   /* where it belongs if no known root holds it */
    struct td_digest_file file;
};

/* Reads the file at `path`, which is borrowed, into the arena. `root` is the folder that was asked
 * for; absent: its own. Fails as td_file_read and td_path_resolve do. */
TD_CHECKED enum td_code td_incoming_read(struct td_arena *arena, const char *path,
                                         struct td_slice root, struct td_incoming *ret_in,
                                         struct td_error *err);

/* A digest that came on standard input, as `name`; `bytes` are borrowed. */
TD_CHECKED enum td_code td_incoming_of_bytes(struct td_arena *arena, struct td_slice name,
                                             struct td_slice bytes, struct td_incoming *ret_in,
                                             struct td_error *err);

#endif
