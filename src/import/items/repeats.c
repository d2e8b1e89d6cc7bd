#include "import/items/repeats.h"

#include "base/number_map.h"

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

/* Two tellings of a story in words of their own are two items; and so are two titles over one link
 * where it is not the own one of both. */
static bool tells_nothing_new(const struct td_digest_item *item, const struct td_digest_item *other,
                              bool have_own_links)
{
    return (have_own_links && (item->summary.len == 0 || other->summary.len == 0)) ||
           td_slice_equal(item->link_text, other->link_text);
}

/* Joins an item with the first of its story, if that was seen; the one that goes loses its number.
 */
static enum td_code join(struct td_arena *arena, struct td_number_map *firsts,
                         const struct td_outline *outline, struct td_digest_item *items, size_t at,
                         struct td_error *err)
{
    uint32_t *place = td_number_map_at(firsts, (uint64_t)items[at].story);
    if (place == NULL)
        return td_fail_memory(err);
    if (*place == 0) {
        *place = (uint32_t)at + 1;
        return TD_OK;
    }
    size_t first = *place - 1;
    bool is_own = outline->drafts[at].mark->link != NULL;
    bool is_first_own = outline->drafts[first].mark->link != NULL;
    if (!tells_nothing_new(&items[first], &items[at], is_own && is_first_own)) {
        *place = is_own && !is_first_own ? (uint32_t)at + 1 : *place;
        return TD_OK;
    }
    bool later_stays = is_better(outline->drafts[at].mark->form, &items[at],
                                 outline->drafts[first].mark->form, &items[first]);
    size_t stays = later_stays ? at : first;
    size_t goes = later_stays ? first : at;
    *place = (uint32_t)stays + 1;
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
    struct td_number_map firsts; /* stories, and 1 and the place of the item that tells them */
    td_number_map_init(&firsts, arena);
    for (size_t i = 0; i < digest->item_count; i++)
        if (digest->items[i].story != 0)
            TD_TRY(join(arena, &firsts, outline, digest->items, i, err));
    digest->item_count = drop_joined(digest->items, digest->item_count);
    return TD_OK;
}
