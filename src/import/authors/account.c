#include "import/authors/account.h"

#include "base/ascii.h"
#include "base/url.h"

#include <stdbool.h>

enum {
    X_HANDLE_MAX_BYTES = 20, /* 15 today; some accounts of the early years have more */
    SNOWFLAKE_TIME_SHIFT = 22,
};

static const uint64_t first_snowflake = 30000000000; /* up to 29.7e9 in November 2010, X counted */
static const int64_t snowflake_epoch_ms = 1288834974657;

/* A site whose paths name the author right behind a fixed part: /profile/HANDLE. */
struct profile_path {
    const char *site;
    const char *folder;
};

static const struct profile_path profile_paths[] = {
    {"bsky.app", "profile"}, {"reddit.com", "user"},  {"reddit.com", "u"},
    {"weibo.com", "u"},      {"zhihu.com", "people"}, {"linkedin.com", "in"},
};

static const char *const x_own_paths[] = {
    "i",       "home",     "search",   "explore", "settings", "intent",        "share",
    "hashtag", "jobs",     "messages", "login",   "logout",   "signup",        "compose",
    "about",   "download", "account",  "tos",     "privacy",  "notifications",
};

static bool is(struct td_slice text, const char *literal)
{
    return td_slice_equal_nocase(text, td_slice_of(literal));
}

/* The next part of a path, "" behind the last one. */
static struct td_slice take_part(struct td_slice *path)
{
    while (td_slice_starts(*path, TD_SLICE("/")))
        *path = td_slice_sub(*path, 1, path->len);
    struct td_slice part = td_slice_sub(*path, 0, td_slice_find(*path, TD_SLICE("/")));
    *path = td_slice_sub(*path, part.len, path->len);
    return part;
}

static struct td_slice or_none(struct td_slice handle)
{
    return handle.len > 0 ? handle : TD_SLICE_NONE;
}

static bool is_number(struct td_slice text)
{
    size_t digits = 0;
    while (digits < text.len && td_ascii_is_digit(text.ptr[digits]))
        digits++;
    return text.len > 0 && digits == text.len;
}

static bool is_x_handle(struct td_slice text)
{
    if (text.len == 0 || text.len > X_HANDLE_MAX_BYTES)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!td_ascii_is_word(text.ptr[i]) && text.ptr[i] != '_')
            return false;
    for (size_t i = 0; i < sizeof(x_own_paths) / sizeof(x_own_paths[0]); i++)
        if (is(text, x_own_paths[i]))
            return false;
    return true;
}

/* The status number's time, 0 where it holds none. */
static int64_t snowflake_ms(struct td_slice digits)
{
    uint64_t id = 0;
    for (size_t i = 0; i < digits.len; i++) {
        unsigned digit = (unsigned)(digits.ptr[i] - '0');
        if (__builtin_mul_overflow(id, 10, &id) || __builtin_add_overflow(id, digit, &id))
            return 0;
    }
    if (id < first_snowflake)
        return 0;
    return (int64_t)(id >> SNOWFLAKE_TIME_SHIFT) + snowflake_epoch_ms;
}

/* /HANDLE/status/ID, /i/status/ID, /i/web/status/ID */
static int64_t x_posted_ms(struct td_slice path)
{
    (void)take_part(&path);
    struct td_slice part = take_part(&path);
    if (is(part, "web"))
        part = take_part(&path);
    if (!is(part, "status") && !is(part, "statuses"))
        return 0;

    struct td_slice id = take_part(&path);
    size_t digits = 0;
    while (digits < id.len && td_ascii_is_digit(id.ptr[digits]))
        digits++;
    return snowflake_ms(td_slice_sub(id, 0, digits));
}

static struct td_slice x_handle(struct td_slice first)
{
    return is_x_handle(first) ? first : TD_SLICE_NONE;
}

/* t.me/CHANNEL/N, and t.me/s/CHANNEL/N for those without the program. */
static struct td_slice telegram_handle(struct td_slice first, struct td_slice rest)
{
    struct td_slice channel = is(first, "s") ? take_part(&rest) : first;
    return is_number(take_part(&rest)) ? or_none(channel) : TD_SLICE_NONE;
}

static struct td_slice profile_handle(struct td_slice site, struct td_slice first,
                                      struct td_slice rest)
{
    for (size_t i = 0; i < sizeof(profile_paths) / sizeof(profile_paths[0]); i++)
        if (is(site, profile_paths[i].site) && is(first, profile_paths[i].folder))
            return or_none(take_part(&rest));
    return TD_SLICE_NONE;
}

static struct td_slice handle_in(struct td_slice site, struct td_slice path)
{
    struct td_slice rest = path;
    struct td_slice first = take_part(&rest);

    if (td_slice_starts(first, TD_SLICE("@")))
        return or_none(td_slice_sub(first, 1, first.len));
    if (is(site, "x.com"))
        return x_handle(first);
    if (is(site, "t.me"))
        return telegram_handle(first, rest);
    if (is(site, "weibo.com") && is_number(first))
        return take_part(&rest).len > 0 ? first : TD_SLICE_NONE;
    return profile_handle(site, first, rest);
}

enum td_code td_account_read(struct td_arena *arena, struct td_slice url,
                             struct td_account *ret_account, struct td_error *err)
{
    struct td_account account = {0};
    struct td_url parts;
    if (!td_url_read(url, &parts)) {
        *ret_account = account;
        return TD_OK;
    }

    TD_TRY(td_url_site(arena, parts.host, &account.site, err));
    account.handle = handle_in(account.site, parts.path);
    if (is(account.site, "x.com"))
        account.posted_ms = x_posted_ms(parts.path);
    *ret_account = account;
    return TD_OK;
}
