/* Posts and their items, as import writes them. All of it happens inside a transaction
 * (td_store_begin). */
#ifndef TD_STORE_CONTENT_POST_STORE_H
#define TD_STORE_CONTENT_POST_STORE_H

#include "base/arena.h"
#include "store/records.h"
#include "store/store.h"

/* Where a file lies: a root, and the path below it. */
struct td_place {
    struct td_slice root; /* absolute; "" for standard input */
    struct td_slice path;
};

/* A post as an import brings it. */
struct td_new_post {
    struct td_place place;
    struct td_slice name;
    struct td_slice title;
    struct td_slice author; /* who made the digest */
    struct td_slice description;
    bool is_draft;
    struct td_slice date_written;
    struct td_slice date; /* as td_date_format writes it; absent: none */
    int64_t epoch;        /* where date is there */
    int32_t offset_minutes;
    bool has_offset;
    struct td_slice sha256;
    struct td_slice extra_json;
    struct td_slice bytes;
    int64_t imported_at;
    int64_t change; /* what brings it (store/content/history.h) */
    const struct td_slice *categories;
    size_t category_count;
};

/* An item as an import brings it. */
struct td_new_item {
    int64_t position;
    struct td_slice section;
    struct td_slice title;
    struct td_slice author;
    struct td_slice link_text;
    struct td_slice url;
    struct td_slice site;
    struct td_slice handle;
    int64_t posted_ms; /* 0: not known */
    struct td_slice summary;
    struct td_slice summary_markdown;
    struct td_slice emphasis; /* the bold phrases of the summary, a line each; absent without any */
    int64_t story;            /* 0: none, as the item has no url */
    const struct td_link *links;
    size_t link_count;
};

/* What is needed to know a post again. */
struct td_known_post {
    int64_t id; /* 0: there is none */
    struct td_place place;
    struct td_slice sha256;
};

/* An item that the archive has, as far as it takes to find it again in an edited post. */
struct td_known_item {
    int64_t id;
    struct td_slice url;
    struct td_slice link_text;
};

/* TD_ERR_ARCHIVE where the roots are not those that were written: who brings posts in, or takes
 * away those whose files are gone, would take one folder for another. To be asked within a
 * transaction that changed nothing yet. */
TD_CHECKED enum td_code td_store_check_roots(struct td_store *store, struct td_error *err);

/* All roots, longest path first. */
TD_CHECKED enum td_code td_store_read_roots(struct td_store *store, struct td_arena *arena,
                                            struct td_slice **ret_roots, size_t *ret_count,
                                            struct td_error *err);

/* The post at a place, or of the same bytes; ret_post->id is 0 where there is none. */
TD_CHECKED enum td_code td_store_find_post_at(struct td_store *store, struct td_arena *arena,
                                              const struct td_place *place,
                                              struct td_known_post *ret_post, struct td_error *err);
TD_CHECKED enum td_code td_store_find_post_of(struct td_store *store, struct td_arena *arena,
                                              struct td_slice sha256,
                                              struct td_known_post *ret_post, struct td_error *err);

/* Adds a post, or puts a new version in the place of post `id`. Roots and categories that are not
 * there are made. */
TD_CHECKED enum td_code td_store_add_post(struct td_store *store, const struct td_new_post *post,
                                          int64_t *ret_id, struct td_error *err);
TD_CHECKED enum td_code td_store_update_post(struct td_store *store, int64_t id,
                                             const struct td_new_post *post, struct td_error *err);

/* Says that the post now lies elsewhere, under another name. */
TD_CHECKED enum td_code td_store_move_post(struct td_store *store, int64_t id,
                                           const struct td_place *place, struct td_slice name,
                                           struct td_error *err);

/* The items of a post, by position. */
TD_CHECKED enum td_code td_store_read_known_items(struct td_store *store, struct td_arena *arena,
                                                  int64_t post_id, struct td_known_item **ret_items,
                                                  size_t *ret_count, struct td_error *err);

/* Makes `items` the items of the post. `ids` names, for each, the item of the post that it is (so
 * that it keeps its number), or 0 for a new one. Items of the post that are not named go. `epoch`
 * is the post's date, by which the newest name of a source is known. */
TD_CHECKED enum td_code td_store_set_items(struct td_store *store, int64_t post_id, int64_t epoch,
                                           const struct td_new_item *items, const int64_t *ids,
                                           size_t count, struct td_error *err);

/* The link text of an item that is kept. */
struct td_link_text {
    struct td_slice text;
    int64_t story; /* as of td_new_item */
    int64_t post_id;
};

/* What is known of an account (or, with `handle` absent, of a site): display names, newest first,
 * and the link texts of its newest items, at most `limit` of each. */
TD_CHECKED enum td_code td_store_read_names(struct td_store *store, struct td_arena *arena,
                                            struct td_slice site, struct td_slice handle,
                                            int64_t limit, struct td_slice **ret_names,
                                            size_t *ret_count, struct td_error *err);
TD_CHECKED enum td_code td_store_read_link_texts(struct td_store *store, struct td_arena *arena,
                                                 struct td_slice site, struct td_slice handle,
                                                 int64_t limit, struct td_link_text **ret_texts,
                                                 size_t *ret_count, struct td_error *err);

#endif
