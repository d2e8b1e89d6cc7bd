#include "store/file/check.h"

#include "store/file/check_steps.h"
#include "store/file/schema.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { ARENA_MAX_BYTES = 1024 * 1024 * 1024, MESSAGE_MAX_BYTES = TD_ERROR_MESSAGE_BYTES };

/* What a step reads beside the permanent tables. */
enum part { NOTHING_ELSE, SUMS, DERIVED };

static const struct step {
    const char *kind;
    td_check_step_fn look;
    bool is_for_older;         /* archives of an older schema can be looked at, too */
    enum td_remedy unreadable; /* what helps where what is looked at cannot be read at all */
    enum part reads;           /* where that is missing, the schema's step has said so */
} steps[] = {
    {"pages", td_look_at_pages, true, TD_REMEDY_RESTORE, NOTHING_ELSE},
    {"schema", td_look_at_schema, false, TD_REMEDY_RESTORE, NOTHING_ELSE},
    {"keys", td_look_at_keys, true, TD_REMEDY_RESTORE, NOTHING_ELSE},
    {"tables", td_look_at_counts, true, TD_REMEDY_RESTORE, NOTHING_ELSE},
    {"bytes", td_look_at_bytes, false, TD_REMEDY_RESTORE, NOTHING_ELSE},
    {"revisions", td_look_at_revisions, false, TD_REMEDY_RESTORE, NOTHING_ELSE},
    {"tables", td_look_at_tables, false, TD_REMEDY_RESTORE, SUMS},
    {"unused", td_look_at_unused, false, TD_REMEDY_RESTORE, NOTHING_ELSE},
    {"rules", td_look_at_rules, false, TD_REMEDY_REBUILD, DERIVED},
    {"columns", td_look_at_columns, false, TD_REMEDY_REBUILD, DERIVED},
};

/* FTS5 compares only in a transaction that could write. */
static const struct step index_step = {"index", td_look_at_index, false, TD_REMEDY_REBUILD,
                                       DERIVED};

static enum td_code tell(struct td_check_run *run, struct td_slice message, enum td_remedy remedy,
                         struct td_error *err)
{
    const struct td_finding finding = {td_slice_of(run->kind), message, remedy};
    run->totals.findings++;
    if (run->watch == NULL || run->watch->find == NULL)
        return TD_OK;
    return run->watch->find(run->watch->context, &finding, err);
}

enum td_code td_check_find(struct td_check_run *run, struct td_error *err, enum td_remedy remedy,
                           const char *format, ...)
{
    char message[MESSAGE_MAX_BYTES];
    va_list args;
    if (++run->of_kind == TD_CHECK_FINDINGS_MAX + 1)
        return tell(run, TD_SLICE("there are more like these"), remedy, err);
    if (run->of_kind > TD_CHECK_FINDINGS_MAX)
        return TD_OK;
    va_start(args, format);
    (void)vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return tell(run, td_slice_of(message), remedy, err);
}

void td_check_progress(const struct td_check_run *run, const char *doing, int64_t done, int64_t all)
{
    if (run->watch != NULL && run->watch->progress != NULL)
        run->watch->progress(run->watch->context, doing, done, all);
}

static bool is_missing(const struct td_check_run *run, enum part part)
{
    return (part == SUMS && !run->likeness.integrity) ||
           (part == DERIVED && !run->likeness.derived);
}

/* What cannot be read is a finding, and the next step may still find its own. */
static enum td_code take_step(struct td_check_run *run, const struct step *step,
                              struct td_error *err)
{
    struct td_error why = {.message = ""};
    if (is_missing(run, step->reads))
        return TD_OK;
    run->kind = step->kind;
    run->of_kind = 0;
    enum td_code code = step->look(run, &why);
    if (code == TD_OK)
        return TD_OK;
    char *help = strstr(why.message, "; " TD_BACKUP_HELPS);
    if (help != NULL) /* a finding says by itself what helps */
        *help = '\0';
    if (code == TD_ERR_ARCHIVE || code == TD_ERR_BUG || code == TD_ERR_INPUT)
        return td_check_find(run, err, step->unreadable, "%s", why.message);
    return td_fail(err, code, "%s", why.message);
}

static enum td_code look_at_all(struct td_check_run *run, bool is_older, struct td_error *err)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i].is_for_older || !is_older)
            TD_TRY(take_step(run, &steps[i], err));
    }
    return TD_OK;
}

static enum td_code compare_index(struct td_check_run *run, struct td_error *err)
{
    struct td_store *store = run->store;
    TD_TRY(td_store_execute(store, "PRAGMA query_only = OFF", err));
    enum td_code code = td_store_begin(store, err);
    if (code == TD_OK)
        code = take_step(run, &index_step, err);
    td_store_rollback(store);
    enum td_code after =
        td_store_execute(store, "PRAGMA query_only = ON", code == TD_OK ? err : NULL);
    return code != TD_OK ? code : after;
}

enum td_code td_store_check(struct td_store *store, const struct td_check_watch *watch,
                            struct td_check_totals *ret_totals, struct td_error *err)
{
    struct td_check_run run = {
        .store = store, .watch = watch, .likeness = {.derived = true, .integrity = true}};
    int64_t version = 0;
    TD_TRY(td_schema_look(store, &td_schema, &version, err));
    bool is_older = version < TD_STORE_SCHEMA_VERSION;
    td_arena_init(&run.arena, ARENA_MAX_BYTES);
    enum td_code code = td_store_execute(store, "BEGIN", err);
    if (code == TD_OK)
        code = look_at_all(&run, is_older, err);
    td_store_rollback(store);
    if (code == TD_OK && !is_older)
        code = compare_index(&run, err);
    td_arena_release(&run.arena);
    if (code == TD_OK)
        *ret_totals = run.totals;
    return code;
}

enum td_code td_store_check_kept(struct td_store *store, const struct td_check_watch *watch,
                                 int64_t *ret_findings, struct td_error *err)
{
    struct td_check_run run = {.store = store, .watch = watch, .kind = "tables", .only_kept = true};
    TD_TRY(td_look_at_tables(&run, err));
    *ret_findings = run.totals.findings;
    return TD_OK;
}
