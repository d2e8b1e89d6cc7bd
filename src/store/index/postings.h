/* The postings of phrases, read from the full-text index. Within a question (td_question_begin in
 * store.h) each list is read once, whoever asks for it. For this layer only. */
#ifndef TD_STORE_INDEX_POSTINGS_H
#define TD_STORE_INDEX_POSTINGS_H

#include "base/error.h"
#include "store/index/fts_lists.h"
#include "store/index/rank_phrase.h"

enum { TD_POSTING_COUNT_MAX = 255 };

/* That an item holds a phrase. */
struct td_posting {
    uint32_t item;
    uint8_t counts[TD_RANK_FIELDS]; /* occurrences in each field, at most TD_POSTING_COUNT_MAX */
};

struct td_posting_list {
    struct td_posting *list; /* by item */
    size_t count;
    size_t capacity;
    int64_t occurrences; /* of a phrase, in all of them; not counted for single characters */
};

/* The lists that a store has at hand. */
struct td_postings {
    struct td_fts_lists pages; /* where they are read from, within a question */
    struct td_kept_list **kept;
    size_t count;
    size_t capacity;
    bool is_asking; /* within a question: lists are kept until its end */
};

/* Makes room for so many postings behind the others, or some more. */
TD_CHECKED enum td_code td_postings_make_room(struct td_posting_list *list, size_t more,
                                              struct td_error *err);

/* Puts a posting behind the others. */
TD_CHECKED static inline enum td_code td_postings_add(struct td_posting_list *list,
                                                      const struct td_posting *posting,
                                                      struct td_error *err)
{
    if (list->count == list->capacity)
        TD_TRY(td_postings_make_room(list, 1, err));
    list->list[list->count++] = *posting;
    return TD_OK;
}

/* ret_lists, with room for `count`, gets the list of each phrase: all items of the archive that
 * hold it. They live until td_postings_end. */
TD_CHECKED enum td_code td_postings_read(struct td_store *store,
                                         const struct td_rank_phrase *phrases, size_t count,
                                         const struct td_posting_list **ret_lists,
                                         struct td_error *err);

/* The place of the first posting from place `from` on that is not of an item before `item`; the
 * list's count where there is none. What is near is found soonest (Bentley and Yao, "An Almost
 * Optimal Algorithm for Unbounded Searching", 1976). */
size_t td_postings_seek(const struct td_posting_list *list, size_t from, int64_t item);

/* Whether any item holds the phrase, which may be told without its list. */
TD_CHECKED enum td_code td_postings_has_any(struct td_store *store,
                                            const struct td_rank_phrase *phrase, bool *ret_has,
                                            struct td_error *err);

/* The list of a term of the index, in any field, where a phrase was just that and was read; else
 * NULL. */
const struct td_posting_list *td_postings_of_term(const struct td_postings *postings,
                                                  struct td_slice term);

/* The index's pages: those of the question, or else `own`, which is zeroed and to be released. */
TD_CHECKED enum td_code td_postings_pages(struct td_store *store, struct td_fts_lists *own,
                                          struct td_fts_lists **ret_pages, struct td_error *err);

/* To be called when the lists are no longer looked at: forgets them, but within a question. */
void td_postings_end(struct td_store *store);

/* Forgets all lists. */
void td_postings_forget(struct td_postings *postings);

#endif
