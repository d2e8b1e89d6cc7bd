#include "store/query/top.h"

#include "base/grow.h"
#include "store/index/columns.h"
#include "store/statement.h"

#include <math.h>
#include <stdlib.h>

enum { SECONDS_A_DAY = 24 * 60 * 60 };

void td_top_begin(struct td_top *top, struct td_store *store, struct td_arena *arena,
                  const struct td_rank_request *request)
{
    *top = (struct td_top){
        .store = store,
        .arena = arena,
        .half_life_seconds = (double)request->half_life_days * SECONDS_A_DAY,
        .now = request->now,
        .least = -INFINITY,
        .limit = request->limit < 0 ? SIZE_MAX : (size_t)request->limit,
    };
}

void td_top_release(struct td_top *top)
{
    free(top->list);
    top->list = NULL;
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

static int by_score(const void *left, const void *right)
{
    const struct td_top_item *a = left, *b = right;
    if (a->score > b->score || a->score < b->score)
        return a->score > b->score ? -1 : 1;
    return a->item > b->item ? -1 : a->item < b->item;
}

static int by_epoch(const void *left, const void *right)
{
    const struct td_top_item *a = left, *b = right;
    if (a->epoch != b->epoch)
        return a->epoch > b->epoch ? -1 : 1;
    return a->item > b->item ? -1 : a->item < b->item;
}

/* Where the items end that have the score of the one at `begin`. */
static size_t end_of_equals(const struct td_top *top, size_t begin)
{
    size_t end = begin + 1;
    while (end < top->count && !(top->list[end].score < top->list[begin].score))
        end++;
    return end;
}

static void sort(struct td_top *top)
{
    if (top->count > 0)
        qsort(top->list, top->count, sizeof *top->list, by_score);
}

/* Leaves those out that are behind the limit whatever their dates. */
static void drop_worse(struct td_top *top)
{
    if (top->count <= top->limit)
        return;
    sort(top);
    top->count = end_of_equals(top, top->limit - 1);
    top->least = top->list[top->count - 1].score;
}

static enum td_code make_room(struct td_top *top, struct td_error *err)
{
    if (top->count < top->capacity)
        return TD_OK;
    drop_worse(top);
    if (top->count < top->capacity / 2)
        return TD_OK;
    struct td_top_item *list = td_grow(top->list, top->count, &top->capacity, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    top->list = list;
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
    top->offered++;
    if (top->limit == 0 || entry.score < top->least)
        return TD_OK;
    TD_TRY(make_room(top, err));
    top->list[top->count++] = entry;
    return TD_OK;
}

enum td_code td_top_offer(struct td_top *top, int64_t item, double score, struct td_error *err)
{
    struct td_top_item entry = {.score = score, .item = item};
    if (top->limit > 0)
        TD_TRY(age(top, &entry, err));
    return offer(top, entry, err);
}

enum td_code td_top_offer_aged(struct td_top *top, int64_t item, double score, struct td_error *err)
{
    return offer(top, (struct td_top_item){.score = score, .item = item}, err);
}

/* Puts items of one score in order by their dates. */
static enum td_code settle(struct td_top *top, size_t begin, size_t end, struct td_error *err)
{
    if (end - begin < 2)
        return TD_OK;
    for (size_t i = begin; i < end; i++)
        TD_TRY(read_epoch(top, &top->list[i], err));
    qsort(top->list + begin, end - begin, sizeof *top->list, by_epoch);
    return TD_OK;
}

/* Dates are read only where they decide. */
static enum td_code settle_all(struct td_top *top, bool in_order, struct td_error *err)
{
    size_t end = 0;
    for (size_t begin = 0; begin < top->count && begin < top->limit; begin = end) {
        end = end_of_equals(top, begin);
        if (in_order || end > top->limit)
            TD_TRY(settle(top, begin, end, err));
    }
    return TD_OK;
}

enum td_code td_top_take(struct td_top *top, struct td_arena *arena, bool in_order,
                         struct td_matches *ret_matches, struct td_error *err)
{
    sort(top);
    TD_TRY(settle_all(top, in_order, err));
    size_t count = top->count < top->limit ? top->count : top->limit;
    struct td_match *list = td_arena_array(arena, count, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct td_match){.item = top->list[i].item, .score = top->list[i].score};
    *ret_matches = (struct td_matches){.list = list, .count = count, .total = top->offered};
    return TD_OK;
}
