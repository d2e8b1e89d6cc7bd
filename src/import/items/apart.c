#include "import/items/apart.h"

#include "base/url.h"
#include "import/authors/label.h"
#include "import/items/credit.h"
#include "import/items/lead.h"
#include "import/markdown/heading.h"
#include "import/markdown/plain_text.h"

enum {
    BOLD = 7, /* the level of bold paragraphs, below those of headings; 0: no title */
    LEVELS = 8,
    MIN_TITLES = 3, /* with their link apart, in a post */
    MAX_LISTED = 3, /* links in lists for each of them; from there on they are sections */
    LABEL_MAX_BYTES = 30,
};

static bool is_type(cmark_node *node, cmark_node_type type)
{
    return node != NULL && cmark_node_get_type(node) == type;
}

bool td_apart_is_bold(cmark_node *text)
{
    cmark_node *next = cmark_node_next(text);
    bool is_last = next == NULL || (cmark_node_next(next) == NULL &&
                                    td_without_lead(td_markdown_literal(next)).len == 0);
    return is_type(text, CMARK_NODE_STRONG) && is_last;
}

static int level_of(cmark_node *block)
{
    bool is_bold = is_type(block, CMARK_NODE_PARAGRAPH) && cmark_node_first_child(block) != NULL &&
                   td_apart_is_bold(cmark_node_first_child(block));
    return is_bold ? BOLD : td_heading_level(block);
}

/* A title of its own ends what stands below a bold paragraph; below a heading, bold is text. */
static bool is_end(cmark_node *node, bool is_below_bold)
{
    return td_heading_is_end(node) || (is_below_bold && level_of(node) == BOLD);
}

static bool ends_in_colon(struct td_slice text)
{
    return td_slice_ends(text, TD_SLICE(":")) || td_slice_ends(text, TD_SLICE("："));
}

/* `：` behind bold. */
static bool is_colon(cmark_node *node)
{
    struct td_slice text = td_slice_trim(td_markdown_literal(node));
    bool is_mark = td_slice_equal(text, TD_SLICE(":")) || td_slice_equal(text, TD_SLICE("："));
    return is_type(node, CMARK_NODE_TEXT) && is_mark &&
           is_type(cmark_node_previous(node), CMARK_NODE_STRONG);
}

/* `原文链接：`, `**Source:**` or `**Source**:`, what a paragraph begins with; empty without one. */
static struct td_slice label_of(cmark_node *node)
{
    cmark_node *word = is_type(node, CMARK_NODE_STRONG) ? cmark_node_last_child(node) : node;
    if (node == NULL || cmark_node_previous(node) != NULL || !is_type(word, CMARK_NODE_TEXT))
        return TD_SLICE("");
    struct td_slice text = td_slice_trim(td_markdown_literal(word));
    bool is_label =
        text.len <= LABEL_MAX_BYTES && (ends_in_colon(text) || is_colon(cmark_node_next(node)));
    return is_label ? text : TD_SLICE("");
}

struct td_slice td_apart_label(cmark_node *paragraph)
{
    return is_type(paragraph, CMARK_NODE_PARAGRAPH) ? label_of(cmark_node_first_child(paragraph))
                                                    : TD_SLICE("");
}

static bool is_label(cmark_node *node)
{
    return label_of(node).len > 0;
}

/* `Some Daily · `, what a paragraph begins with before a link. */
static bool is_credit(cmark_node *node)
{
    cmark_node *link = cmark_node_next(node);
    return link != NULL && td_credit_before_bar(link).len > 0;
}

/* `🔗`, ` | `, `原文链接：`, `Some Daily ·`: what may stand beside a link that is alone. */
static bool is_beside_link(cmark_node *node)
{
    return is_label(node) || is_colon(node) || is_credit(node) ||
           (is_type(node, CMARK_NODE_TEXT) &&
            td_lead_is_ornament(td_slice_trim(td_markdown_literal(node))));
}

/* The first link of a paragraph that is nothing but links; NULL where it is more. */
static cmark_node *only_links(cmark_node *paragraph)
{
    cmark_node *link = NULL;
    if (!is_type(paragraph, CMARK_NODE_PARAGRAPH))
        return NULL;
    for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
         node = cmark_node_next(node)) {
        bool is_link = is_type(node, CMARK_NODE_LINK) && cmark_node_first_child(node) != NULL &&
                       !is_type(cmark_node_first_child(node), CMARK_NODE_IMAGE);
        if (!is_link && !is_beside_link(node) && !td_markdown_is_break(node))
            return NULL;
        link = link == NULL && is_link && !td_link_is_ornament(node) ? node : link;
    }
    return link;
}

