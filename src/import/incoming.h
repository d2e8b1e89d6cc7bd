/* One file on its way in: read and parsed, which needs no archive. For this layer only. */
#ifndef TD_IMPORT_INCOMING_H
#define TD_IMPORT_INCOMING_H

#include "base/file.h"
#include "base/hash.h"
#include "import/post_writer.h"

struct td_incoming {
    const char *shown_path; /* as given or found */
    struct td_slice path;   /* absolute */
    struct td_slice root;   /* where it belongs if no known root holds it */
    struct td_digest_file file;
    char sha256[TD_SHA256_TEXT_BYTES];
    bool has_stamp; /* false: not a file, but standard input */
    struct td_file_stamp stamp;
    enum td_code parse_code; /* TD_ERR_INPUT: the file is no digest, parse_error tells why */
    struct td_error parse_error;
    struct td_digest digest; /* where parse_code is TD_OK */
};

/* Reads and parses the file at `path`, which is borrowed. `root` is the folder that was asked for;
 * absent: its own. Fails as td_file_read and td_path_resolve do, and with TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_incoming_read(struct td_arena *arena, const char *path,
                                         struct td_slice root, struct td_file_stamp stamp,
                                         struct td_incoming *ret_in, struct td_error *err);

/* A digest that came on standard input, as `name`; `bytes` are borrowed. */
TD_CHECKED enum td_code td_incoming_of_bytes(struct td_arena *arena, struct td_slice name,
                                             struct td_slice bytes, struct td_incoming *ret_in,
                                             struct td_error *err);

#endif
