/* The parts of a web address (RFC 3986). */
#ifndef TD_BASE_URL_H
#define TD_BASE_URL_H

#include "base/arena.h"

#include <stdbool.h>

struct td_url {
    struct td_slice host;  /* as written, without user, port and the dot at the end */
    struct td_slice port;  /* what stands behind the host's colon; "" without one */
    struct td_slice path;  /* from the first '/' on, without query and fragment; "" without one */
    struct td_slice query; /* behind the '?', without the fragment; "" without one */
    struct td_slice fragment; /* behind the '#'; "" without one */
};

/* Parts an http or https address that names a host; the parts are views into it. False for
 * anything else. */
bool td_url_read(struct td_slice text, struct td_url *ret_url);

/* The site that a host is of, as items have it: in small letters, without "www.", and x.com for all
 * names of X. A new text in the arena. */
TD_CHECKED enum td_code td_url_site(struct td_arena *arena, struct td_slice host,
                                    struct td_slice *ret_site, struct td_error *err);

/* Whether a host without "www." is one of the names of X. */
bool td_url_is_x(struct td_slice host);

/* The host without a "www." before it; www.com is a host of its own. */
struct td_slice td_url_without_www(struct td_slice host);

#endif
