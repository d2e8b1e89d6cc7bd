#include "import/items/sources.h"

#include "import/authors/name_look.h"
#include "import/markdown/plain_text.h"

enum { SOURCES_MIN = 2 };

struct source {
    struct td_slice name;
    struct td_slice site;
};

struct sources {
    struct source list[TD_SOURCES_MAX];
    size_t count;
};

/* False where the name leads elsewhere than before, or there are too many. */
static bool add(struct sources *sources, struct source source)
{
    for (size_t i = 0; i < sources->count; i++)
        if (td_slice_equal(sources->list[i].name, source.name))
            return td_slice_equal(sources->list[i].site, source.site);
    if (sources->count == TD_SOURCES_MAX)
        return false;
    sources->list[sources->count++] = source;
    return true;
}

static enum td_code read_names(struct td_arena *arena, const struct td_outline *outline,
                               const struct td_digest *digest, struct td_slice *names,
                               struct sources *sources, struct td_error *err)
{
    for (size_t i = 0; i < outline->count; i++) {
        cmark_node *link = td_draft_source(&outline->drafts[i]);
        struct td_slice name;
        if (link == NULL)
            continue;
        TD_TRY(td_plain_line(arena, link, &name, err));
        if (!td_looks_like_name(name) || !td_slice_starts(digest->items[i].summary, name))
            continue;
        names[i] = name;
        if (!add(sources, (struct source){name, digest->items[i].site})) {
            sources->count = 0;
            return TD_OK;
        }
    }
    return TD_OK;
}

enum td_code td_sources_read(struct td_arena *arena, const struct td_outline *outline,
                             struct td_digest *digest, struct td_error *err)
{
    struct sources sources = {.count = 0};
    struct td_slice *names = td_arena_array(arena, outline->count, sizeof(*names));
    if (names == NULL)
        return td_fail_memory(err);
    TD_TRY(read_names(arena, outline, digest, names, &sources, err));
    for (size_t i = 0; i < outline->count && sources.count >= SOURCES_MIN; i++) {
        struct td_digest_item *item = &digest->items[i];
        if (names[i].len == 0)
            continue;
        item->byline = names[i];
        item->summary =
            td_without_lead(td_slice_sub(item->summary, names[i].len, item->summary.len));
    }
    return TD_OK;
}
