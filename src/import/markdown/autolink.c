#include "import/markdown/autolink.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "import/markdown/cjk.h"
#include "import/markdown/html_text.h"
#include "import/markdown/tree.h"

#include <string.h>

static struct td_slice from(struct td_slice text, size_t begin)
{
    return td_slice_sub(text, begin, text.len);
}

static bool is_one_of(char c, const char *characters)
{
    return c != '\0' && strchr(characters, c) != NULL;
}

static size_t scheme_len(struct td_slice text)
{
    static const struct td_slice schemes[] = {{"https://", 8}, {"http://", 7}};
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (td_slice_equal_nocase(td_slice_sub(text, 0, schemes[i].len), schemes[i]))
            return schemes[i].len;
    return 0;
}

/* Up to a blank, a quote, '<', '>' or the first character that Chinese text goes on with. */
static size_t run_len(struct td_slice text)
{
    size_t at = 0;
    for (size_t len = 0; at < text.len; at += len) {
        uint32_t c = td_utf8_decode(text, at, &len);
        if (c <= ' ' || c == 0x7F || c == 0xA0 || is_one_of((char)(c < 0x80 ? c : 0), "<>\"`|") ||
            td_is_cjk(c) || td_is_shared_punctuation(c))
            return at;
    }
    return at;
}

static size_t count(struct td_slice text, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == c ? 1 : 0;
    return n;
}

/* Without what ends the sentence rather than the address. A ')' or ']' stays where it was opened
 * within. */
static size_t without_sentence_end(struct td_slice url)
{
    size_t closing = count(url, ')');
    size_t closing_square = count(url, ']');
    size_t opening = count(url, '(');
    size_t opening_square = count(url, '[');
    for (; url.len > 0; url.len--) {
        char last = url.ptr[url.len - 1];
        bool unopened =
            (last == ')' && closing > opening) || (last == ']' && closing_square > opening_square);
        if (!unopened && !is_one_of(last, ".,:;!?'*_~"))
            break;
        closing -= last == ')' ? 1 : 0;
        closing_square -= last == ']' ? 1 : 0;
    }
    return url.len;
}

size_t td_bare_url_find(struct td_slice text, size_t *ret_len)
{
    for (size_t at = 0; at < text.len; at++) {
        const char *h = memchr(text.ptr + at, ':', text.len - at);
        if (h == NULL)
            return text.len;
        size_t colon = (size_t)(h - text.ptr);
        size_t name = colon >= 5 && is_one_of(text.ptr[colon - 1], "sS") ? 5 : 4;
        at = colon;
        if (colon < name)
            continue;
        size_t begin = colon - name;
        size_t scheme = scheme_len(from(text, begin));
        if (scheme == 0 || (begin > 0 && td_ascii_is_word(text.ptr[begin - 1])))
            continue;
        struct td_slice run = td_slice_sub(text, begin, begin + run_len(from(text, begin)));
        size_t len = without_sentence_end(run);
        if (len <= scheme)
            continue;
        *ret_len = len;
        return begin;
    }
    return text.len;
}

/* cmark takes text that ends in NUL. */
static const char *terminated(struct td_slice text, cmark_mem *memory)
{
    char *copy = memory->calloc(text.len + 1, 1);
    memcpy(copy, text.ptr, text.len);
    return copy;
}

static cmark_node *new_text(struct td_slice text, cmark_mem *memory)
{
    cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_TEXT, memory);
    (void)cmark_node_set_literal(node, terminated(text, memory));
    return node;
}

static cmark_node *new_link(const char *url, cmark_mem *memory)
{
    cmark_node *link = cmark_node_new_with_mem(CMARK_NODE_LINK, memory);
    (void)cmark_node_set_url(link, url);
    return link;
}

/* Text nodes and links in place of a text node that holds addresses. Returns the last of them. */
static cmark_node *split_text(cmark_node *node, cmark_mem *memory)
{
    struct td_slice rest = td_markdown_literal(node); /* stays: nothing of an arena is freed */
    size_t len = 0;
    size_t at = td_bare_url_find(rest, &len);
    cmark_node *last = node;

    if (at == rest.len)
        return node;
    (void)cmark_node_set_literal(node, terminated(td_slice_sub(rest, 0, at), memory));
    while (at < rest.len) {
        struct td_slice url = td_slice_sub(rest, at, at + len);
        cmark_node *link = new_link(terminated(url, memory), memory);
        (void)cmark_node_append_child(link, new_text(url, memory));
        (void)cmark_node_insert_after(last, link);
        last = link;
        rest = from(rest, at + len);
        at = td_bare_url_find(rest, &len);
        if (at > 0) {
            cmark_node *text = new_text(td_slice_sub(rest, 0, at), memory);
            (void)cmark_node_insert_after(last, text);
            last = text;
        }
    }
    return last;
}

