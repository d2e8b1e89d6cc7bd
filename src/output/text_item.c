#include "output/text.h"
#include "text/width.h"

#include <inttypes.h>

/* "2025-12-07 00:00" in the reporter's cell. */
static struct td_slice date_text(struct td_reporter *reporter, struct td_slice date)
{
    td_buf_cut(&reporter->cell, 0);
    td_text_add_date(&reporter->cell, date);
    return td_buf_slice(&reporter->cell);
}

/* "3 more of this story" */
static struct td_slice others_text(struct td_reporter *reporter, const struct td_hit *hit)
{
    if (!hit->has_others || hit->others == 0)
        return TD_SLICE_NONE;
    td_buf_cut(&reporter->cell, 0);
    td_buf_addf(&reporter->cell, "%" PRId64 " more of this story", hit->others);
    return td_buf_slice(&reporter->cell);
}

static struct td_slice ref_text(struct td_reporter *reporter, const struct td_item *item)
{
    td_buf_cut(&reporter->cell, 0);
    td_buf_add(&reporter->cell, item->post_ref);
    td_buf_addf(&reporter->cell, "#%" PRId64, item->position);
    return td_buf_slice(&reporter->cell);
}

/* "name (@handle)", or what of it is known. */
static struct td_slice author_text(struct td_reporter *reporter, const struct td_item *item)
{
    bool has_both = item->author.len > 0 && item->handle.len > 0;

    td_buf_cut(&reporter->cell, 0);
    td_buf_add(&reporter->cell, item->author);
    if (item->handle.len > 0) {
        td_buf_add(&reporter->cell, has_both ? TD_SLICE(" (@") : TD_SLICE("@"));
        td_buf_add(&reporter->cell, item->handle);
        td_buf_add(&reporter->cell, has_both ? TD_SLICE(")") : TD_SLICE(""));
    }
    return td_buf_slice(&reporter->cell);
}

static struct td_slice name_text(struct td_reporter *reporter, const struct td_item *item)
{
    if (item->author.len > 0)
        return item->author;
    return author_text(reporter, item);
}

static struct td_slice title_text(struct td_slice title)
{
    return title.len > 0 ? title : TD_SLICE("(no title)");
}

void td_text_report_hit(struct td_reporter *reporter, const struct td_hit *hit)
{
    const struct td_item *item = &hit->item;
    struct td_buf *buf = &reporter->buf;

    if (reporter->result_count > 0)
        td_buf_add_char(buf, '\n');
    size_t begin = buf->len;
    td_buf_addf(buf, "%3" PRId64 "  ", hit->rank);
    td_text_linked(reporter, title_text(item->title), item->url, item->id, TD_TEXT_INDENT,
                   buf->len - begin, TD_INK_BOLD);

    td_text_parts_begin(reporter);
    td_text_parts_add(reporter, name_text(reporter, item));
    td_text_parts_add(reporter, date_text(reporter, item->date));
    td_text_parts_add(reporter, ref_text(reporter, item));
    td_text_parts_add(reporter, item->site);
    td_text_parts_add(reporter, others_text(reporter, hit));
    td_text_parts_end(reporter, TD_TEXT_INDENT, TD_INK_DIM);

    struct td_slice text = td_slice_is_none(hit->lead) ? hit->snippet : hit->lead;
    if (text.len > 0)
        td_text_marked(reporter, text, TD_TEXT_INDENT);
}

/* Adds "label: a, b" where there are any. */
static void add_list(struct td_reporter *reporter, const char *label, const struct td_slice *list,
                     size_t count)
{
    if (count == 0)
        return;
    td_buf_cut(&reporter->cell, 0);
    td_buf_addf(&reporter->cell, "%s: ", label);
    for (size_t i = 0; i < count; i++) {
        td_buf_add(&reporter->cell, i > 0 ? TD_SLICE(", ") : TD_SLICE(""));
        td_buf_add(&reporter->cell, list[i]);
    }
    td_text_inked(reporter, td_buf_slice(&reporter->cell), 0, 0, TD_INK_DIM);
}

/* An address on a line of its own and never broken, so that it can be clicked. */
static void add_url(struct td_reporter *reporter, struct td_slice url)
{
    if (url.len == 0)
        return;
    td_width_add_safe(&reporter->buf, url);
    td_buf_add_char(&reporter->buf, '\n');
}

static void add_links(struct td_reporter *reporter, const struct td_item *item)
{
    if (item->link_count > 0)
        td_buf_add_char(&reporter->buf, '\n');
    for (size_t i = 0; i < item->link_count; i++) {
        const struct td_link *link = &item->links[i];
        if (!td_slice_equal(link->text, link->url))
            td_text_inked(reporter, link->text, 0, 0, TD_INK_DIM);
        add_url(reporter, link->url);
    }
}

/* Who and where; what the post above has said is not said again. */
static void add_about(struct td_reporter *reporter, const struct td_item *item)
{
    td_text_parts_begin(reporter);
    td_text_parts_add(reporter, author_text(reporter, item));
    td_text_parts_add(reporter, item->site);
    td_text_parts_end(reporter, 0, TD_INK_DIM);

    td_text_parts_begin(reporter);
    if (item->post_id != reporter->post_above)
        td_text_parts_add(reporter, date_text(reporter, item->date));
    td_text_parts_add(reporter, ref_text(reporter, item));
    td_buf_cut(&reporter->cell, 0);
    td_buf_addf(&reporter->cell, "item %" PRId64, item->id);
    td_text_parts_add(reporter, td_buf_slice(&reporter->cell));
    td_text_parts_end(reporter, 0, TD_INK_DIM);
}

void td_text_report_item(struct td_reporter *reporter, const struct td_item *item)
{
    if (reporter->result_count > 0)
        td_buf_add_char(&reporter->buf, '\n');
    td_text_linked(reporter, title_text(item->title), item->url, item->id, 0, 0, TD_INK_BOLD);
    add_about(reporter, item);
    add_list(reporter, "section", &item->section, item->section.len > 0 ? 1 : 0);
    if (item->post_id != reporter->post_above)
        add_list(reporter, "categories", item->categories, item->category_count);
    add_url(reporter, item->url);
    add_list(reporter, "also in", item->story_refs, item->story_ref_count);
    if (item->summary.len > 0) {
        td_buf_add_char(&reporter->buf, '\n');
        td_text_marked(reporter, item->summary, 0);
    }
    add_links(reporter, item);
}

void td_text_report_post(struct td_reporter *reporter, const struct td_post *post)
{
    if (reporter->result_count > 0)
        td_buf_add_char(&reporter->buf, '\n');
    td_text_inked(reporter, title_text(post->title), 0, 0, TD_INK_BOLD);
    td_text_parts_begin(reporter);
    td_text_parts_add(reporter, post->post_ref);
    td_text_parts_add(reporter, date_text(reporter, post->date));
    td_buf_cut(&reporter->cell, 0);
    td_text_add_count(&reporter->cell, (size_t)post->item_count, "item");
    td_text_parts_add(reporter, td_buf_slice(&reporter->cell));
    td_text_parts_end(reporter, 0, TD_INK_DIM);
    add_list(reporter, "categories", post->categories, post->category_count);
    reporter->post_above = post->id;
}
