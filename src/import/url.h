/* The parts of a web address that digests are asked about. */
#ifndef TD_IMPORT_URL_H
#define TD_IMPORT_URL_H

#include "base/slice.h"

#include <stdbool.h>

struct td_url {
    struct td_slice host; /* as written, without user, port and the dot at the end */
    struct td_slice path; /* from the first '/' on, without query and fragment; "" without one */
};

/* Parts an http or https address that names a host; the parts are views into it. False for
 * anything else. */
bool td_url_read(struct td_slice text, struct td_url *ret_url);

#endif
