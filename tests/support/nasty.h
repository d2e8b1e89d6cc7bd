/* Queries that nobody means well: deep, long, wide, broken, and pastes of what an archive holds. */
#ifndef TD_TESTS_NASTY_H
#define TD_TESTS_NASTY_H

#include "base/buf.h"
#include "store/store.h"

struct nasty {
    uint32_t seed;
    struct td_slice *texts; /* to paste from */
    size_t text_count;
};

/* Reads texts of items spread over the archive, into the arena. */
void nasty_read_texts(struct nasty *nasty, struct td_store *store, struct td_arena *arena);

uint32_t nasty_draw(struct nasty *nasty, uint32_t count);

/* The next query, into the buffer, which is emptied first. Returns the name of its kind. */
const char *nasty_next(struct nasty *nasty, struct td_buf *buf);

#endif
