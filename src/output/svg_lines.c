#include "output/svg.h"

#include <math.h>

enum {
    PLOT_HEIGHT = 320,
    AXIS_LABELS = 28, /* below the plot */
    LEGEND_LINE = 20,
    SWATCH = 10,
    LABEL_GAP = 8,
    DOTS_MAX = 60, /* with more points, dots would touch */
};

struct plot {
    struct td_buf *buf;
    const struct td_chart *chart;
    struct td_svg_box box;
    size_t row_count;
    size_t first_column;
    size_t column_count; /* drawn */
    double top_value;
};

static double x_of(const struct plot *plot, size_t column)
{
    double share = plot->column_count > 1 ? (double)column / (double)(plot->column_count - 1) : 0.5;
    return plot->box.left + share * plot->box.width;
}

static double value_at(const struct plot *plot, size_t row, size_t column)
{
    return plot->chart->values[row * plot->chart->column_count + plot->first_column + column];
}

static double y_of(const struct plot *plot, double value)
{
    return plot->box.top + plot->box.height * (1 - value / plot->top_value);
}

static void draw_rules(const struct plot *plot, double step)
{
    for (int i = 0; i * step <= plot->top_value + step / 2; i++) {
        char text[SVG_VALUE_BYTES];
        double value = i * step;
        double y = y_of(plot, value);
        td_buf_addf(plot->buf,
                    "<line class=\"rule\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                    plot->box.left, plot->box.left + plot->box.width, y, y);
        td_svg_format_value(plot->chart, value, text);
        td_svg_label(plot->buf, plot->box.left - LABEL_GAP, y + 4, SVG_END, "dim",
                     td_slice_of(text), SVG_LABEL_MAX);
    }
}

/* As many names of columns as stand beside each other, the last one always. */
static void draw_times(const struct plot *plot)
{
    const struct td_slice *names = plot->chart->columns + plot->first_column;
    double width = td_svg_widest(names, plot->column_count) + 2 * LABEL_GAP;
    size_t fit = (size_t)(plot->box.width / width) + 1;
    size_t every = (plot->column_count + fit - 1) / fit;
    double y = plot->box.top + plot->box.height + SVG_TEXT_SIZE + LABEL_GAP;
    for (size_t i = (plot->column_count - 1) % every; i < plot->column_count; i += every)
        td_svg_label(plot->buf, x_of(plot, i), y, SVG_MIDDLE, "dim", names[i], SVG_LABEL_MAX);
}

static void draw_dots(const struct plot *plot, size_t row)
{
    for (size_t i = 0; i < plot->column_count; i++) {
        td_buf_addf(plot->buf, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"var(--c%zu)\">",
                    x_of(plot, i), y_of(plot, value_at(plot, row, i)), row);
        td_svg_mark_title(plot->buf, plot->chart, row, plot->first_column + i);
        td_buf_add(plot->buf, TD_SLICE("</circle>\n"));
    }
}

static void draw_line(const struct plot *plot, size_t row)
{
    td_buf_addf(plot->buf, "<polyline class=\"line\" stroke=\"var(--c%zu)\" points=\"", row);
    for (size_t i = 0; i < plot->column_count; i++)
        td_buf_addf(plot->buf, "%s%.1f,%.1f", i > 0 ? " " : "", x_of(plot, i),
                    y_of(plot, value_at(plot, row, i)));
    td_buf_add(plot->buf, TD_SLICE("\"><title>"));
    td_svg_add_text(plot->buf, plot->chart->rows[row]);
    td_buf_add(plot->buf, TD_SLICE("</title></polyline>\n"));
    if (plot->column_count <= DOTS_MAX)
        draw_dots(plot, row);
}

static double draw_legend(struct td_buf *buf, const struct td_chart *chart, size_t count,
                          double top, bool dry)
{
    double x = SVG_MARGIN, y = top + SVG_TEXT_SIZE;
    for (size_t i = 0; i < count; i++) {
        double width = fmin(td_svg_label_width(chart->rows[i]), SVG_LABEL_MAX);
        if (x > SVG_MARGIN && x + SWATCH + width > SVG_WIDTH - SVG_MARGIN) {
            x = SVG_MARGIN;
            y += LEGEND_LINE;
        }
        if (!dry) {
            td_buf_addf(buf,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"2\" "
                        "fill=\"var(--c%zu)\"/>\n",
                        x, y - SWATCH + 1, SWATCH, SWATCH, i);
            td_svg_label(buf, x + SWATCH + 6, y, SVG_START, "name", chart->rows[i], SVG_LABEL_MAX);
        }
        x += SWATCH + 6 + width + 2 * LABEL_GAP;
    }
    return y + LEGEND_LINE;
}

static struct plot lay_out(struct td_buf *buf, const struct td_chart *chart, double step)
{
    struct plot plot = {.buf = buf, .chart = chart, .row_count = chart->row_count};
    char widest[SVG_VALUE_BYTES];
    if (plot.row_count > TD_CHART_MAX_LINES)
        plot.row_count = TD_CHART_MAX_LINES;
    plot.column_count = chart->column_count;
    if (plot.column_count > TD_CHART_MAX_COLUMNS)
        plot.column_count = TD_CHART_MAX_COLUMNS;
    plot.first_column = chart->column_count - plot.column_count;
    plot.top_value = ceil(td_svg_most(chart) / step) * step;
    td_svg_format_value(chart, plot.top_value, widest);
    double left = SVG_MARGIN + td_svg_label_width(td_slice_of(widest)) + LABEL_GAP;
    double top = draw_legend(buf, chart, plot.row_count, SVG_HEADER, true) + LABEL_GAP;
    plot.box =
        (struct td_svg_box){left, top, SVG_WIDTH - SVG_MARGIN - left - LABEL_GAP, PLOT_HEIGHT};
    return plot;
}

void td_svg_lines(struct td_svg *svg, const struct td_chart *chart)
{
    struct td_buf *buf = svg->buf;
    double step = td_svg_axis_step(chart, td_svg_most(chart));
    struct plot plot = lay_out(buf, chart, step);
    td_svg_begin(svg, chart, plot.box.top + plot.box.height + AXIS_LABELS + SVG_MARGIN);
    (void)draw_legend(buf, chart, plot.row_count, SVG_HEADER, false);
    draw_rules(&plot, step);
    draw_times(&plot);
    for (size_t row = 0; row < plot.row_count; row++)
        draw_line(&plot, row);
    td_svg_end(svg);
}
