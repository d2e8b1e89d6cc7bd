/* Conditions: what can be asked of an item, each by one named statement that gives item numbers. A
 * query is compiled to conditions and set operations (item_set.h); every value is bound. */
#ifndef TD_STORE_QUERY_CONDITION_H
#define TD_STORE_QUERY_CONDITION_H

#include "store/item_set.h"
#include "store/store.h"

enum td_condition_kind {
    TD_CONDITION_ALL,      /* every item, drafts too */
    TD_CONDITION_DRAFT,    /* of a post that is a draft */
    TD_CONDITION_PHRASE,   /* text: one phrase as FTS5 writes it; where number is a folded code
                              point, that single character in the fields of the index that
                              number_until has, bit by bit (struct td_rank_phrase) */
    TD_CONDITION_AUTHOR,   /* text: a handle, or a name of the author, whole or words in a row */
    TD_CONDITION_CATEGORY, /* text: a category's whole name, folded */
    TD_CONDITION_SITE,     /* text: a host in lower case, or a domain above it */
    TD_CONDITION_SECTION,  /* text: words in a row of the heading */
    TD_CONDITION_POST,     /* text: the post's name, its path, or words in a row of its title */
    TD_CONDITION_URL,      /* text: a part of the url, in any case; number: a story whose items are
                              meant, too; 0: none */
    TD_CONDITION_DAYS,     /* text, until: first and last day (2025-12-07) of the post by its own
                              clock; absent: no bound */
    TD_CONDITION_MOMENTS,  /* posts from number on, before number_until (seconds since 1970 UTC);
                              those that name no offset by text and until, as TD_CONDITION_DAYS */
    TD_CONDITION_STORY,    /* number: the story */
    TD_CONDITION_COUNT,
};

struct td_condition {
    enum td_condition_kind kind;
    struct td_slice text;
    struct td_slice until;
    int64_t number;
    int64_t number_until;
};

/* Whether two ask the same. */
bool td_condition_equal(const struct td_condition *a, const struct td_condition *b);

/* The items for which the condition holds, drafts too, in the arena. */
TD_CHECKED enum td_code td_store_select(struct td_store *store, struct td_arena *arena,
                                        const struct td_condition *condition,
                                        struct td_item_set *ret_set, struct td_error *err);

/* The items of `among` for which it holds: what is dear to ask of all is asked of these where they
 * are few. */
TD_CHECKED enum td_code td_store_select_among(struct td_store *store, struct td_arena *arena,
                                              const struct td_condition *condition,
                                              const struct td_item_set *among,
                                              struct td_item_set *ret_set, struct td_error *err);

/* Whether any item has the phrase of a TD_CONDITION_PHRASE. */
TD_CHECKED enum td_code td_store_has_phrase(struct td_store *store,
                                            const struct td_condition *condition, bool *ret_has,
                                            struct td_error *err);

/* Two phrases, as FTS5 writes them, with at most `distance` tokens between them in one field. */
struct td_near {
    struct td_slice left;
    struct td_slice right;
    size_t left_tokens; /* of text/token.h */
    size_t right_tokens;
    uint64_t distance;
};

/* The items of `among` that have both phrases so near. */
TD_CHECKED enum td_code td_store_select_near(struct td_store *store, struct td_arena *arena,
                                             const struct td_near *near,
                                             const struct td_item_set *among,
                                             struct td_item_set *ret_set, struct td_error *err);

/* The set as it is (its bits are shared), or where it is NULL what is meant where nothing is asked:
 * all items but those of drafts. */
TD_CHECKED enum td_code td_store_set_or_default(struct td_store *store, struct td_arena *arena,
                                                const struct td_item_set *set,
                                                struct td_item_set *ret_set, struct td_error *err);

#endif
