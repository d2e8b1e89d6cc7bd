/* Asking the archive: which items come first, what they hold, how many there are. Which items are
 * meant is said by a set (condition.h); NULL means all items but those of drafts. */
#ifndef TD_STORE_QUERY_ITEM_QUERY_H
#define TD_STORE_QUERY_ITEM_QUERY_H

#include "base/arena.h"
#include "store/item_set.h"
#include "store/records.h"
#include "store/store.h"

/* An item found: its number, and what it is worth (rank.h). Higher is better; 0 by date. */
struct td_match {
    int64_t item;
    double score;
    double bold;       /* of the score, before age: what its bold phrases have added */
    double characters; /* likewise, single characters of the query */
    double passage;    /* likewise, what stands close together */
    double title;      /* likewise, how much of its title was asked for */
    double likeness;   /* likewise, how like the best it is */
    double all;        /* likewise, that it holds all words, where others do not */
    bool is_partial;   /* holds some of what was asked for, not all */
    int64_t others;    /* further items of its story, where those are left out (search/unique.h) */
};

struct td_matches {
    struct td_match *list;
    size_t count;
    int64_t total;   /* all that there are, whatever the limit */
    int64_t partial; /* how many of these hold only some of what was asked for */
};

/* The items of the set by date: the newest post first, or with TD_SORT_OLDEST the oldest; nothing
 * is scored. `limit` may be any, < 0: all; `offset` any from 0 on. By relevance: rank.h. */
TD_CHECKED enum td_code td_store_search(struct td_store *store, struct td_arena *arena,
                                        const struct td_item_set *set, enum td_sort sort,
                                        int64_t limit, int64_t offset,
                                        struct td_matches *ret_matches, struct td_error *err);

/* One item by number. *ret_found is false where there is none. */
TD_CHECKED enum td_code td_store_read_item(struct td_store *store, struct td_arena *arena,
                                           int64_t id, struct td_item *ret_item, bool *ret_found,
                                           struct td_error *err);

/* Fills links and link_count of an item. */
TD_CHECKED enum td_code td_store_read_links(struct td_store *store, struct td_arena *arena,
                                            struct td_item *item, struct td_error *err);

enum { TD_STORY_REFS_MAX = 50 }; /* of one item; of more, those with the lowest numbers */

/* Fills story_refs and story_ref_count of an item: the other items of its story, drafts left out,
 * the oldest first. */
TD_CHECKED enum td_code td_store_read_story(struct td_store *store, struct td_arena *arena,
                                            struct td_item *item, struct td_error *err);

/* Posts with this name, or this path below their root or whole, with or without ending, or, where
 * there is none, those whose whole path ends so behind a '/'; oldest first. */
TD_CHECKED enum td_code td_store_find_posts(struct td_store *store, struct td_arena *arena,
                                            struct td_slice ref, struct td_post **ret_posts,
                                            size_t *ret_count, struct td_error *err);

/* The same, but that those which share their name get no post_ref. */
TD_CHECKED enum td_code td_store_match_posts(struct td_store *store, struct td_arena *arena,
                                             struct td_slice ref, struct td_post **ret_posts,
                                             size_t *ret_count, struct td_error *err);

/* The numbers of a post's items, by position. */
TD_CHECKED enum td_code td_store_read_item_ids(struct td_store *store, struct td_arena *arena,
                                               int64_t post_id, int64_t **ret_ids,
                                               size_t *ret_count, struct td_error *err);

/* The posts with at least one item of the set (without a set: all posts but drafts), newest first;
 * item_count counts those items. `limit` < 0: all. */
TD_CHECKED enum td_code td_store_read_posts(struct td_store *store, struct td_arena *arena,
                                            const struct td_item_set *set, int64_t limit,
                                            struct td_post **ret_posts, size_t *ret_count,
                                            struct td_error *err);

#endif
