/* --svg: a count drawn into a file. */
#ifndef TD_CLI_PICTURE_H
#define TD_CLI_PICTURE_H

#include "cli/commands.h"
#include "store/query/count_table.h"

/* Draws the table into the file that --svg names; does nothing where it names none. A picture that
 * is there is replaced, whole. `by` is what was counted by, for the title. TD_ERR_USAGE: the file
 * is the archive; TD_ERR_CREATE: it is anything else but a picture; TD_ERR_IO. */
TD_CHECKED enum td_code td_picture_draw(struct td_session *session,
                                        const struct td_count_table *table, const char *by,
                                        struct td_error *err);

#endif
