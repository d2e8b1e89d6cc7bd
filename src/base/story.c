#include "base/story.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/url.h"

#include <stdlib.h>

enum { ADDRESS_MAX_BYTES = 16 * 1024 * 1024, STORY_DIGITS = 16, HEXADECIMAL = 16 };

/* A name of a site, and the one that it goes by. */
struct alias {
    struct td_slice host;
    struct td_slice site;
};

#define ALIAS(host, site)                                                                          \
    {                                                                                              \
        {(host), sizeof(host) - 1},                                                                \
        {                                                                                          \
            (site), sizeof(site) - 1                                                               \
        }                                                                                          \
    }

static const struct alias aliases[] = {
    ALIAS("m.youtube.com", "youtube.com"),
    ALIAS("m.weibo.com", "weibo.com"),
    ALIAS("old.reddit.com", "reddit.com"),
};

/* A parameter that says nothing of the page. */
struct tracker {
    const char *site; /* where it has this meaning; NULL: everywhere */
    const char *name; /* one that ends in '*' stands for all that begin so */
};

/* Only names that mean this and nothing else: "ref", "from" and "source" choose pages elsewhere. */
static const struct tracker trackers[] = {
    {NULL, "utm_*"},
    {NULL, "fbclid"},
    {NULL, "gclid"},
    {NULL, "gclsrc"},
    {NULL, "dclid"},
    {NULL, "gbraid"},
    {NULL, "wbraid"},
    {NULL, "gad_source"},
    {NULL, "srsltid"},
    {NULL, "msclkid"},
    {NULL, "yclid"},
    {NULL, "twclid"},
    {NULL, "ttclid"},
    {NULL, "igsh"},
    {NULL, "igshid"},
    {NULL, "mc_cid"},
    {NULL, "mc_eid"},
    {NULL, "mkt_tok"},
    {NULL, "_hsenc"},
    {NULL, "_hsmi"},
    {NULL, "_ga"},
    {NULL, "_gl"},
    {NULL, "spm"},
    {NULL, "spm_id_from"},
    {NULL, "from_spmid"},
    {NULL, "vd_source"},
    {NULL, "share_token"},
    {NULL, "share_source"},
    {NULL, "share_medium"},
    {NULL, "ref_src"},
    {NULL, "ref_url"},
    {NULL, "guccounter"},
    {NULL, "guce_referrer*"},
    {NULL, "__twitter_impression"},
    {"x.com", "s"},
    {"x.com", "t"},
    {"youtube.com", "si"},
    {"youtube.com", "feature"},
    {"youtu.be", "si"},
    {"medium.com", "source"},
    {"36kr.com", "f"},
    {NULL, "share_code"},
    {"mp.weixin.qq.com", "chksm"},
    {"mp.weixin.qq.com", "scene"},
    {"mp.weixin.qq.com", "subscene"},
    {"mp.weixin.qq.com", "mpshare"},
    {"mp.weixin.qq.com", "srcid"},
    {"mp.weixin.qq.com", "sharer_share*"},
    {"mp.weixin.qq.com", "from"},
    {"mp.weixin.qq.com", "isappinstalled"},
};

/* Whether the host is the site, or lies below it. */
static bool is_of_site(struct td_slice host, struct td_slice site)
{
    size_t rest = host.len > site.len ? host.len - site.len : 0;
    return td_slice_equal_nocase(td_slice_sub(host, rest, host.len), site) &&
           (rest == 0 || host.ptr[rest - 1] == '.');
}

static bool is_tracker(const struct tracker *tracker, struct td_slice site, struct td_slice name)
{
    struct td_slice begin = td_slice_of(tracker->name);
    if (tracker->site != NULL && !is_of_site(site, td_slice_of(tracker->site)))
        return false;
    if (!td_slice_ends(begin, TD_SLICE("*")))
        return td_slice_equal_nocase(name, begin);
    begin.len--;
    return td_slice_equal_nocase(td_slice_sub(name, 0, begin.len), begin);
}

static bool is_tracking(struct td_slice site, struct td_slice parameter)
{
    struct td_slice name = td_slice_sub(parameter, 0, td_slice_find(parameter, TD_SLICE("=")));
    for (size_t i = 0; i < sizeof trackers / sizeof *trackers; i++)
        if (is_tracker(&trackers[i], site, name))
            return true;
    return false;
}

/* A byte that means the same whether encoded or not (RFC 3986's unreserved ones, and all that are
 * not ASCII). */
