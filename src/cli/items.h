/* Items as `show` and `export` report them. */
#ifndef TD_CLI_ITEMS_H
#define TD_CLI_ITEMS_H

#include "cli/commands.h"

/* Reports one item with its links and the refs of its story; one that is not there is passed
 * over. Its memory is given back at once, however many items follow. */
TD_CHECKED enum td_code td_item_show(struct td_session *session, int64_t id, struct td_error *err);

#endif
