#include "output/svg.h"

#include <math.h>

enum {
    CELL_HEIGHT = 24,
    CELL_MIN = 8,
    CELL_MAX = 64,
    NUMBER_MIN = 26, /* narrower cells bear no number */
    GAP = 8,
    COLUMN_LABELS = 20,
    LEGEND_HEIGHT = 44,
    LEGEND_STEPS = 5,
    LEGEND_CELL = 48,
};

struct heat {
    struct td_buf *buf;
    const struct td_chart *chart;
    size_t rows, columns, first_column;
    double left, top, cell_width, most;
};

/* Least and most differ in depth by this; between them the square root, so that small numbers are
 * told from none. */
static double depth_of(double value, double most)
{
    return value <= 0 ? 0 : 0.12 + 0.88 * sqrt(value / most);
}

static void draw_cell(const struct heat *heat, size_t row, size_t column)
{
    const struct td_chart *chart = heat->chart;
    double value = chart->values[row * chart->column_count + heat->first_column + column];
    double x = heat->left + (double)column * heat->cell_width;
    double y = heat->top + (double)row * CELL_HEIGHT;
    double depth = depth_of(value, heat->most);
    char text[SVG_VALUE_BYTES];
    if (value <= 0)
        return;
    td_buf_addf(heat->buf,
                "<rect class=\"heat\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" "
                "fill-opacity=\"%.2f\">",
                x, y, heat->cell_width - 1, CELL_HEIGHT - 1, depth);
    td_svg_mark_title(heat->buf, chart, row, heat->first_column + column);
    td_buf_add(heat->buf, TD_SLICE("</rect>\n"));
    td_svg_format_value(chart, value, text);
    if (heat->cell_width >= NUMBER_MIN && td_svg_label_width(td_slice_of(text)) < heat->cell_width)
        td_svg_label(heat->buf, x + heat->cell_width / 2, y + CELL_HEIGHT / 2.0 + 4, SVG_MIDDLE,
                     depth > 0.6 ? "on-heat" : "name", td_slice_of(text), heat->cell_width);
}

/* Names that are wider than their column begin at it; the last of them may find no room. */
static void draw_column_names(const struct heat *heat)
{
    const struct td_slice *names = heat->chart->columns + heat->first_column;
    double widest = td_svg_widest(names, heat->columns) + GAP;
    size_t every = (size_t)ceil(widest / heat->cell_width);
    for (size_t i = 0; i < heat->columns; i += every) {
        double x = heat->left + ((double)i + 0.5) * heat->cell_width;
        if (every == 1 || x + widest <= SVG_WIDTH)
            td_svg_label(heat->buf, x, heat->top - GAP, every > 1 ? SVG_START : SVG_MIDDLE, "dim",
                         names[i], SVG_LABEL_MAX);
    }
}

/* What the depths mean, from one step above none to the most. */
static void draw_legend(const struct heat *heat, double top)
{
    for (size_t i = 1; i <= LEGEND_STEPS; i++) {
        double value = heat->most * (double)(i * i) / (LEGEND_STEPS * LEGEND_STEPS);
        double x = heat->left + (double)(i - 1) * LEGEND_CELL;
        char text[SVG_VALUE_BYTES];
        if (!heat->chart->is_percent)
            value = fmax(1, round(value));
        td_buf_addf(heat->buf,
                    "<rect class=\"heat\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"12\" "
                    "fill-opacity=\"%.2f\"/>\n",
                    x, top, LEGEND_CELL - 1, depth_of(value, heat->most));
        td_svg_format_value(heat->chart, value, text);
        td_svg_label(heat->buf, x + LEGEND_CELL / 2.0, top + 12 + SVG_TEXT_SIZE + 2, SVG_MIDDLE,
                     "dim", td_slice_of(text), LEGEND_CELL);
    }
    td_svg_label(heat->buf, heat->left + LEGEND_STEPS * LEGEND_CELL + GAP, top + 11, SVG_START,
                 "dim", heat->chart->unit, SVG_LABEL_MAX);
}

static size_t fewer(size_t a, size_t b)
{
    return a < b ? a : b;
}

static struct heat lay_out(struct td_buf *buf, const struct td_chart *chart)
{
    struct heat heat = {.buf = buf, .chart = chart, .most = td_svg_most(chart)};
    heat.rows = fewer(chart->row_count, TD_CHART_MAX_ROWS);
    heat.left = SVG_MARGIN + td_svg_widest(chart->rows, heat.rows) + GAP;
    heat.top = SVG_HEADER + COLUMN_LABELS;
    double room = SVG_WIDTH - SVG_MARGIN - heat.left;
    heat.columns = fewer(chart->column_count, (size_t)(room / CELL_MIN));
    heat.first_column = chart->column_count - heat.columns;
    heat.cell_width = fmin(CELL_MAX, room / (double)(heat.columns > 0 ? heat.columns : 1));
    return heat;
}

void td_svg_heat(struct td_svg *svg, const struct td_chart *chart)
{
    struct td_buf *buf = svg->buf;
    struct heat heat = lay_out(buf, chart);
    double bottom = heat.top + (double)heat.rows * CELL_HEIGHT;
    td_svg_begin(svg, chart, bottom + GAP + LEGEND_HEIGHT + SVG_MARGIN);
    draw_column_names(&heat);
    for (size_t row = 0; row < heat.rows; row++) {
        td_svg_label(buf, heat.left - GAP, heat.top + (double)row * CELL_HEIGHT + 16, SVG_END,
                     "name", chart->rows[row], SVG_LABEL_MAX);
        for (size_t column = 0; column < heat.columns; column++)
            draw_cell(&heat, row, column);
    }
    draw_legend(&heat, bottom + GAP);
    td_svg_end(svg);
}
