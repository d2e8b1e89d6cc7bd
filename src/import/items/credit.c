#include "import/items/credit.h"

#include "base/ascii.h"
#include "base/url.h"
#include "import/authors/label.h"
#include "import/authors/name_look.h"
#include "import/items/lead.h"

static const struct td_slice colons[] = {{":", 1}, {"：", 3}};
static const struct td_slice bars[] = {{"·", 2}, {"•", 3}, {"|", 1}, {"｜", 3}, {"—", 3}};

/* What a paragraph begins with, where `link` is next; empty otherwise. */
static struct td_slice text_before(cmark_node *link)
{
    cmark_node *text = cmark_node_previous(link);
    bool begins = text != NULL && cmark_node_get_type(text) == CMARK_NODE_TEXT &&
                  cmark_node_previous(text) == NULL && cmark_node_get_type(link) == CMARK_NODE_LINK;
    return begins ? td_slice_trim(td_markdown_literal(text)) : TD_SLICE("");
}

/* A text without the mark that it ends in once; empty where it does not. */
static struct td_slice without(struct td_slice text, const struct td_slice *marks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct td_slice rest = td_slice_trim(td_slice_sub(text, 0, text.len - marks[i].len));
        if (td_slice_ends(text, marks[i]) && !td_slice_ends(rest, marks[i]))
            return rest;
    }
    return TD_SLICE("");
}

struct td_slice td_credit_before_bar(cmark_node *link)
{
    struct td_slice name = without(text_before(link), bars, sizeof(bars) / sizeof(bars[0]));
    return name.len > 0 && td_label_is_name(name) ? name : TD_SLICE("");
}

static struct td_slice before_colon(cmark_node *link)
{
    return without(text_before(link), colons, sizeof(colons) / sizeof(colons[0]));
}

/* A site without the name of a part of it: `blog.acme.org` is `acme.org`. */
static struct td_slice without_part(struct td_slice host)
{
    size_t dot = td_slice_find(host, TD_SLICE("."));
    struct td_slice rest = td_slice_sub(host, dot + 1, host.len);
    bool has_more = dot < host.len && td_slice_find(rest, TD_SLICE(".")) < rest.len;
    return has_more ? rest : host;
}

/* Written in ASCII, as sites are, and neither an address nor a path. */
static bool is_plain(struct td_slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] >= 0x80 || name.ptr[i] == '/' || name.ptr[i] == '.')
            return false;
    return name.len > 0;
}

struct td_slice td_credit_label(cmark_node *link)
{
    struct td_url url;
    struct td_slice name = before_colon(link);
    bool fits = is_plain(name) && td_looks_like_name(name) &&
                td_url_read(td_slice_trim(td_markdown_url(link)), &url) &&
                td_is_named_in(name, without_part(td_url_without_www(url.host)));
    return fits ? name : TD_SLICE("");
}

bool td_credit_is_count(cmark_node *link)
{
    struct td_slice text = before_colon(link);
    size_t at = text.len;
    while (at > 0 && (td_ascii_is_digit(text.ptr[at - 1]) || text.ptr[at - 1] == ','))
        at--;
    return at > 0 && at < text.len && td_lead_is_ornament(td_slice_sub(text, 0, at));
}
