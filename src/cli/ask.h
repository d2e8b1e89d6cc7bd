/* What search, stats and posts are asked: the words of the command line as a query, its filters. */
#ifndef TD_CLI_ASK_H
#define TD_CLI_ASK_H

#include "cli/commands.h"
#include "search/relax.h"
#include "search/selection.h"
#include "store/query/item_query.h"

struct td_ask {
    struct td_query query;
    struct td_item_set *set;       /* what it finds; NULL: nothing was asked, all items are meant */
    struct td_slice text;          /* what was typed */
    struct td_saved_search *saved; /* that @NAME named, joined to the query; NULL: none */
    double select_seconds;         /* how long it took to find the set */
    int64_t last_item;             /* the highest item number when it was asked */
    struct td_relaxed *relaxed;    /* what it finds besides, because few items hold all of it */
};

/* Reads it into the session's arena, and notes on stderr, unless --quiet, what of the query
 * was left out or is not taken as it seems meant. */
TD_CHECKED enum td_code td_ask_read(struct td_session *session, struct td_ask *ret_ask,
                                    struct td_error *err);

/* The same of a text that stands for the words of the command line; absent: none is asked. */
TD_CHECKED enum td_code td_ask_text(struct td_session *session, struct td_slice text,
                                    struct td_ask *ret_ask, struct td_error *err);

/* The words of the command line, joined by spaces, in the session's arena; absent without any. */
TD_CHECKED enum td_code td_ask_words(struct td_session *session, struct td_slice *ret_text,
                                     struct td_error *err);

/* Where few items were found, asks for less (search/relax.h). */
TD_CHECKED enum td_code td_ask_relax(struct td_session *session, struct td_ask *ask,
                                     struct td_error *err);

/* Notes, unless --quiet, what the first match that does not hold all of it is without. */
TD_CHECKED enum td_code td_ask_note_relaxed(struct td_session *session, const struct td_ask *ask,
                                            const struct td_matches *matches, struct td_error *err);

/* Notes, unless --quiet, what may have been meant by words that no item holds. */
TD_CHECKED enum td_code td_ask_suggest(struct td_session *session, const struct td_query *query,
                                       struct td_error *err);

/* Notes, unless --quiet, that nothing was found, and which filters find nothing by themselves. */
TD_CHECKED enum td_code td_ask_note_nothing(struct td_session *session, const struct td_ask *ask,
                                            struct td_error *err);

/* Whether a filter option was given. */
bool td_options_filter(const struct td_options *options);

#endif
