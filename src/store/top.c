#include "store/top.h"

#include "store/columns.h"
#include "store/statement.h"

#include <math.h>
#include <stdlib.h>

enum { FIRST_CAPACITY = 64, SECONDS_A_DAY = 24 * 60 * 60 };

enum td_code td_top_begin(struct td_top *top, struct td_store *store, struct td_arena *arena,
                          const struct td_rank_request *request, struct td_error *err)
{
    (void)err;
    *top = (struct td_top){
        .store = store,
        .arena = arena,
        .half_life_seconds = (double)request->half_life_days * SECONDS_A_DAY,
        .now = request->now,
        .limit = request->limit < 0 ? SIZE_MAX : (size_t)request->limit,
    };
    return TD_OK;
}

void td_top_release(struct td_top *top)
{
    free(top->heap);
    top->heap = NULL;
}

static enum td_code post_of(struct td_top *top, int64_t item, int64_t *ret_post,
                            struct td_error *err)
{
    uint64_t number = 0;
    if (top->posts == NULL) {
        struct td_column *posts = td_arena_alloc(top->arena, sizeof *posts);
        if (posts == NULL)
            return td_fail_memory(err);
        TD_TRY(td_columns_open(top->store, top->arena, TD_ITEM_POST, posts, err));
        top->posts = posts;
    }
    TD_TRY(td_columns_number(top->posts, item, &number, err));
    *ret_post = (int64_t)number;
    return TD_OK;
}

/* The post's date; one without is older than all. */
static enum td_code read_epoch(struct td_top *top, struct td_top_item *entry, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    int64_t post = 0;
    bool has_row = false;
    if (entry->has_epoch)
        return TD_OK;
    TD_TRY(post_of(top, entry->item, &post, err));
    TD_TRY(td_statement_begin(top->store, TD_SQL_READ_POST_EPOCH, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_POST_EPOCH_ID, post);
    TD_TRY(td_statement_step(&read, &has_row, err));
    entry->epoch = has_row ? td_column_integer(&read, TD_COLUMN_READ_POST_EPOCH_EPOCH) : INT64_MIN;
    entry->has_epoch = true;
    return TD_OK;
}

static enum td_code is_better(struct td_top *top, struct td_top_item *a, struct td_top_item *b,
                              bool *ret_better, struct td_error *err)
{
    if (a->score > b->score || a->score < b->score) {
        *ret_better = a->score > b->score;
        return TD_OK;
    }
    TD_TRY(read_epoch(top, a, err));
    TD_TRY(read_epoch(top, b, err));
    *ret_better = a->epoch != b->epoch ? a->epoch > b->epoch : a->item > b->item;
    return TD_OK;
}

static void swap(struct td_top *top, size_t a, size_t b)
{
    struct td_top_item kept = top->heap[a];
    top->heap[a] = top->heap[b];
    top->heap[b] = kept;
}

static enum td_code sift_up(struct td_top *top, size_t at, struct td_error *err)
{
    while (at > 0) {
        size_t parent = (at - 1) / 2;
        bool is_worse = false;
        TD_TRY(is_better(top, &top->heap[parent], &top->heap[at], &is_worse, err));
        if (!is_worse)
            break;
        swap(top, at, parent);
        at = parent;
    }
    return TD_OK;
}

/* Restores the heap of the first `count` where only the item at its root is out of place. */
static enum td_code sift_down(struct td_top *top, size_t count, struct td_error *err)
{
    size_t at = 0;
    for (;;) {
        size_t worst = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < count; child++) {
            bool is_worse = false;
            TD_TRY(is_better(top, &top->heap[worst], &top->heap[child], &is_worse, err));
            if (is_worse)
                worst = child;
        }
        if (worst == at)
            return TD_OK;
        swap(top, at, worst);
        at = worst;
    }
}

static enum td_code make_room(struct td_top *top, struct td_error *err)
{
    if (top->count < top->capacity)
        return TD_OK;
    size_t capacity = top->capacity > 0 ? 2 * top->capacity : FIRST_CAPACITY;
    struct td_top_item *grown = reallocarray(top->heap, capacity, sizeof *grown);
    if (grown == NULL)
        return td_fail_memory(err);
    top->heap = grown;
    top->capacity = capacity;
    return TD_OK;
}

static enum td_code age(struct td_top *top, struct td_top_item *entry, struct td_error *err)
{
    if (top->half_life_seconds <= 0)
        return TD_OK;
    TD_TRY(read_epoch(top, entry, err));
    double seconds = (double)top->now - (double)entry->epoch;
    if (entry->epoch == INT64_MIN)
        entry->score = 0;
    else if (seconds > 0)
        entry->score *= exp2(-seconds / top->half_life_seconds);
    return TD_OK;
}

enum td_code td_top_age(struct td_top *top, int64_t item, double *score, struct td_error *err)
{
    struct td_top_item entry = {.score = *score, .item = item};
    TD_TRY(age(top, &entry, err));
    *score = entry.score;
    return TD_OK;
}

static enum td_code offer(struct td_top *top, struct td_top_item entry, struct td_error *err)
{
    bool is_wanted = false;
    if (top->count < top->limit) {
        TD_TRY(make_room(top, err));
        top->heap[top->count] = entry;
        return sift_up(top, top->count++, err);
    }
    TD_TRY(is_better(top, &entry, &top->heap[0], &is_wanted, err));
    if (!is_wanted)
        return TD_OK;
    top->heap[0] = entry;
    return sift_down(top, top->count, err);
}

enum td_code td_top_offer(struct td_top *top, int64_t item, double score, struct td_error *err)
{
    struct td_top_item entry = {.score = score, .item = item};
    top->offered++;
    if (top->limit == 0)
        return TD_OK;
    TD_TRY(age(top, &entry, err));
    return offer(top, entry, err);
}

enum td_code td_top_offer_aged(struct td_top *top, int64_t item, double score, struct td_error *err)
{
    top->offered++;
    return top->limit > 0 ? offer(top, (struct td_top_item){.score = score, .item = item}, err)
                          : TD_OK;
}

enum td_code td_top_take(struct td_top *top, struct td_arena *arena, struct td_matches *ret_matches,
                         struct td_error *err)
{
    struct td_match *list = td_arena_array(arena, top->count, sizeof *list);
    size_t count = top->count;
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t left = count; left > 0; left--) {
        list[left - 1] = (struct td_match){.item = top->heap[0].item, .score = top->heap[0].score};
        top->heap[0] = top->heap[left - 1];
        TD_TRY(sift_down(top, left - 1, err));
    }
    *ret_matches = (struct td_matches){.list = list, .count = count, .total = top->offered};
    return TD_OK;
}
