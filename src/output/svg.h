/* The parts that every SVG chart is made of. For this layer only. Lengths are SVG user units, of
 * which a line of text is SVG_TEXT_SIZE high. */
#ifndef TD_OUTPUT_SVG_H
#define TD_OUTPUT_SVG_H

#include "output/chart.h"

enum {
    SVG_WIDTH = 960,
    SVG_MARGIN = 24,
    SVG_TITLE_SIZE = 18,
    SVG_TEXT_SIZE = 12,
    SVG_LABEL_MAX = 240, /* a longer label is cut */
    SVG_HEADER = 64,     /* title and subtitle */
    SVG_VALUE_BYTES = 40,
};

struct td_svg_box {
    double left, top, width, height;
};

enum td_svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

/* One document in the making. */
struct td_svg {
    struct td_buf *buf;
    double height;      /* of the charts that are drawn */
    size_t chart_count; /* likewise */
};

/* Opens a chart of this height below the others, with its title and description; and closes it. */
void td_svg_begin(struct td_svg *svg, const struct td_chart *chart, double height);
void td_svg_end(struct td_svg *svg);

/* Escaped text. */
void td_svg_add_text(struct td_buf *buf, struct td_slice text);

/* A text element. `css` is one of the classes of the style. Cut to `columns` of a terminal. */
void td_svg_label(struct td_buf *buf, double x, double y, enum td_svg_anchor anchor,
                  const char *css, struct td_slice text, double max_width);

/* How wide a label is drawn, near enough. */
double td_svg_label_width(struct td_slice text);

/* The widest of the labels, at most SVG_LABEL_MAX. */
double td_svg_widest(const struct td_slice *labels, size_t count);

/* A value in words: "12", "3.5", "12.3 %". */
void td_svg_format_value(const struct td_chart *chart, double value,
                         char ret_text[SVG_VALUE_BYTES]);

/* "<title>歸藏, 2025-12: 4 items</title>", inside a mark. */
void td_svg_mark_title(struct td_buf *buf, const struct td_chart *chart, size_t row, size_t column);

/* Round steps for an axis from 0 up to `most` (1, 2 or 5 times a power of ten; whole numbers unless
 * the values are shares): the step, of which four or so fit. */
double td_svg_axis_step(const struct td_chart *chart, double most);

/* The largest value of the chart; 1 where all are 0. */
double td_svg_most(const struct td_chart *chart);

void td_svg_lines(struct td_svg *svg, const struct td_chart *chart);
void td_svg_bars(struct td_svg *svg, const struct td_chart *chart);
void td_svg_heat(struct td_svg *svg, const struct td_chart *chart);

#endif
