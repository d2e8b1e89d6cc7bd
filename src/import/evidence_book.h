/* What the archive knows of the accounts that an import meets, kept in memory and in step with what
 * it writes, so that the archive is asked once for each account and not once for each post: asking
 * took half the time of a long import. */
#ifndef TD_IMPORT_EVIDENCE_BOOK_H
#define TD_IMPORT_EVIDENCE_BOOK_H

#include "import/authors/authors.h"
#include "store/content/post_store.h"

enum {
    TD_EVIDENCE_MAX = 50,                           /* names, and link texts, of one account */
    TD_EVIDENCE_BOOK_FULL_BYTES = 16 * 1024 * 1024, /* past this it begins anew */
};

struct td_evidence_page;

struct td_evidence_book {
    struct td_store *store;
    struct td_arena arena;
    struct td_evidence_page **slots; /* a hash table; NULL while empty */
    size_t slot_count;
    size_t page_count;
    int64_t post_id; /* whose own link texts are left out; 0: none */
};

/* Allocates nothing yet; `store` is borrowed. */
void td_evidence_book_init(struct td_evidence_book *book, struct td_store *store);
void td_evidence_book_release(struct td_evidence_book *book);

/* What the book says to a post (0: a new one), reading from the archive what it does not know yet:
 * all names, and the link texts of the other posts. It answers until td_evidence_book_tidy. */
struct td_evidence_source td_evidence_book_source(struct td_evidence_book *book, int64_t post_id);

/* A new item of a post that is in the archive now; to be told in the order of their numbers. */
TD_CHECKED enum td_code td_evidence_book_add(struct td_evidence_book *book,
                                             const struct td_new_item *item, int64_t post_id,
                                             struct td_error *err);

/* Items of this url changed or went: what is known of its account is read anew. */
TD_CHECKED enum td_code td_evidence_book_drop(struct td_evidence_book *book, struct td_slice url,
                                              struct td_error *err);

/* Forgets everything: what was written is taken back. */
void td_evidence_book_clear(struct td_evidence_book *book);

/* Between two posts: begins anew where the book is full. */
void td_evidence_book_tidy(struct td_evidence_book *book);

#endif
