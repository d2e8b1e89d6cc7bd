#include "import/items/draft.h"

#include "base/url.h"
#include "import/authors/name_look.h"
#include "import/items/address.h"
#include "import/items/credit.h"
#include "import/items/lead.h"
#include "import/items/paragraph.h"
#include "import/items/title.h"
#include "import/markdown/heading.h"
#include "import/markdown/links.h"
#include "import/markdown/plain_text.h"

void td_draft_walk(const struct td_draft *draft, struct td_walk *walk)
{
    cmark_node *first = draft->title != NULL ? draft->title : draft->mark->text;
    td_walk_begin_at(walk, draft->document, first, draft->end);
}

void td_draft_walk_title(const struct td_draft *draft, struct td_walk *walk)
{
    td_walk_begin_at(walk, draft->document, draft->mark->text, draft->title);
}

static bool is_type(cmark_node *node, cmark_node_type type)
{
    return node != NULL && cmark_node_get_type(node) == type;
}

/* Whether bold text is parted from what follows, and so is a title rather than a word of the
 * sentence: `**title**：text`, `**title** ([link](url))`. */
static bool is_parted(cmark_node *bold)
{
    static const struct td_slice marks[] = {{":", 1}, {"：", 3}, {"-", 1},  {"–", 3},
                                            {"—", 3}, {"(", 1},  {"（", 3}, {"|", 1}};
    cmark_node *next = cmark_node_next(bold);
    if (next == NULL || is_type(next, CMARK_NODE_SOFTBREAK) ||
        is_type(next, CMARK_NODE_LINEBREAK) || is_type(next, CMARK_NODE_HTML_INLINE))
        return true;
    struct td_slice text = td_slice_trim(td_markdown_literal(next));
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (td_slice_starts(text, marks[i]))
            return true;
    return is_type(next, CMARK_NODE_TEXT) && text.len == 0 && cmark_node_next(next) == NULL;
}

/* Whether bold text ends in the mark that parts it: `**title:** text`. */
static bool ends_parted(cmark_node *bold)
{
    struct td_slice text = td_slice_trim(td_markdown_literal(cmark_node_last_child(bold)));
    return td_slice_ends(text, TD_SLICE(":")) || td_slice_ends(text, TD_SLICE("：")) ||
           td_slice_ends(text, TD_SLICE("。")) || td_slice_ends(text, TD_SLICE("."));
}

/* The link in `1. **title** [source](url)`, where the line ends with it; NULL where it does not. In
 * a bullet the link is as likely what is told: `- **May 17** [summit](url)`. */
static cmark_node *source_behind(const struct td_mark *mark, cmark_node *bold)
{
    bool is_numbered = mark->form == TD_FORM_ENTRY_PROSE || mark->form == TD_FORM_NUMBER_BLOCK;
    cmark_node *blank = is_numbered ? cmark_node_next(bold) : NULL;
    cmark_node *link = is_type(blank, CMARK_NODE_TEXT) ? cmark_node_next(blank) : NULL;
    bool is_alone = is_type(link, CMARK_NODE_LINK) && td_address_ends_line(link) &&
                    td_slice_trim(td_markdown_literal(blank)).len == 0;
    return is_alone ? link : NULL;
}

/* The bold text that an item's text begins with, where that is its title. */
static cmark_node *bold_title(const struct td_mark *mark)
{
    for (cmark_node *node = mark->text; node != NULL; node = cmark_node_next(node)) {
        struct td_slice literal = td_markdown_literal(node);
        if (is_type(node, CMARK_NODE_STRONG) && cmark_node_last_child(node) != NULL)
            return is_parted(node) || ends_parted(node) || source_behind(mark, node) != NULL ? node
                                                                                             : NULL;
        if (!is_type(node, CMARK_NODE_TEXT) || td_lead_read(literal).len < literal.len)
            return NULL;
    }
    return NULL;
}

/* Whether what stands before an address is more than a title. */
static bool is_prose_before(const struct td_mark *mark)
{
    struct td_walk walk;
    size_t bytes = 0;
    td_walk_begin_at(&walk, cmark_node_parent(mark->text), mark->text, mark->link);
    while (td_walk_next(&walk))
        bytes += walk.entering ? td_markdown_literal(walk.node).len : 0;
    return bytes > TD_TITLE_MAX_BYTES;
}

