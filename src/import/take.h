/* What becomes of one file: new, a new version, known, moved, or a copy. For this layer only. */
#ifndef TD_IMPORT_TAKE_H
#define TD_IMPORT_TAKE_H

#include "import/batch.h"
#include "import/incoming.h"

/* Takes the file into the open batch, all of it or nothing, and notes what it came to. `arena` is
 * for what that takes, beside the file's own. Failures are those of the archive and of the report.
 */
TD_CHECKED enum td_code td_take(struct td_batch *batch, struct td_arena *arena,
                                struct td_incoming *in, struct td_error *err);

#endif
