#include "cli/watch_check.h"

static enum td_code find(void *context, const struct td_finding *finding, struct td_error *err)
{
    struct td_watched *watched = context;
    td_progress_erase(&watched->progress);
    return watched->reporter != NULL ? td_report_finding(watched->reporter, finding, err) : TD_OK;
}

static void progress(void *context, const char *doing, int64_t done, int64_t all)
{
    struct td_watched *watched = context;
    td_progress_count(&watched->progress, doing, done, all);
}

struct td_watched td_watched_begin(bool is_quiet, struct td_reporter *reporter)
{
    return (struct td_watched){.progress = td_progress_begin(!is_quiet), .reporter = reporter};
}

struct td_check_watch td_watched_watch(struct td_watched *watched)
{
    return (struct td_check_watch){watched, find, progress};
}