static cmark_node *list_of_links(cmark_node *list)
{
    cmark_node *link = NULL;
    if (!is_type(list, CMARK_NODE_LIST))
        return NULL;
    for (cmark_node *entry = cmark_node_first_child(list); entry != NULL;
         entry = cmark_node_next(entry)) {
        cmark_node *paragraph = cmark_node_first_child(entry);
        cmark_node *own = paragraph != NULL ? only_links(paragraph) : NULL;
        if (own == NULL || cmark_node_next(paragraph) != NULL)
            return NULL;
        link = link == NULL ? own : link;
    }
    return link;
}

/* A page of the web, or of the digest's own site. */
static bool leads_to_page(cmark_node *link)
{
    struct td_slice url = td_slice_trim(td_markdown_url(link));
    struct td_url parts;
    return td_url_read(url, &parts) || td_slice_starts(url, TD_SLICE("/"));
}

/* What was found below a title. */
struct found {
    cmark_node *link;
    bool is_one; /* and not the first of several, or of a list right below */
};

static void look_for_link(cmark_node *block, cmark_node *title, struct found *found)
{
    cmark_node *listed = list_of_links(block);
    cmark_node *link = listed != NULL ? listed : only_links(block);
    cmark_node *before = cmark_node_previous(block);
    if (link == NULL)
        return;
    found->is_one = found->link == NULL && (listed == NULL || (before != NULL && before != title));
    found->link = found->link == NULL ? link : found->link;
}

/* Whether nothing but quotes stands below a title: they are its text. */
static bool is_over_quotes(cmark_node *title, bool is_bold)
{
    cmark_node *node = cmark_node_next(title);
    while (!is_end(node, is_bold) && is_type(node, CMARK_NODE_BLOCK_QUOTE))
        node = cmark_node_next(node);
    return is_end(node, is_bold);
}

static void look_in_quote(cmark_node *quote, struct found *found)
{
    for (cmark_node *node = cmark_node_first_child(quote); node != NULL;
         node = cmark_node_next(node))
        look_for_link(node, quote, found);
}

cmark_node *td_apart_link(cmark_node *block)
{
    struct found found = {0};
    bool is_bold = level_of(block) == BOLD;
    bool is_quoted = is_over_quotes(block, is_bold);
    for (cmark_node *node = cmark_node_next(block); !is_end(node, is_bold);
         node = cmark_node_next(node))
        if (is_quoted)
            look_in_quote(node, &found);
        else
            look_for_link(node, block, &found);
    return found.is_one && leads_to_page(found.link) ? found.link : NULL;
}

/* What stands below an entry's title. */
struct parts {
    cmark_node *link; /* the first behind a label */
    size_t labelled;
    size_t unlabelled; /* entries of lists that begin with a link */
    size_t texts;
};

static void look_at(cmark_node *paragraph, bool is_entry, struct parts *parts)
{
    cmark_node *begin =
        is_type(paragraph, CMARK_NODE_PARAGRAPH) ? cmark_node_first_child(paragraph) : NULL;
    cmark_node *link = begin != NULL ? only_links(paragraph) : NULL;
    bool has_label = link != NULL && (!is_entry || is_label(begin));
    parts->labelled += has_label ? 1 : 0;
    parts->unlabelled += is_entry && is_type(begin, CMARK_NODE_LINK) ? 1 : 0;
    parts->texts += begin != NULL && link == NULL ? 1 : 0;
    parts->link = parts->link == NULL && has_label ? link : parts->link;
}

cmark_node *td_apart_entry_link(cmark_node *entry)
{
    struct parts parts = {0};
    cmark_node *node = cmark_node_first_child(entry);
    while ((node = cmark_node_next(node)) != NULL) {
        if (!is_type(node, CMARK_NODE_LIST))
            look_at(node, false, &parts);
        else
            for (cmark_node *inner = cmark_node_first_child(node); inner != NULL;
                 inner = cmark_node_next(inner))
                look_at(cmark_node_first_child(inner), true, &parts);
    }
    bool is_story = parts.unlabelled == 0 && (parts.labelled == 1 || parts.texts > 0);
    return is_story && parts.link != NULL && leads_to_page(parts.link) ? parts.link : NULL;
}

