/* What a link says about who wrote it. */
#ifndef TD_IMPORT_AUTHORS_ACCOUNT_H
#define TD_IMPORT_AUTHORS_ACCOUNT_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct td_account {
    struct td_slice site;   /* the host in lower case without "www." and port; twitter.com and
                               mobile.twitter.com are x.com; absent where the url has no host */
    struct td_slice handle; /* the account that the path names, as written: a view into the url;
                               absent where it names none */
    int64_t posted_ms;      /* when it was posted, ms since 1970; 0 where the link does not say */
};

/* Reads an http or https url; anything else has neither site nor handle. The handle is the account
 * on sites whose paths name the author: x.com/HANDLE/status/ID (and x.com/HANDLE, but none of X's
 * own paths such as /i/ or /home), any site's /@HANDLE (Mastodon, Medium, Threads, YouTube,
 * TikTok), bsky.app/profile/HANDLE, reddit.com/user/HANDLE and /u/HANDLE, weibo.com/u/ID and
 * weibo.com/ID/…, zhihu.com/people/HANDLE, linkedin.com/in/HANDLE, t.me/CHANNEL/N. A repository's
 * owner on a code host is no author. The time is read from an X status number: (id >> 22) +
 * 1288834974657 ms (X's "snowflake"). Numbers of before November 2010 do not hold a time. */
TD_CHECKED enum td_code td_account_read(struct td_arena *arena, struct td_slice url,
                                        struct td_account *ret_account, struct td_error *err);

#endif
