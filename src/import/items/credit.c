#include "import/items/credit.h"

#include "base/ascii.h"
#include "base/url.h"
#include "base/utf8.h"
#include "import/authors/label.h"
#include "import/authors/name_look.h"
#include "import/items/lead.h"
#include "import/markdown/cjk.h"
#include "import/markdown/links.h"

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

/* `/jane`, `/jane/`, `/u/jane`: where the pages of people are. */
static bool is_persons(struct td_slice path)
{
    static const struct td_slice folders[] = {{"/u/", 3},      {"/user/", 6},    {"/users/", 7},
                                              {"/people/", 8}, {"/profile/", 9}, {"/in/", 4}};
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        if (td_slice_starts(path, folders[i]))
            path = td_slice_sub(path, folders[i].len - 1, path.len);
    while (td_slice_ends(path, TD_SLICE("/")))
        path.len--;
    return path.len > 1 && td_slice_find_last(path, TD_SLICE("/")) == 0;
}

struct td_slice td_credit_person(cmark_node *link)
{
    struct td_url url;
    cmark_node *text = cmark_node_first_child(link);
    if (text == NULL || cmark_node_next(text) != NULL ||
        !td_url_read(td_slice_trim(td_markdown_url(link)), &url))
        return TD_SLICE("");
    struct td_slice name = td_slice_trim(td_markdown_literal(text));
    bool fits = is_persons(url.path) && url.query.len == 0 && td_looks_like_name(name);
    return fits ? name : TD_SLICE("");
}

static cmark_node *without_break(cmark_node *node)
{
    bool is_break = node != NULL && cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK;
    return is_break ? cmark_node_next(node) : node;
}

/* Whether a sentence goes on in a text: in small letters, or in Chinese. */
static bool is_prose(cmark_node *text)
{
    bool is_text = text != NULL && cmark_node_get_type(text) == CMARK_NODE_TEXT;
    struct td_slice literal = is_text ? td_slice_trim(td_markdown_literal(text)) : TD_SLICE("");
    size_t len = 0;
    return literal.len > 0 &&
           (td_ascii_is_lower(literal.ptr[0]) || td_is_han(td_utf8_decode(literal, 0, &len)));
}

/* Whether a sentence goes on behind a name, if with a link first: `[Jane](url) [wrote](url) of`,
 * but not `[Title](url) [comments](url)`. */
static bool goes_on(cmark_node *person)
{
    cmark_node *next = without_break(td_markdown_behind(person));
    bool is_blank = next != NULL && cmark_node_get_type(next) == CMARK_NODE_TEXT &&
                    td_slice_trim(td_markdown_literal(next)).len == 0;
    cmark_node *link = is_blank ? cmark_node_next(next) : next;
    if (link == NULL || cmark_node_get_type(link) != CMARK_NODE_LINK)
        return is_prose(next);
    return is_prose(cmark_node_first_child(link)) && is_prose(without_break(cmark_node_next(link)));
}

cmark_node *td_credit_story(cmark_node *person)
{
    if (!goes_on(person))
        return NULL;
    cmark_node *paragraph = person, *link = person;
    while (cmark_node_get_type(paragraph) > CMARK_NODE_LAST_BLOCK)
        paragraph = cmark_node_parent(paragraph);
    do {
        cmark_node *next = td_markdown_behind(link);
        link = next != NULL ? td_links_find_web(paragraph, next, NULL) : NULL;
    } while (link != NULL && td_credit_person(link).len > 0);
    return link;
}
