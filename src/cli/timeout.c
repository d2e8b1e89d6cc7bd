#include "cli/timeout.h"

#include "cli/clock.h"

#include <stdlib.h>

enum { SECONDS_MAX = 1000000 };

static bool has_passed(struct td_deadline *deadline)
{
    const struct td_timeout *timeout = (struct td_timeout *)(void *)deadline;
    return td_clock_seconds() >= timeout->end;
}

enum td_code td_timeout_read(struct td_timeout *timeout, const char *typed, struct td_error *err)
{
    char *end = NULL;
    double seconds = TD_TIMEOUT_SECONDS;
    if (typed != NULL)
        seconds = strtod(typed, &end);
    bool is_number = typed == NULL || (typed[0] >= '0' && typed[0] <= '9' && *end == '\0');
    if (!is_number || seconds > SECONDS_MAX)
        return td_fail(err, TD_ERR_USAGE,
                       "--timeout wants seconds, such as 10 or 0.5, or 0 for no end, not '%s'",
                       typed);
    *timeout = (struct td_timeout){.deadline = {has_passed}, .seconds = seconds};
    return TD_OK;
}

void td_timeout_begin(struct td_timeout *timeout, struct td_store *store)
{
    timeout->end = td_clock_seconds() + timeout->seconds;
    if (timeout->seconds > 0)
        td_store_set_deadline(store, &timeout->deadline);
}

void td_timeout_end(struct td_store *store)
{
    td_store_set_deadline(store, NULL);
}

enum td_code td_timeout_fail(const struct td_timeout *timeout, struct td_error *err)
{
    return td_fail(err, TD_ERR_TIME,
                   "no answer within %g s: ask for less, or allow more with --timeout SECONDS "
                   "(0: as long as it takes)",
                   timeout->seconds);
}
