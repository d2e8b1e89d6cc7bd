/* What a count came to: a ranking, a time line or a cross table, ready to be shown. Made by
 * stats/counts.h, read by every format. */
#ifndef TD_STORE_QUERY_COUNT_TABLE_H
#define TD_STORE_QUERY_COUNT_TABLE_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum td_count_key {
    TD_KEY_AUTHOR,
    TD_KEY_CATEGORY,
    TD_KEY_SITE,
    TD_KEY_SECTION,
    TD_KEY_POST,
    TD_KEY_STORY,
    TD_KEY_YEAR,
    TD_KEY_QUARTER,
    TD_KEY_MONTH,
    TD_KEY_WEEK,
    TD_KEY_DAY,
    TD_KEY_WEEKDAY,
    TD_KEY_HOUR,
    TD_KEY_COUNT,
    TD_KEY_TERM = TD_KEY_COUNT, /* of series (stats/series.h), not to be counted by */
};

enum td_count_share { TD_SHARE_NONE, TD_SHARE_ROW, TD_SHARE_COLUMN, TD_SHARE_ALL };

/* How long items waited from their publication to their post. */
struct td_lag {
    int64_t items;    /* of which it is known */
    int64_t median_s; /* seconds */
    int64_t p90_s;    /* which nine in ten do not exceed */
};

/* One value of a key, with all its items. */
struct td_count_value {
    struct td_slice text; /* 宝玉, 2025-12, …; absent: items that have no value, or the rest */
    struct td_slice handle;       /* author: of the account */
    struct td_slice site;         /* author: of the account, or where all items are from one */
    struct td_slice detail;       /* story: the title of its first item; post: its path */
    struct td_slice label;        /* of a post: what it is shown as (store/query/post_ref.h) */
    const struct td_slice *names; /* author, where asked for: all that it was seen with */
    size_t name_count;
    const struct td_slice *accounts; /* likewise: all its accounts, x.com/dotey */
    size_t account_count;
    int64_t items;         /* each once */
    int64_t cumulative;    /* with those of the values before; see td_count_table.is_cumulative */
    int64_t posts;         /* that the items are from; this and the days only with has_ranges */
    struct td_lag lag;     /* see has_lag */
    struct td_slice first; /* days of the oldest and the newest item; absent: none has a date */
    struct td_slice last;
    int64_t rest; /* how many values this one sums; 0: it is one value itself */
};

/* How many items have the row's value and that of a column. */
struct td_count_cell {
    uint32_t column;
    int64_t items;
    int64_t cumulative; /* along the time; where that is asked for, cells without items are there */
};

struct td_count_row {
    struct td_count_value value;
    struct td_count_cell *cells; /* by column, only those that are not 0 */
    size_t cell_count;
};

/* A key's name (author), whether it is of time, and whether its values come round (weekday). */
struct td_count_axis {
    enum td_count_key key;
    struct td_slice name;
    struct td_slice missing; /* what items without a value lack: "author", "date" */
    bool is_time;
    bool is_cycle;
    bool has_many; /* an item may have several values: sums may exceed totals */
};

struct td_count_table {
    struct td_count_axis down; /* of the rows */
    struct td_count_axis across;
    bool is_cross; /* two keys; else `across`, `columns` and cells mean nothing */
    bool is_unique;
    bool is_cumulative;
    bool has_rest;   /* --top was given: JSON says of each row whether it is the rest */
    bool has_ranges; /* first, last and posts are to be shown */
    bool has_names;
    bool has_lag; /* how long it took from publication to post is to be shown */
    enum td_count_share share;
    struct td_count_row *rows;
    size_t row_count;
    struct td_count_value *columns;
    size_t column_count;
    int64_t value_count; /* different values of the rows' key, shown or not, without that of none */
    int64_t items;       /* all that were counted, each once */
    int64_t posts;       /* this and what follows only if not brief */
    int64_t undated;     /* items whose post has no date */
    struct td_slice first;
    struct td_slice last;
    struct td_lag lag; /* of all rows together */
};

/* Two authors that may be one. */
struct td_author_pair {
    struct td_count_value first;
    struct td_count_value second;
    struct td_slice refs[2];  /* what means the first and the second, and nobody else */
    struct td_slice evidence; /* what speaks for it, in words */
    unsigned evidence_count;  /* how much */
};

/* The archive, or what a query finds, at a glance. */
struct td_overview {
    int64_t items;
    int64_t posts;
    int64_t authors;
    int64_t sites;
    int64_t undated;    /* items */
    int64_t size_bytes; /* of the archive's file; 0: the overview is of a part of it */
    struct td_slice first;
    struct td_slice last;
    struct td_count_table months;
    struct td_count_table authors_top;
    struct td_count_table categories_top;
};

/* A row's items as its cells add them up: where sums run down the rows, with those of the rows
 * above. */
static inline int64_t td_count_row_items(const struct td_count_table *table,
                                         const struct td_count_row *row)
{
    bool runs_down = table->is_cumulative && !table->across.is_time;
    return runs_down ? row->value.cumulative : row->value.items;
}

/* The share that `items` are: of the row, the column or all; see td_count_table.share. */
static inline double td_count_share_of(const struct td_count_table *table, int64_t items,
                                       int64_t row_items, int64_t column_items)
{
    int64_t whole = table->share == TD_SHARE_ROW      ? row_items
                    : table->share == TD_SHARE_COLUMN ? column_items
                                                      : table->items;
    return whole > 0 ? (double)items / (double)whole : 0.0;
}

#endif
