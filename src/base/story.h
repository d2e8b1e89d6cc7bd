/* Stories: one web page has many addresses, and one number that they all give. */
#ifndef TD_BASE_STORY_H
#define TD_BASE_STORY_H

#include "base/buf.h"

#include <stdint.h>

/* Appends the address in one form for all that lead to the same page: the host in lower case
 * without "www.", user, the ports 80 and 443 and the dot at its end, under one name where a site
 * has several (twitter.com is x.com); the path without slashes at its end, on x.com in lower case
 * and without the picture or film of a status (/photo/1); the query without what only tells where a
 * reader came from (utm_source, fbclid, spm, …); neither scheme nor fragment, but for a fragment
 * that is a page of its own (#/path and #!path). What need not be percent-encoded is decoded, and
 * the hexadecimal digits of the rest are capitals (RFC 3986, section 6.2.2). Appends nothing for
 * what is no http or https address. */
void td_story_add_address(struct td_buf *buf, struct td_slice url);

/* The first 63 bits of the SHA-256 of that form, never 0; 0 where it is empty. TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_story_of(struct td_slice url, int64_t *ret_story, struct td_error *err);

#endif
