/* A digest in the making, of link texts and urls alone, whose authors are then parted from them. */
#ifndef TD_TESTS_DESK_H
#define TD_TESTS_DESK_H

#include "support/cmocka.h"

#include "import/authors/account.h"
#include "import/authors/authors.h"

#include <stdlib.h>

enum { MAX_ITEMS = 400, ARENA_BYTES = 64 * 1024 * 1024 };

struct desk {
    struct td_arena arena;
    struct td_digest digest;
    struct td_digest_item items[MAX_ITEMS];
};

static inline int open_desk(void **state)
{
    struct desk *desk = calloc(1, sizeof(*desk));
    assert_non_null(desk);
    td_arena_init(&desk->arena, ARENA_BYTES);
    desk->digest.items = desk->items;
    *state = desk;
    return 0;
}

static inline int close_desk(void **state)
{
    struct desk *desk = *state;
    td_arena_release(&desk->arena);
    free(desk);
    return 0;
}

static inline struct td_digest_item *add_slice(struct desk *desk, struct td_slice text,
                                               struct td_slice url)
{
    struct td_account account;
    assert_true(desk->digest.item_count < MAX_ITEMS);
    struct td_digest_item *item = &desk->items[desk->digest.item_count++];
    assert_int_equal(td_account_read(&desk->arena, url, &account, NULL), TD_OK);
    *item = (struct td_digest_item){.link_text = text,
                                    .url = url,
                                    .summary = TD_SLICE(""),
                                    .site = account.site,
                                    .handle = account.handle};
    return item;
}

static inline struct td_digest_item *add(struct desk *desk, const char *text, const char *url)
{
    return add_slice(desk, td_slice_of(text), td_slice_of(url));
}

static inline void split(struct desk *desk, const struct td_evidence_source *source)
{
    struct td_error err = {0};
    if (td_authors_split(&desk->arena, &desk->digest, source, &err) != TD_OK)
        fail_msg("%s", err.message);
}

static inline void assert_parts(const struct td_digest_item *item, const char *title,
                                const char *author)
{
    if (!td_slice_equal(item->title, td_slice_of(title)) ||
        !td_slice_equal(item->author, td_slice_of(author)))
        fail_msg("'%.*s' became '%.*s' by '%.*s'", TD_SLICE_ARG(item->link_text),
                 TD_SLICE_ARG(item->title), TD_SLICE_ARG(item->author));
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)

#endif
