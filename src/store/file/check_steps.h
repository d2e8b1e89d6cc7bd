/* The steps of a check, each about one kind of damage. For this layer only. */
#ifndef TD_STORE_FILE_CHECK_STEPS_H
#define TD_STORE_FILE_CHECK_STEPS_H

#include "base/arena.h"
#include "store/file/check.h"
#include "store/file/schema_match.h"

struct td_check_run {
    struct td_store *store;
    const struct td_check_watch *watch;
    struct td_check_totals totals;
    const char *kind;                   /* of the step in hand */
    int64_t of_kind;                    /* findings of it */
    bool only_kept;                     /* tables that a rebuild makes are passed over */
    struct td_schema_likeness likeness; /* as the step of the schema found it; else all is there */
    struct td_arena arena;              /* emptied after each finding */
};

/* Tells of one finding of the step in hand. */
TD_CHECKED enum td_code td_check_find(struct td_check_run *run, struct td_error *err,
                                      enum td_remedy remedy, const char *format, ...)
    TD_PRINTF(4, 5);

void td_check_progress(const struct td_check_run *run, const char *doing, int64_t done,
                       int64_t all);

typedef enum td_code (*td_check_step_fn)(struct td_check_run *run, struct td_error *err);

enum td_code td_look_at_pages(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_schema(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_keys(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_tables(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_counts(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_bytes(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_revisions(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_unused(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_rules(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_columns(struct td_check_run *run, struct td_error *err);
enum td_code td_look_at_index(struct td_check_run *run, struct td_error *err);

#endif
