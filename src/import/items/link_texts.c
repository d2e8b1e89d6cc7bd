#include "import/items/link_texts.h"

#include "base/url.h"
#include "import/items/lead.h"

#include <stdlib.h>

enum { TITLE_MIN_BYTES = 12 };

/* Of one link: what its text and address come to. */
struct td_link_text {
    uint64_t text;
    uint64_t url;
    size_t bytes;
    bool has_words; /* several, or other than ASCII */
};

static bool is_type(cmark_node *node, cmark_node_type type)
{
    return node != NULL && cmark_node_get_type(node) == type;
}

static bool has_words(struct td_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ' ' || (unsigned char)text.ptr[i] >= 0x80)
            return true;
    return false;
}

static struct td_link_text text_of(cmark_node *link)
{
    struct td_link_text text = {.url = td_slice_hash(td_markdown_url(link))};
    struct td_walk walk;
    td_walk_begin(&walk, link);
    while (td_walk_next(&walk)) {
        struct td_slice literal = td_slice_trim(td_markdown_literal(walk.node));
        if (!walk.entering || literal.len == 0)
            continue;
        text.text = text.text * 31 + td_slice_hash(literal);
        text.bytes += literal.len;
        text.has_words |= has_words(literal);
    }
    return text;
}

static int compare(const void *a, const void *b)
{
    const struct td_link_text *one = a;
    const struct td_link_text *other = b;
    if (one->text != other->text)
        return one->text < other->text ? -1 : 1;
    return one->url < other->url ? -1 : one->url > other->url;
}

static bool is_alone(const struct td_mark *mark)
{
    return mark->form == TD_FORM_APART || mark->form == TD_FORM_PARAGRAPH_LINK;
}

enum td_code td_link_texts_read(struct td_arena *arena, const struct td_marks *marks,
                                struct td_link_texts *ret_texts, struct td_error *err)
{
    struct td_link_texts texts = {
        .list = td_arena_array(arena, marks->count, sizeof(struct td_link_text))};
    if (texts.list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < marks->count; i++)
        if (is_alone(&marks->list[i]))
            texts.list[texts.count++] = text_of(marks->list[i].link);
    if (texts.count > 0)
        qsort(texts.list, texts.count, sizeof *texts.list, compare);
    *ret_texts = texts;
    return TD_OK;
}

/* Where the texts from this one on begin. */
static size_t find(const struct td_link_texts *texts, const struct td_link_text *text)
{
    size_t low = 0;
    for (size_t high = texts->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        bool is_before = compare(&texts->list[middle], text) < 0;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    return low;
}

static bool leads_elsewhere(const struct td_link_texts *texts, struct td_link_text text)
{
    struct td_link_text least = {.text = text.text};
    struct td_link_text next = {.text = text.text, .url = text.url + 1};
    size_t first = find(texts, &least);
    size_t behind = find(texts, &next);
    return (first < texts->count && texts->list[first].text == text.text &&
            texts->list[first].url != text.url) ||
           (behind < texts->count && texts->list[behind].text == text.text);
}

bool td_link_is_address(cmark_node *link)
{
    struct td_url parts;
    cmark_node *text = cmark_node_first_child(link);
    return text != NULL && td_url_read(td_markdown_literal(text), &parts);
}

bool td_link_texts_is_label(const struct td_link_texts *texts, cmark_node *link)
{
    return td_link_is_address(link) || leads_elsewhere(texts, text_of(link));
}

bool td_link_texts_is_title(const struct td_link_texts *texts, cmark_node *link)
{
    struct td_link_text text = text_of(link);
    return text.bytes >= TITLE_MIN_BYTES && text.has_words && !td_link_texts_is_label(texts, link);
}

static bool is_ornament(cmark_node *node)
{
    return is_type(node, CMARK_NODE_TEXT) && td_lead_is_ornament(td_markdown_literal(node));
}

bool td_link_is_ornament(cmark_node *link)
{
    cmark_node *text = cmark_node_first_child(link);
    cmark_node *next = cmark_node_next(link);
    if (next != NULL && is_ornament(next))
        next = cmark_node_next(next);
    return is_type(link, CMARK_NODE_LINK) && text != NULL && is_ornament(text) &&
           cmark_node_next(text) == NULL && is_type(next, CMARK_NODE_LINK);
}

static bool is_text_link(cmark_node *node)
{
    return is_type(node, CMARK_NODE_LINK) && cmark_node_first_child(node) != NULL &&
           !is_type(cmark_node_first_child(node), CMARK_NODE_IMAGE) && !td_link_is_ornament(node);
}

bool td_link_is_each_line(cmark_node *paragraph)
{
    size_t lines = 1;
    size_t links = 0;
    for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
         node = cmark_node_next(node)) {
        bool is_break = td_markdown_is_break(node);
        bool is_link = is_text_link(node);
        lines += is_break ? 1 : 0;
        links += is_link ? 1 : 0;
        if (links > lines || (is_break && links + 1 != lines) ||
            !(is_break || is_link || is_ornament(node) || td_link_is_ornament(node)))
            return false;
    }
    return lines > 1 && links == lines;
}
