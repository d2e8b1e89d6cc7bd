/* The batch in hand: one transaction, and what its files came to, which is told once it is safe on
 * disk. For this layer only. */
#ifndef TD_IMPORT_BATCH_H
#define TD_IMPORT_BATCH_H

#include "import/evidence_book.h"
#include "import/importer.h"
#include "import/place.h"
#include "store/content/history.h"

struct td_batch {
    struct td_store *store;
    struct td_import_request request;
    struct td_import_totals totals; /* of the batches that were ended */
    struct td_roots roots;          /* known when it began */
    struct td_arena roots_arena;
    struct td_evidence_book book;   /* outlives the batch */
    struct td_arena arena;          /* of the events */
    struct td_import_event *events; /* NULL: none since the last that were told */
    size_t event_count;
    size_t items;   /* added and updated, with those of the batch in hand */
    size_t bytes;   /* of its files: for the importer to add to */
    int64_t change; /* of the log; 0: nothing was written yet */
    bool is_untidy; /* posts of the batch were replaced or moved */
    bool is_open;
};

void td_batch_init(struct td_batch *batch, struct td_store *store,
                   const struct td_import_request *request);

/* Drops what was not ended. */
void td_batch_release(struct td_batch *batch);

/* Where none is open, begins one. */
TD_CHECKED enum td_code td_batch_begin(struct td_batch *batch, struct td_error *err);

/* Before a post is written: its entry in the log, made with the first one. A post that is there
 * (`post_id` is not 0) is kept as it is, as a revision. A batch must be open. */
TD_CHECKED enum td_code td_batch_log(struct td_batch *batch, int64_t post_id,
                                     enum td_revision_kind kind, struct td_error *err);

/* Makes the batch safe, and only then says what came in; a dry run's stays open, to be dropped.
 * Without an open batch does nothing. */
TD_CHECKED enum td_code td_batch_end(struct td_batch *batch, struct td_error *err);

/* Notes what one file came to, and ends a batch that is full. A batch must be open; all text is
 * copied. */
TD_CHECKED enum td_code td_batch_note(struct td_batch *batch, const char *path,
                                      enum td_import_status status, size_t item_count,
                                      const struct td_problems *problems, struct td_error *err);

/* A file that is known without being read. Needs no open batch, and opens none. */
TD_CHECKED enum td_code td_batch_pass(struct td_batch *batch, const char *path,
                                      struct td_error *err);

/* The same for a file without items: with nothing to say of it; with one problem; failed, and
 * why. */
TD_CHECKED enum td_code td_batch_note_quiet(struct td_batch *batch, const char *path,
                                            enum td_import_status status, struct td_error *err);
TD_CHECKED enum td_code td_batch_note_problem(struct td_batch *batch, const char *path,
                                              enum td_import_status status,
                                              const struct td_problem *problem,
                                              struct td_error *err);
TD_CHECKED enum td_code td_batch_note_failure(struct td_batch *batch, const char *path,
                                              const struct td_error *why, struct td_error *err);

#endif