static size_t name_len(struct td_slice text)
{
    size_t len = 0;
    while (len < text.len && !is_one_of(text.ptr[len], " \t\r\n=>/"))
        len++;
    return len;
}

static struct td_slice skip(struct td_slice text, const char *characters)
{
    while (text.len > 0 && is_one_of(text.ptr[0], characters))
        text = from(text, 1);
    return text;
}

/* Takes an attribute's value off *rest, which begins behind its name. */
static struct td_slice take_value(struct td_slice *rest)
{
    struct td_slice text = skip(*rest, " \t\r\n");
    if (!td_slice_starts(text, TD_SLICE("=")))
        return TD_SLICE_NONE;
    text = skip(from(text, 1), " \t\r\n");
    bool quoted = text.len > 0 && is_one_of(text.ptr[0], "\"'");
    char quote[] = {quoted ? text.ptr[0] : '\0', '\0'};
    const char *ends = quoted ? quote : " \t\r\n>";
    if (quoted)
        text = from(text, 1);
    size_t end = 0;
    while (end < text.len && !is_one_of(text.ptr[end], ends))
        end++;
    *rest = from(text, quoted ? end + 1 : end);
    return td_slice_sub(text, 0, end);
}

static bool is_tag(struct td_slice html, const char *name)
{
    struct td_slice wanted = td_slice_of(name);
    char behind = html.len > wanted.len ? html.ptr[wanted.len] : '>';
    return td_slice_equal_nocase(td_slice_sub(html, 0, wanted.len), wanted) &&
           is_one_of(behind, " \t\r\n>");
}

struct td_slice td_html_href(struct td_slice tag)
{
    if (!is_tag(tag, "<a"))
        return TD_SLICE_NONE;
    struct td_slice rest = from(tag, 2);
    while ((rest = skip(rest, " \t\r\n/")).len > 0 && rest.ptr[0] != '>') {
        size_t len = name_len(rest);
        struct td_slice name = td_slice_sub(rest, 0, len);
        rest = from(rest, len > 0 ? len : 1);
        struct td_slice value = take_value(&rest);
        if (td_slice_equal_nocase(name, TD_SLICE("href")))
            return value;
    }
    return TD_SLICE_NONE;
}

static bool is_html(cmark_node *node, const char *tag)
{
    return cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE &&
           is_tag(td_markdown_literal(node), tag);
}

/* The tag that ends what `open` begins: its sibling, before another <a>. */
static cmark_node *closing_tag(cmark_node *open)
{
    for (cmark_node *node = cmark_node_next(open); node != NULL; node = cmark_node_next(node)) {
        if (is_html(node, "</a"))
            return node;
        if (is_html(node, "<a"))
            return NULL;
    }
    return NULL;
}

/* A link in place of <a href=…>, with all up to </a> in it. Returns it, or `open` where it makes
 * none. */
static cmark_node *join_tag(cmark_node *open, cmark_mem *memory)
{
    struct td_slice href = td_html_href(td_markdown_literal(open));
    cmark_node *close = scheme_len(href) > 0 ? closing_tag(open) : NULL;
    if (close == NULL)
        return open;

    char *url = memory->calloc(href.len + 1, 1);
    (void)td_html_unescape(href, url);
    cmark_node *link = new_link(url, memory);
    (void)cmark_node_insert_before(open, link);
    for (cmark_node *node = cmark_node_next(open); node != close;) {
        cmark_node *next = cmark_node_next(node);
        (void)cmark_node_append_child(link, node);
        node = next;
    }
    cmark_node_unlink(open);
    cmark_node_unlink(close);
    return link;
}

void td_autolink(cmark_node *document, cmark_mem *memory)
{
    struct td_walk walk;
    td_walk_begin(&walk, document);
    while (td_walk_next(&walk)) {
        if (!walk.entering)
            continue;
        if (is_html(walk.node, "<a"))
            walk.node = join_tag(walk.node, memory);
        cmark_node_type type = cmark_node_get_type(walk.node);
        if (type == CMARK_NODE_TEXT)
            walk.node = split_text(walk.node, memory);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
            td_walk_skip(&walk);
    }
}
