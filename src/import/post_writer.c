#include "import/post_writer.h"

static enum td_code date_of(struct td_arena *arena, const struct td_date *from,
                            struct td_new_post *post, struct td_error *err)
{
    char text[TD_DATE_TEXT_BYTES];
    td_date_format(from, text);
    post->epoch = from->epoch_seconds;
    post->offset_minutes = from->offset_minutes;
    post->has_offset = from->has_offset;
    return td_arena_copy(arena, td_slice_of(text), &post->date, err);
}

static enum td_code post_of(struct td_arena *arena, const struct td_digest_file *file,
                            const struct td_digest *digest, struct td_new_post *ret_post,
                            struct td_error *err)
{
    struct td_new_post post = {
        .place = file->place,
        .name = file->name,
        .title = digest->title,
        .author = digest->author,
        .description = digest->description,
        .is_draft = digest->is_draft,
        .date_written = digest->date_written,
        .sha256 = file->sha256,
        .extra_json = digest->extra_json,
        .bytes = file->bytes,
        .imported_at = file->now_seconds,
        .change = file->change,
        .categories = digest->categories,
        .category_count = digest->category_count,
    };
    if (digest->has_date)
        TD_TRY(date_of(arena, &digest->date, &post, err));
    *ret_post = post;
    return TD_OK;
}

static enum td_code links_of(struct td_arena *arena, const struct td_digest_item *item,
                             struct td_link **ret_links, struct td_error *err)
{
    struct td_link *links = td_arena_array(arena, item->link_count, sizeof *links);
    if (links == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < item->link_count; i++)
        links[i] = (struct td_link){item->links[i].text, item->links[i].url};
    *ret_links = links;
    return TD_OK;
}

static enum td_code fill_items(struct td_arena *arena, const struct td_digest *digest,
                               struct td_new_item *items, struct td_error *err)
{
    for (size_t i = 0; i < digest->item_count; i++) {
        const struct td_digest_item *from = &digest->items[i];
        struct td_link *links = NULL;
        TD_TRY(links_of(arena, from, &links, err));
        items[i] = (struct td_new_item){
            .position = from->position,
            .section = from->section,
            .title = from->title,
            .author = from->author,
            .link_text = from->link_text,
            .url = from->url,
            .site = from->site,
            .handle = from->handle,
            .posted_ms = from->posted_ms,
            .summary = from->summary,
            .summary_markdown = from->summary_markdown,
            .story = from->story,
            .emphasis = from->emphasis,
            .links = links,
            .link_count = from->link_count,
        };
    }
    return TD_OK;
}

typedef bool (*same_item_fn)(const struct td_known_item *known, const struct td_new_item *item);

static bool same_url(const struct td_known_item *known, const struct td_new_item *item)
{
    return !td_slice_is_none(item->url) && td_slice_equal(known->url, item->url);
}

static bool same_link_text(const struct td_known_item *known, const struct td_new_item *item)
{
    return td_slice_equal(known->link_text, item->link_text);
}

/* Gives every item without number that of a known one that is the same and not taken yet. Most
 * items stand where they stood, so each looks at its own place first. */
static void match(struct td_known_item *known, size_t known_count, const struct td_new_item *items,
                  int64_t *ids, size_t count, same_item_fn same)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t step = 0; step < known_count && ids[i] == 0; step++) {
            struct td_known_item *candidate = &known[(i + step) % known_count];
            if (candidate->id == 0 || !same(candidate, &items[i]))
                continue;
            ids[i] = candidate->id;
            candidate->id = 0;
        }
    }
}

/* Tells the book of the items that are new, and of those that were changed or are gone. */
static enum td_code tell_book(struct td_evidence_book *book, int64_t post_id,
                              const struct td_known_item *known, size_t known_count,
                              const struct td_new_item *items, const int64_t *ids, size_t count,
                              struct td_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (ids[i] == 0)
            TD_TRY(td_evidence_book_add(book, &items[i], post_id, err));
        else
            TD_TRY(td_evidence_book_drop(book, items[i].url, err));
    }
    for (size_t i = 0; i < known_count; i++)
        TD_TRY(td_evidence_book_drop(book, known[i].url, err));
    return TD_OK;
}

static enum td_code write_items(struct td_evidence_book *book, struct td_arena *arena,
                                int64_t post_id, const struct td_digest *digest,
                                struct td_error *err)
{
    struct td_new_item *items = td_arena_array(arena, digest->item_count, sizeof *items);
    struct td_known_item *known = NULL;
    size_t known_count = 0, count = digest->item_count;
    int64_t *ids = td_arena_array(arena, count, sizeof *ids);
    if (items == NULL || ids == NULL)
        return td_fail_memory(err);
    TD_TRY(fill_items(arena, digest, items, err));
    TD_TRY(td_store_read_known_items(book->store, arena, post_id, &known, &known_count, err));
    match(known, known_count, items, ids, count, same_url);
    match(known, known_count, items, ids, count, same_link_text);
    int64_t epoch = digest->has_date ? digest->date.epoch_seconds : 0;
    TD_TRY(td_store_set_items(book->store, post_id, epoch, items, ids, count, err));
    return tell_book(book, post_id, known, known_count, items, ids, count, err);
}

enum td_code td_post_write(struct td_evidence_book *book, struct td_arena *arena,
                           const struct td_digest_file *file, struct td_digest *digest,
                           int64_t *post_id, struct td_error *err)
{
    struct td_evidence_source source = td_evidence_book_source(book, *post_id);
    struct td_new_post post;
    td_evidence_book_tidy(book);
    TD_TRY(td_authors_split(arena, digest, &source, err));
    TD_TRY(post_of(arena, file, digest, &post, err));
    if (*post_id == 0)
        TD_TRY(td_store_add_post(book->store, &post, post_id, err));
    else
        TD_TRY(td_store_update_post(book->store, *post_id, &post, err));
    return write_items(book, arena, *post_id, digest, err);
}
