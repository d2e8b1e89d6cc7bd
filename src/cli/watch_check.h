/* What a terminal and the reporter are told while an archive is checked or copied. */
#ifndef TD_CLI_WATCH_CHECK_H
#define TD_CLI_WATCH_CHECK_H

#include "cli/progress.h"
#include "output/reporter.h"
#include "store/file/check.h"

struct td_watched {
    struct td_progress progress;
    struct td_reporter *reporter; /* NULL: findings are not reported */
};

struct td_watched td_watched_begin(bool is_quiet, struct td_reporter *reporter);

/* To be handed to td_store_check and td_backup_…; borrows `watched`. */
struct td_check_watch td_watched_watch(struct td_watched *watched);

#endif
