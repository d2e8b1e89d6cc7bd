/* Pictures of counts: what is drawn, apart from how. The same chart becomes an SVG file here and
 * blocks of characters in a terminal (text_chart.c). */
#ifndef TD_OUTPUT_CHART_H
#define TD_OUTPUT_CHART_H

#include "base/buf.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    TD_CHART_MAX_ROWS = 500,    /* of bars and heat maps; further ones are not drawn */
    TD_CHART_MAX_COLUMNS = 500, /* likewise; of lines, the newest are drawn */
    TD_CHART_MAX_LINES = 8,     /* more cannot be told apart by colour */
    TD_CHART_MAX_BYTES = 64 * 1024 * 1024,
};

#define TD_CHART_BEGINNING TD_SLICE("<svg ") /* of every document */

enum td_chart_kind {
    TD_CHART_BARS,  /* one bar a row; one column */
    TD_CHART_LINES, /* one line a row, over the columns, which are times */
    TD_CHART_HEAT,  /* rows by columns, the deeper the more */
};

struct td_chart {
    enum td_chart_kind kind;
    struct td_slice title;
    struct td_slice subtitle; /* absent: none */
    struct td_slice unit;     /* of the values: "items" */
    struct td_slice unit_of_one;
    bool is_percent; /* values are shares from 0 to 1 */
    const struct td_slice *rows;
    size_t row_count;
    const struct td_slice *columns;
    size_t column_count;
    const double *values; /* row after row, none below 0 */
};

/* Appends a whole SVG 1.1 document (UTF-8) with the charts, one below the other: no script, nothing
 * fetched from elsewhere, colours for light and dark surroundings, a title and a description of
 * each for screen readers, and a title on every mark. Texts are escaped; what XML forbids becomes
 * U+FFFD. */
void td_chart_add_svg(struct td_buf *buf, const struct td_chart *charts, size_t count);

#endif