/* Whether titles with links of their own stand below a heading: it names those. */
static bool is_over_titles(const struct td_marks *marks, size_t at)
{
    if (marks->list[at].kind != TD_MARK_HEADING)
        return false;
    for (size_t i = at + 1; i < marks->count; i++) {
        const struct td_mark *mark = &marks->list[i];
        if (mark->kind == TD_MARK_HEADING || mark->kind == TD_MARK_RULE)
            return false;
        if (mark->form == TD_FORM_APART || mark->form == TD_FORM_NUMBER_LINK)
            return true;
    }
    return false;
}

static void forget(struct td_mark *mark)
{
    mark->form = TD_FORM_NONE;
    mark->link = NULL;
}

struct titles {
    size_t all; /* with something below */
    size_t apart;
    size_t told;   /* of them, with a link right below that is a title itself */
    size_t listed; /* entries of lists below them that have links */
};

static bool are_stories(const struct titles *titles)
{
    return titles->apart >= MIN_TITLES && titles->apart * 2 > titles->all &&
           titles->listed < titles->apart * MAX_LISTED;
}

static bool has_text_below(cmark_node *block)
{
    return !is_end(cmark_node_next(block), level_of(block) == BOLD);
}

/* Whether the first thing below a title, its link, is a title itself. */
static bool is_over_title(const struct td_link_texts *texts, const struct td_mark *mark)
{
    cmark_node *paragraph = cmark_node_next(mark->block);
    return is_type(paragraph, CMARK_NODE_PARAGRAPH) && cmark_node_parent(mark->link) == paragraph &&
           is_type(cmark_node_first_child(paragraph), CMARK_NODE_LINK) &&
           td_link_texts_is_title(texts, mark->link);
}

static void count_marks(const struct td_link_texts *texts, struct td_marks *marks,
                        struct titles titles[LEVELS])
{
    int level = 0; /* of the title above */
    for (size_t i = 0; i < marks->count; i++) {
        struct td_mark *mark = &marks->list[i];
        bool is_apart = mark->form == TD_FORM_APART && !is_over_titles(marks, i);
        if (mark->form == TD_FORM_APART && !is_apart)
            forget(mark);
        if (is_apart || mark->kind == TD_MARK_HEADING)
            level = level_of(mark->block);
        titles[level].apart += is_apart ? 1 : 0;
        titles[level].told += is_apart && is_over_title(texts, mark) ? 1 : 0;
        titles[level].listed += mark->kind == TD_MARK_ENTRY && mark->form != TD_FORM_NONE ? 1 : 0;
    }
}

static bool are_sections(const struct titles *titles)
{
    return titles->told * 2 > titles->apart;
}

void td_apart_settle(cmark_node *document, const struct td_link_texts *texts,
                     struct td_marks *marks)
{
    struct titles titles[LEVELS] = {0};
    for (cmark_node *block = cmark_node_first_child(document); block != NULL;
         block = cmark_node_next(block))
        titles[level_of(block)].all += has_text_below(block) ? 1 : 0;
    count_marks(texts, marks, titles);
    for (size_t i = 0; i < marks->count; i++) {
        const struct titles *level = &titles[level_of(marks->list[i].block)];
        if (marks->list[i].form != TD_FORM_APART || (are_stories(level) && !are_sections(level)))
            continue;
        marks->has_titles_below |= are_stories(level);
        forget(&marks->list[i]);
    }
}

/* `来源：`, `**Source:**` or `**Source**:`, which a name may stand behind. */
static bool names_source(cmark_node *label)
{
    cmark_node *word = is_type(label, CMARK_NODE_STRONG) ? cmark_node_last_child(label) : label;
    return is_type(word, CMARK_NODE_TEXT) && td_label_is(td_markdown_literal(word));
}

static size_t count_links(cmark_node *paragraph)
{
    size_t links = 0;
    for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
         node = cmark_node_next(node))
        links += is_type(node, CMARK_NODE_LINK) ? 1 : 0;
    return links;
}

void td_apart_leave_out(cmark_node *link, bool is_apart)
{
    cmark_node *paragraph = cmark_node_parent(link);
    if (only_links(paragraph) != link || count_links(paragraph) != 1)
        return;
    cmark_node *first = cmark_node_first_child(paragraph);
    bool is_told = is_label(first) || is_credit(first) || td_link_is_address(link) ||
                   is_type(cmark_node_parent(paragraph), CMARK_NODE_DOCUMENT);
    if ((!is_apart && !is_told) || (!td_link_is_address(link) && names_source(first)))
        return;
    cmark_node *outer = cmark_node_parent(paragraph);
    bool is_all = !is_type(outer, CMARK_NODE_DOCUMENT) &&
                  cmark_node_first_child(outer) == cmark_node_last_child(outer);
    cmark_node_unlink(is_all ? outer : paragraph);
}