/* Of a title that has its link below: the bold, else the paragraph, where it is one line. */
static cmark_node *entry_title(const struct td_mark *mark)
{
    cmark_node *bold = bold_title(mark);
    bool is_line = td_paragraph_line_end(mark->text) == NULL && !is_prose_before(mark);
    return bold == NULL && is_line ? cmark_node_parent(mark->text) : bold;
}

static cmark_node *title_of(const struct td_mark *mark)
{
    if (mark->form == TD_FORM_ENTRY_APART)
        return entry_title(mark);
    if (mark->link_ends_title && mark->kind != TD_MARK_HEADING && is_prose_before(mark))
        return bold_title(mark);
    if (mark->kind == TD_MARK_HEADING &&
        (mark->form == TD_FORM_APART || mark->link == td_heading_html_link(mark->block)))
        return mark->block;
    if (mark->form == TD_FORM_APART)
        return mark->text;
    if (mark->link != NULL)
        return mark->link;
    return mark->kind == TD_MARK_HEADING ? mark->block : bold_title(mark);
}

/* `@name`, where a text begins with a link of that and goes on: `[@name](url) says that …`. */
static struct td_slice find_account(const struct td_mark *mark)
{
    if (mark->link == NULL || mark->link_ends_title || mark->kind == TD_MARK_HEADING)
        return TD_SLICE("");
    cmark_node *text = cmark_node_first_child(mark->link);
    cmark_node *next = td_markdown_behind(mark->link);
    struct td_slice name = text != NULL ? td_markdown_literal(text) : TD_SLICE("");
    bool is_word = td_slice_starts(name, TD_SLICE("@")) && name.len > 1 &&
                   td_slice_find(name, TD_SLICE(" ")) == name.len && !td_looks_like_package(name) &&
                   cmark_node_next(text) == NULL;
    bool goes_on =
        is_type(next, CMARK_NODE_TEXT) && td_without_lead(td_markdown_literal(next)).len > 0;
    return is_word && goes_on ? name : TD_SLICE("");
}

/* Whether a link leads to an account as such, and not to what it told. */
static bool is_profile(cmark_node *link, struct td_slice account)
{
    struct td_url url;
    struct td_slice name = td_slice_sub(account, 1, account.len);
    if (!td_url_read(td_slice_trim(td_markdown_url(link)), &url))
        return false;
    while (td_slice_ends(url.path, TD_SLICE("/")))
        url.path.len--;
    return td_slice_equal_nocase(td_slice_sub(url.path, 1, url.path.len), name);
}

static cmark_node *link_of(const struct td_draft *draft)
{
    const struct td_mark *mark = draft->mark;
    if (mark->is_by_person)
        return td_credit_story(mark->link);
    if (mark->link == NULL)
        return td_links_find_web(draft->document, mark->text, draft->end);
    if (draft->account.len == 0 || !is_profile(mark->link, draft->account))
        return mark->link;
    cmark_node *other =
        td_links_find_web(draft->document, td_markdown_behind(mark->link), draft->end);
    return other != NULL ? other : mark->link;
}

cmark_node *td_draft_source(const struct td_draft *draft)
{
    cmark_node *bold = draft->title;
    return is_type(bold, CMARK_NODE_STRONG) ? source_behind(draft->mark, bold) : NULL;
}

bool td_draft_title_is_block(const struct td_draft *draft)
{
    return draft->title != NULL && cmark_node_get_type(draft->title) <= CMARK_NODE_LAST_BLOCK;
}

void td_draft_settle(struct td_draft *draft)
{
    draft->account = find_account(draft->mark);
    bool is_sentence = draft->account.len > 0 || draft->mark->is_by_person;
    draft->title = is_sentence ? NULL : title_of(draft->mark);
    draft->link = link_of(draft);
    if (draft->mark->form == TD_FORM_BULLET_LINK && !draft->mark->link_ends_title)
        draft->credit = td_credit_label(draft->mark->link);
    if (draft->mark->is_by_person && draft->account.len == 0)
        draft->credit = td_credit_person(draft->mark->link);
}
