/* One parsed digest into the archive: a new post, or a new version of one that is there. */
#ifndef TD_IMPORT_POST_WRITER_H
#define TD_IMPORT_POST_WRITER_H

#include "import/digest.h"
#include "import/evidence_book.h"
#include "store/content/post_store.h"

/* A file as it was read. */
struct td_digest_file {
    struct td_place place;
    struct td_slice name; /* the file's name without its ending */
    struct td_slice bytes;
    struct td_slice sha256;
    int64_t now_seconds;
    int64_t change; /* that it belongs to */
};

/* Parts titles and authors by what the book says of its archive, and writes the post: `*post_id`
 * is the post that the file is a new version of, or 0; afterwards the post that it is. Items that
 * are still there keep their numbers: first by url, then by link text. To be called inside a
 * transaction. */
TD_CHECKED enum td_code td_post_write(struct td_evidence_book *book, struct td_arena *arena,
                                      const struct td_digest_file *file, struct td_digest *digest,
                                      int64_t *post_id, struct td_error *err);

#endif
