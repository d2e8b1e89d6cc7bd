#include "stats/count_make.h"

#include "store/query/count_query.h"

#include <stdlib.h>

/* How long an item waited, and where its row is. */
struct wait {
    uint32_t place;
    int64_t seconds;
};

static int by_place_and_seconds(const void *a, const void *b)
{
    const struct wait *first = a, *second = b;
    if (first->place != second->place)
        return first->place < second->place ? -1 : 1;
    return first->seconds < second->seconds ? -1 : first->seconds > second->seconds;
}

/* Both are in the order of item numbers when the data's are put into it. */
static int by_item(const void *a, const void *b)
{
    const struct td_item_lag *first = a, *second = b;
    return first->item < second->item ? -1 : first->item > second->item;
}

static enum td_code gather(struct count_data *data, const struct count_key *key,
                           const struct count_axis *axis, struct wait **ret_waits,
                           size_t *ret_count, struct td_error *err)
{
    struct td_item_lag *lags = NULL;
    size_t lag_count = 0, count = 0;
    TD_TRY(td_count_read_lags(data->store, data->arena, &lags, &lag_count, err));
    struct wait *waits = td_arena_array(data->arena, lag_count, sizeof *waits);
    if (waits == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < data->item_count && lag_count > 0; i++) {
        struct td_item_lag wanted = {.item = data->items[i]};
        const struct td_item_lag *lag = bsearch(&wanted, lags, lag_count, sizeof *lags, by_item);
        uint32_t place = axis->places[key->tally.values[i]];
        if (lag != NULL && place != NO_PLACE)
            waits[count++] = (struct wait){place, lag->seconds};
    }
    if (count > 0)
        qsort(waits, count, sizeof *waits, by_place_and_seconds);
    *ret_waits = waits;
    *ret_count = count;
    return TD_OK;
}

/* The nearest rank: the least wait that at least this share does not exceed. */
static int64_t quantile(const struct wait *waits, size_t count, size_t percent)
{
    size_t rank = (count * percent + 99) / 100;
    return waits[rank > 0 ? rank - 1 : 0].seconds;
}

static struct td_lag lag_of(const struct wait *waits, size_t count)
{
    enum { MEDIAN = 50, P90 = 90 };
    return (struct td_lag){.items = (int64_t)count,
                           .median_s = quantile(waits, count, MEDIAN),
                           .p90_s = quantile(waits, count, P90)};
}

static struct td_lag lag_of_all(struct wait *waits, size_t count)
{
    for (size_t i = 0; i < count; i++)
        waits[i].place = 0;
    qsort(waits, count, sizeof *waits, by_place_and_seconds);
    return lag_of(waits, count);
}

enum td_code count_lag_fill(struct count_data *data, const struct count_key *key,
                            const struct count_axis *axis, struct td_count_table *table,
                            struct td_error *err)
{
    struct wait *waits = NULL;
    size_t count = 0;
    TD_TRY(gather(data, key, axis, &waits, &count, err));
    for (size_t begin = 0, end = 0; begin < count; begin = end) {
        while (end < count && waits[end].place == waits[begin].place)
            end++;
        table->rows[waits[begin].place].value.lag = lag_of(waits + begin, end - begin);
    }
    if (count > 0)
        table->lag = lag_of_all(waits, count);
    return TD_OK;
}
