#include "import/items/items.h"

#include "import/authors/byline.h"
#include "import/items/item_links.h"
#include "import/items/link_post.h"
#include "import/items/outline.h"
#include "import/items/post_title.h"
#include "import/items/repeats.h"
#include "import/items/sources.h"
#include "import/items/summary.h"
#include "import/markdown/links.h"
#include "import/markdown/markdown.h"
#include "import/markdown/one_line.h"
#include "import/name_fit.h"

struct reading {
    struct td_arena *arena;
    struct td_source body;
    struct td_lines lines;
    struct td_slice title; /* of a heading over all: no section; else absent */
    struct td_problems *problems;
};

/* Only of a link that the item begins with: prose may well hold none. */
static enum td_code warn_no_page(struct reading *reading, const struct td_draft *draft,
                                 const struct td_digest_item *item, struct td_error *err)
{
    if (draft->mark->link == NULL)
        return TD_OK;
    return td_problem_add(reading->arena, reading->problems, TD_SEVERITY_WARNING, item->line,
                          (unsigned)cmark_node_get_start_column(draft->mark->block), err,
                          "this item's link leads to no web page: '%.*s'",
                          TD_SLICE_ARG(td_markdown_url(draft->link)));
}

static enum td_code read_link(struct reading *reading, const struct td_draft *draft,
                              struct td_digest_item *item, struct td_error *err)
{
    if (draft->link != NULL)
        TD_TRY(td_link_url(reading->arena, draft->link, &item->url, err));
    if (!td_slice_is_none(item->url))
        return td_item_address_read(reading->arena, item, err);
    return warn_no_page(reading, draft, item, err);
}

/* Who told it is the author; what stands behind `@name：` is the title. */
static enum td_code take_account(struct reading *reading, const struct td_draft *draft,
                                 struct td_digest_item *item, struct td_error *err)
{
    static const struct td_slice colons[] = {{":", 1}, {"：", 3}};
    struct td_slice account = draft->account;
    if (account.len == 0)
        return TD_OK;
    struct td_slice title = td_slice_sub(item->link_text, account.len, item->link_text.len);
    for (size_t i = 0; i < sizeof(colons) / sizeof(colons[0]); i++)
        if (td_slice_starts(title, colons[i]))
            item->link_text = td_slice_trim(td_slice_sub(title, colons[i].len, title.len));
    return td_one_name(reading->arena, td_slice_sub(account, 1, account.len), &item->byline, err);
}

static enum td_code read_item(struct reading *reading, const struct td_draft *draft,
                              struct td_digest_item *item, struct td_error *err)
{
    item->line = reading->body.first_line + draft->mark->line - 1;
    item->section = td_slice_equal(draft->section, reading->title) ? TD_SLICE_NONE : draft->section;
    item->is_prose = draft->title == NULL || draft->mark->form == TD_FORM_ENTRY_PROSE ||
                     draft->mark->form == TD_FORM_BULLET_PROSE;
    TD_TRY(read_link(reading, draft, item, err));
    TD_TRY(td_summary_plain(reading->arena, draft, item, err));
    TD_TRY(take_account(reading, draft, item, err));
    if (draft->credit.len > 0)
        TD_TRY(td_one_name(reading->arena, draft->credit, &item->byline, err));
    TD_TRY(
        td_summary_markdown(reading->arena, draft, &reading->lines, &item->summary_markdown, err));
    item->domain_len = td_byline_domain_len(draft->link, item->link_text, item->site);
    return td_item_links_read(reading->arena, draft, &item->links, &item->link_count, err);
}

static enum td_code read_items(struct reading *reading, const struct td_outline *outline,
                               struct td_digest *digest, struct td_error *err)
{
    struct td_digest_item *items = td_arena_array(reading->arena, outline->count, sizeof(*items));
    if (items == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < outline->count; i++) {
        items[i].position = (unsigned)i + 1;
        TD_TRY(read_item(reading, &outline->drafts[i], &items[i], err));
    }
    digest->items = items;
    digest->item_count = outline->count;
    TD_TRY(td_sources_read(reading->arena, outline, digest, err));
    return td_bylines_read(reading->arena, digest, err);
}

/* A text that could take cmark minutes is kept, but not read. */
static enum td_code warn_unread(struct reading *reading, const struct td_error *why,
                                struct td_error *err)
{
    return td_problem_add(reading->arena, reading->problems, TD_SEVERITY_WARNING, why->line,
                          why->column, err, "%s: the post is kept as plain text, without items",
                          why->message);
}

static enum td_code find_title(struct reading *reading, cmark_node *document,
                               const struct td_outline *outline, struct td_digest *digest,
                               struct td_error *err)
{
    struct td_name_place place = {.what = "the post's title", .column = 1};
    if (!td_slice_is_none(digest->title))
        return TD_OK;
    TD_TRY(td_post_title_find(reading->arena, document, outline, &digest->title, &place.line, err));
    place.line += reading->body.first_line - 1;
    return td_name_fit(reading->arena, reading->problems, place, &digest->title, err);
}

enum td_code td_items_read(struct td_arena *arena, struct td_source body, struct td_digest *digest,
                           struct td_error *err)
{
    struct reading reading = {.arena = arena, .body = body, .problems = &digest->problems};
    struct td_outline outline = {0};
    cmark_node *document = NULL;
    struct td_error why = {0};

    enum td_code code = td_markdown_parse(arena, body, &document, &why);
    if (code == TD_ERR_INPUT)
        return warn_unread(&reading, &why, err);
    if (code != TD_OK)
        return td_fail(err, code, "%s", why.message);
    if (digest->is_page)
        return find_title(&reading, document, &outline, digest, err);
    TD_TRY(td_lines_read(arena, body.text, &reading.lines, err));
    TD_TRY(td_outline_read(arena, document, body, &reading.lines, reading.problems, &outline, err));
    TD_TRY(find_title(&reading, document, &outline, digest, err));
    reading.title = td_post_title_over_all(document, digest->title);
    TD_TRY(read_items(&reading, &outline, digest, err));
    if (digest->item_count == 0)
        return td_link_post_read(arena, document, body, &reading.lines, digest, err);
    return td_repeats_join(arena, &outline, digest, err);
}
