/* --timeout: a question that is not answered in time ends with TD_ERR_TIME. Time counts from when
 * the archive is open (which may have to be made anew for a new version) until the first result is
 * written; how fast a reader reads is not counted. */
#ifndef TD_CLI_TIMEOUT_H
#define TD_CLI_TIMEOUT_H

#include "base/deadline.h"
#include "base/error.h"
#include "store/store.h"

enum { TD_TIMEOUT_SECONDS = 10 }; /* where nothing is said */

struct td_timeout {
    struct td_deadline deadline;
    double seconds; /* 0: as long as it takes */
    double end;     /* by td_clock_seconds */
};

/* Reads what was typed; NULL: TD_TIMEOUT_SECONDS. */
TD_CHECKED enum td_code td_timeout_read(struct td_timeout *timeout, const char *typed,
                                        struct td_error *err);

/* Time counts from now on, and the archive is held to it. The timeout is borrowed. */
void td_timeout_begin(struct td_timeout *timeout, struct td_store *store);

/* The answer is there: writing it takes as long as it takes. */
void td_timeout_end(struct td_store *store);

/* Says, in the place of a TD_ERR_TIME, what can be done. */
enum td_code td_timeout_fail(const struct td_timeout *timeout, struct td_error *err);

#endif
