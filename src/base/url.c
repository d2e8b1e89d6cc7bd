#include "base/url.h"

#include "base/ascii.h"

#include <string.h>

static bool is_one_of(char c, const char *characters)
{
    return c != '\0' && strchr(characters, c) != NULL;
}

static size_t find_any(struct td_slice text, const char *characters)
{
    size_t at = 0;
    while (at < text.len && !is_one_of(text.ptr[at], characters))
        at++;
    return at;
}

static struct td_slice from(struct td_slice text, size_t begin)
{
    return td_slice_sub(text, begin, text.len);
}

static bool take_scheme(struct td_slice *text)
{
    static const struct td_slice schemes[] = {{"https://", 8}, {"http://", 7}};
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (td_slice_equal_nocase(td_slice_sub(*text, 0, schemes[i].len), schemes[i])) {
            *text = from(*text, schemes[i].len);
            return true;
        }
    return false;
}

static struct td_slice without_user(struct td_slice authority)
{
    size_t at = td_slice_find_last(authority, TD_SLICE("@"));
    return at < authority.len ? from(authority, at + 1) : authority;
}

/* An address in brackets (IPv6) holds colons of its own. */
static struct td_slice without_port(struct td_slice authority)
{
    size_t bracket = td_slice_find_last(authority, TD_SLICE("]"));
    size_t begin = bracket < authority.len ? bracket : 0;
    size_t colon = td_slice_find(from(authority, begin), TD_SLICE(":"));
    return td_slice_sub(authority, 0, begin + colon);
}

static struct td_slice without_final_dot(struct td_slice host)
{
    return td_slice_ends(host, TD_SLICE(".")) ? td_slice_sub(host, 0, host.len - 1) : host;
}

struct td_slice td_url_without_www(struct td_slice host)
{
    struct td_slice www = TD_SLICE("www.");
    struct td_slice rest = from(host, www.len);
    bool has_it = td_slice_equal_nocase(td_slice_sub(host, 0, www.len), www);
    return has_it && td_slice_find(rest, TD_SLICE(".")) < rest.len ? rest : host;
}

bool td_url_is_x(struct td_slice host)
{
    static const struct td_slice names[] = {
        {"x.com", 5}, {"mobile.x.com", 12}, {"twitter.com", 11}, {"mobile.twitter.com", 18}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (td_slice_equal_nocase(host, names[i]))
            return true;
    return false;
}

enum td_code td_url_site(struct td_arena *arena, struct td_slice host, struct td_slice *ret_site,
                         struct td_error *err)
{
    host = td_url_without_www(host);
    if (td_url_is_x(host))
        host = TD_SLICE("x.com");
    char *lower = td_arena_alloc(arena, host.len);
    if (lower == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < host.len; i++)
        lower[i] = td_ascii_lower(host.ptr[i]);
    *ret_site = (struct td_slice){lower, host.len};
    return TD_OK;
}

/* Takes what stands before the first of `ends`, and that character, off *text. */
static struct td_slice take_until(struct td_slice *text, const char *ends)
{
    struct td_slice part = td_slice_sub(*text, 0, find_any(*text, ends));
    *text = from(*text, part.len + 1);
    return part;
}

bool td_url_read(struct td_slice text, struct td_url *ret_url)
{
    if (!take_scheme(&text))
        return false;

    struct td_slice authority = td_slice_sub(text, 0, find_any(text, "/\\?#"));
    struct td_slice address = without_user(authority);
    struct td_slice name = without_port(address);
    struct td_url url = {.host = without_final_dot(name), .port = from(address, name.len + 1)};
    if (url.host.len == 0)
        return false;

    text = from(text, authority.len);
    struct td_slice before_fragment = take_until(&text, "#");
    url.fragment = text;
    url.path = take_until(&before_fragment, "?");
    url.query = before_fragment;
    *ret_url = url;
    return true;
}
