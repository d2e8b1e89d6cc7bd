#include "import/rebuild.h"

#include "import/place.h"
#include "import/post_writer.h"
#include "store/content/history.h"
#include "store/content/post_bytes.h"
#include "store/content/post_list.h"
#include "store/file/check.h"

#include <stdio.h>

static const size_t post_max_bytes = (size_t)1024 * 1024 * 1024;

/* A post's items, by number. */
struct images {
    struct td_item_image *list;
    size_t count;
};

/* Adds the post's items to the totals, given what they were before. */
static enum td_code count_items(struct td_store *store, struct td_arena *arena, int64_t post,
                                const struct images *before, struct td_rebuild_totals *totals,
                                struct td_error *err)
{
    struct images after = {0};
    TD_TRY(td_store_read_item_images(store, arena, post, &after.list, &after.count, err));
    totals->items += (int64_t)after.count;
    for (size_t i = 0, old = 0; i < after.count; i++) {
        const struct td_item_image *image = &after.list[i];
        while (old < before->count && before->list[old].id < image->id)
            old++;
        totals->changed += old == before->count || before->list[old].id != image->id ||
                           !td_slice_equal(before->list[old].text, image->text);
    }
    return TD_OK;
}

static enum td_code rebuild_post(struct td_evidence_book *book, struct td_arena *arena,
                                 const struct td_post_file *post, struct td_rebuild_totals *totals,
                                 struct td_error *err)
{
    struct td_digest_file file = {
        .place = post->place, .sha256 = post->sha256, .bytes = post->bytes};
    struct images before = {0};
    struct td_digest digest;
    struct td_slice path;
    int64_t id = post->post_id;
    TD_TRY(td_store_read_origin(book->store, arena, id, &file.name, &file.now_seconds, &file.change,
                                err));
    TD_TRY(td_place_path(arena, &post->place, &path, err));
    TD_TRY(td_store_read_item_images(book->store, arena, id, &before.list, &before.count, err));
    enum td_code code = td_digest_parse(arena, file.bytes, path, &digest, err);
    totals->posts++;
    totals->failed += code == TD_ERR_INPUT;
    if (code == TD_OK)
        code = td_post_write(book, arena, &file, &digest, &id, err);
    else if (code == TD_ERR_INPUT)
        code = TD_OK;
    TD_TRY(code);
    return count_items(book->store, arena, id, &before, totals, err);
}

static void tell(const struct td_rebuild_watch *watch, const char *what, struct td_slice damage,
                 const char *stays)
{
    char message[TD_ERROR_MESSAGE_BYTES];
    snprintf(message, sizeof message, "%s%.*s; %s", what, TD_SLICE_ARG(damage), stays);
    if (watch != NULL)
        watch->tell(watch->context, message);
}

static enum td_code tell_table(void *context, const struct td_finding *finding,
                               struct td_error *err)
{
    const struct td_rebuild_watch *const *watch = context;
    (void)err;
    tell(*watch, "the archive is damaged: ", finding->message, "it stays as it is");
    return TD_OK;
}

/* A post whose bytes are damaged keeps the items that it has: they may be all that is left. */
static bool is_sound(const struct td_post_file *post, const struct td_rebuild_watch *watch,
                     struct td_rebuild_totals *totals)
{
    struct td_error why = {.message = ""};
    if (td_store_check_post_file(post, &why) == TD_OK)
        return true;
    totals->damaged++;
    tell(watch, "", td_slice_of(why.message), "its items stay as they are");
    return false;
}

static enum td_code rebuild_posts(struct td_store *store, const struct td_rebuild_watch *watch,
                                  struct td_rebuild_totals *totals, struct td_error *err)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    TD_CLEANUP(td_evidence_book_release) struct td_evidence_book book;
    struct td_post_file post = {0};
    bool is_there = true;
    td_arena_init(&arena, post_max_bytes);
    td_evidence_book_init(&book, store);
    while (is_there) {
        int64_t after = post.post_id;
        td_arena_reset(&arena);
        TD_TRY(td_store_next_post_file(store, &arena, after, &post, &is_there, err));
        if (!is_there)
            break;
        if (!is_sound(&post, watch, totals))
            continue;
        TD_TRY(td_store_part_begin(store, err));
        TD_TRY(rebuild_post(&book, &arena, &post, totals, err));
        TD_TRY(td_store_part_end(store, err));
    }
    return TD_OK;
}

static enum td_code rebuild(struct td_store *store, int64_t now,
                            const struct td_rebuild_watch *watch, struct td_rebuild_totals *totals,
                            struct td_error *err)
{
    const struct td_check_watch tables = {.context = &watch, .find = tell_table};
    int64_t change = 0;
    TD_TRY(td_store_check_kept(store, &tables, &totals->tables, err));
    TD_TRY(td_store_remove_strays(store, err));
    TD_TRY(td_history_begin(store, TD_SLICE("rebuild"), now, &change, err));
    TD_TRY(rebuild_posts(store, watch, totals, err));
    TD_TRY(td_history_settle(store, change, 0, err));
    TD_TRY(td_history_tidy(store, err));
    const struct td_change_counts counts = {.files = (int64_t)totals->posts,
                                            .failed = (int64_t)(totals->failed + totals->damaged),
                                            .items = totals->changed};
    return td_history_set_counts(store, change, &counts, err);
}

enum td_code td_rebuild(struct td_store *store, int64_t now_seconds,
                        const struct td_rebuild_watch *watch, struct td_rebuild_totals *ret_totals,
                        struct td_error *err)
{
    struct td_rebuild_totals totals = {0};
    enum td_code code = td_store_rebuild_begin(store, err);
    if (code == TD_OK)
        code = rebuild(store, now_seconds, watch, &totals, err);
    TD_TRY(td_store_rebuild_end(store, code, err));
    *ret_totals = totals;
    return TD_OK;
}
