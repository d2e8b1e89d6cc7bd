/* What search, stats and posts are asked: the words of the command line as a query, its filters. */
#ifndef TD_CLI_ASK_H
#define TD_CLI_ASK_H

#include "cli/commands.h"
#include "search/query.h"
#include "store/records.h"

struct td_ask {
    struct td_query query;
    struct td_filter filter;
    bool is_filtered; /* by anything but words */
};

/* Reads it into the session's arena, and notes on stderr what of the query was left out. */
TD_CHECKED enum td_code td_ask_read(struct td_session *session, struct td_ask *ret_ask,
                                    struct td_error *err);

/* True where words were given, none of which can be looked for, and nothing else: such a question
 * finds nothing, where no question at all finds everything. */
bool td_ask_is_void(const struct td_session *session, const struct td_ask *ask);

/* Notes, unless --quiet, that nothing was found. */
void td_ask_note_nothing(const struct td_session *session, const struct td_ask *ask);

/* Whether a filter option was given. */
bool td_options_filter(const struct td_options *options);

#endif