static bool is_plain(unsigned char c)
{
    return c >= 0x80 || td_ascii_is_word(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/* The byte that "%41" at the beginning of `text` stands for; -1 where there is no such. */
static int decode(struct td_slice text)
{
    char digits[3] = {0};
    char *end = NULL;
    if (text.len < 3 || text.ptr[0] != '%' || !td_ascii_is_word(text.ptr[1]))
        return -1;
    digits[0] = text.ptr[1];
    digits[1] = text.ptr[2];
    long byte = strtol(digits, &end, HEXADECIMAL);
    return end == digits + 2 ? (int)byte : -1;
}

static void add_decoded(struct td_buf *buf, struct td_slice text)
{
    for (size_t at = 0; at < text.len; at++) {
        int byte = decode(td_slice_sub(text, at, text.len));
        if (byte < 0) {
            td_buf_add_char(buf, text.ptr[at]);
            continue;
        }
        if (is_plain((unsigned char)byte))
            td_buf_add_char(buf, (char)byte);
        else
            td_buf_addf(buf, "%%%02X", (unsigned)byte);
        at += 2;
    }
}

static void add_lower(struct td_buf *buf, struct td_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        td_buf_add_char(buf, td_ascii_lower(text.ptr[i]));
}

/* The host's own name, in the case that it is written in. */
static struct td_slice site_of(struct td_slice host)
{
    host = td_url_without_www(host);
    if (td_url_is_x(host))
        return TD_SLICE("x.com");
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (td_slice_equal_nocase(host, aliases[i].host))
            return aliases[i].site;
    return host;
}

static void add_port(struct td_buf *buf, struct td_slice port)
{
    if (port.len == 0 || td_slice_equal(port, TD_SLICE("80")) ||
        td_slice_equal(port, TD_SLICE("443")))
        return;
    td_buf_add_char(buf, ':');
    td_buf_add(buf, port);
}

/* X does not tell capitals in a handle apart, and shows a status whole where its link names a
 * picture or film in it. */
static struct td_slice without_media(struct td_slice path)
{
    static const struct td_slice media[] = {{"/photo/", 7}, {"/video/", 7}};
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        path = td_slice_sub(path, 0, td_slice_find(path, media[i]));
    return path;
}

static void add_path(struct td_buf *buf, struct td_slice site, struct td_slice path)
{
    bool is_x = td_slice_equal_nocase(site, TD_SLICE("x.com"));
    if (is_x)
        path = without_media(path);
    while (td_slice_ends(path, TD_SLICE("/")))
        path.len--;
    if (is_x)
        add_lower(buf, path);
    else
        add_decoded(buf, path);
}

static void add_query(struct td_buf *buf, struct td_slice site, struct td_slice query)
{
    char joint = '?';
    while (query.len > 0) {
        struct td_slice parameter = td_slice_sub(query, 0, td_slice_find(query, TD_SLICE("&")));
        query = td_slice_sub(query, parameter.len + 1, query.len);
        if (parameter.len == 0 || is_tracking(site, parameter))
            continue;
        td_buf_add_char(buf, joint);
        add_decoded(buf, parameter);
        joint = '&';
    }
}

static void add_fragment(struct td_buf *buf, struct td_slice fragment)
{
    if (!td_slice_starts(fragment, TD_SLICE("/")) && !td_slice_starts(fragment, TD_SLICE("!")))
        return;
    td_buf_add_char(buf, '#');
    add_decoded(buf, fragment);
}

void td_story_add_address(struct td_buf *buf, struct td_slice text)
{
    struct td_url url;
    if (!td_url_read(text, &url))
        return;
    struct td_slice site = site_of(url.host);
    add_lower(buf, site);
    add_port(buf, url.port);
    add_path(buf, site, url.path);
    add_query(buf, site, url.query);
    add_fragment(buf, url.fragment);
}

static int64_t number_of(struct td_slice address)
{
    char digits[TD_SHA256_TEXT_BYTES];
    td_sha256(address, digits);
    digits[STORY_DIGITS] = '\0';
    int64_t number = (int64_t)(strtoull(digits, NULL, HEXADECIMAL) >> 1);
    return number + (number == 0);
}

enum td_code td_story_of(struct td_slice url, int64_t *ret_story, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) address;
    td_buf_init(&address, ADDRESS_MAX_BYTES);
    td_story_add_address(&address, url);
    TD_TRY(td_buf_check(&address, err));
    *ret_story = address.len > 0 ? number_of(td_buf_slice(&address)) : 0;
    return TD_OK;
}
