/* What may have been meant by a filter that finds nothing. */
#ifndef TD_CLI_NEAR_VALUES_H
#define TD_CLI_NEAR_VALUES_H

#include "cli/commands.h"
#include "store/query/condition.h"

/* Notes that the filter, which is told as `filter`, finds nothing by itself; and values that hold
 * its words, the most frequent first, or is a few letters away, else the command that lists all. */
TD_CHECKED enum td_code td_near_values_note(struct td_session *session,
                                            const struct td_condition *condition,
                                            struct td_slice filter, struct td_error *err);

#endif
