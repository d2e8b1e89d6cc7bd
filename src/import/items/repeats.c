#include "import/items/repeats.h"

/* Stories and the items that they were seen first in. */
struct table {
    size_t *places; /* 1 and the item's index, by hash; 0: free */
    size_t mask;
};

static enum td_code make_table(struct td_arena *arena, size_t count, struct table *ret_table,
                               struct td_error *err)
{
    size_t size = 16;
    while (size < count * 2)
        size *= 2;
    size_t *places = td_arena_array(arena, size, sizeof(*places));
    if (places == NULL)
        return td_fail_memory(err);
    *ret_table = (struct table){places, size - 1};
    return TD_OK;
}

/* Where the item with this story is, or where it would be. */
static size_t *find(const struct table *table, const struct td_digest_item *items, int64_t story)
{
    size_t at = (size_t)((uint64_t)story * UINT64_C(0x9E3779B97F4A7C15) >> 32) & table->mask;
    while (table->places[at] != 0 && items[table->places[at] - 1].story != story)
        at = (at + 1) & table->mask;
    return &table->places[at];
}

static bool holds(struct td_slice text, struct td_slice part)
{
    return part.len == 0 || td_slice_find(text, part) < text.len;
}

/* Appends a text that is not there yet. */
static enum td_code append(struct td_arena *arena, struct td_slice *text, const char *joint,
                           struct td_slice more, struct td_error *err)
{
    if (holds(*text, more))
        return TD_OK;
    return td_arena_format(arena, text, err, "%.*s%s%.*s", TD_SLICE_ARG(*text),
                           text->len > 0 ? joint : "", TD_SLICE_ARG(more));
}

static enum td_code append_links(struct td_arena *arena, struct td_digest_item *item,
                                 const struct td_digest_item *other, struct td_error *err)
{
    size_t count = item->link_count + other->link_count;
    struct td_digest_link *links = td_arena_array(arena, count, sizeof(*links));
    if (links == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        links[i] = i < item->link_count ? item->links[i] : other->links[i - item->link_count];
    item->links = links;
    item->link_count = count;
    return TD_OK;
}

/* Adds to an item what another says beyond it. */
static enum td_code add(struct td_arena *arena, struct td_digest_item *item,
                        const struct td_digest_item *other, struct td_error *err)
{
    if (td_slice_is_none(item->byline))
        item->byline = other->byline;
    if (item->summary.len + other->summary.len > TD_REPEATS_MAX_BYTES ||
        item->link_count > TD_REPEATS_MAX_LINKS)
        return TD_OK;
    if (!holds(item->link_text, other->link_text)) {
        TD_TRY(append(arena, &item->summary, "\n\n", other->link_text, err));
        TD_TRY(append(arena, &item->summary_markdown, "\n\n", other->link_text, err));
    }
    TD_TRY(append(arena, &item->summary, "\n\n", other->summary, err));
    TD_TRY(append(arena, &item->summary_markdown, "\n\n", other->summary_markdown, err));
    TD_TRY(append(arena, &item->emphasis, "\n", other->emphasis, err));
    return append_links(arena, item, other, err);
}

static bool is_better(enum td_form form, const struct td_digest_item *item, enum td_form first_form,
                      const struct td_digest_item *first)
{
    if (form != first_form)
        return form < first_form;
    return first->summary.len == 0 && item->summary.len > 0;
}

/* Two tellings of a story in words of their own are two items. */
static bool tells_nothing_new(const struct td_digest_item *item, const struct td_digest_item *other)
{
    return item->summary.len == 0 || other->summary.len == 0 ||
           td_slice_equal(item->link_text, other->link_text);
}

/* Joins an item with the first of its story, if that was seen; the one that goes loses its number.
 */
static enum td_code join(struct td_arena *arena, const struct table *table,
                         const struct td_outline *outline, struct td_digest_item *items, size_t at,
                         struct td_error *err)
{
    size_t *place = find(table, items, items[at].story);
    if (*place == 0) {
        *place = at + 1;
        return TD_OK;
    }
    size_t first = *place - 1;
    if (!tells_nothing_new(&items[first], &items[at]))
        return TD_OK;
    bool later_stays = is_better(outline->drafts[at].mark->form, &items[at],
                                 outline->drafts[first].mark->form, &items[first]);
    size_t stays = later_stays ? at : first;
    size_t goes = later_stays ? first : at;
    *place = stays + 1;
    items[goes].position = 0;
    return add(arena, &items[stays], &items[goes], err);
}

static size_t drop_joined(struct td_digest_item *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].position == 0)
            continue;
        items[kept] = items[i];
        items[kept].position = (unsigned)kept + 1;
        kept++;
    }
    return kept;
}

enum td_code td_repeats_join(struct td_arena *arena, const struct td_outline *outline,
                             struct td_digest *digest, struct td_error *err)
{
    struct table table = {0};
    TD_TRY(make_table(arena, digest->item_count, &table, err));
    for (size_t i = 0; i < digest->item_count; i++)
        if (digest->items[i].story != 0 && outline->drafts[i].mark->link != NULL)
            TD_TRY(join(arena, &table, outline, digest->items, i, err));
    digest->item_count = drop_joined(digest->items, digest->item_count);
    return TD_OK;
}
