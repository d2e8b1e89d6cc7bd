#include "output/svg.h"

enum { ROW_HEIGHT = 24, BAR_HEIGHT = 16, GAP = 8, VALUE_WIDTH = 64, AXIS_HEIGHT = 20 };

static void draw_axis(struct td_buf *buf, const struct td_chart *chart, struct td_svg_box box,
                      double top_value, double step)
{
    for (int i = 0; i * step <= top_value + step / 1000; i++) {
        char text[SVG_VALUE_BYTES];
        double value = i * step;
        double x = box.left + box.width * value / top_value;
        td_buf_addf(buf, "<line class=\"rule\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                    x, x, box.top, box.top + box.height);
        td_svg_format_value(chart, value, text);
        td_svg_label(buf, x, box.top + box.height + SVG_TEXT_SIZE + 4, SVG_MIDDLE, "dim",
                     td_slice_of(text), SVG_LABEL_MAX);
    }
}

static void draw_bar(struct td_buf *buf, const struct td_chart *chart, struct td_svg_box box,
                     double top_value, size_t row)
{
    char text[SVG_VALUE_BYTES];
    double top = box.top + (double)row * ROW_HEIGHT;
    double width = box.width * chart->values[row] / top_value;
    double text_y = top + ROW_HEIGHT / 2.0 + 4;
    td_svg_label(buf, box.left - GAP, text_y, SVG_END, "name", chart->rows[row], SVG_LABEL_MAX);
    td_buf_addf(buf,
                "<rect class=\"heat\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" "
                "rx=\"2\">",
                box.left, top + (ROW_HEIGHT - BAR_HEIGHT) / 2.0, width, BAR_HEIGHT);
    td_svg_mark_title(buf, chart, row, 0);
    td_buf_add(buf, TD_SLICE("</rect>\n"));
    td_svg_format_value(chart, chart->values[row], text);
    td_svg_label(buf, box.left + width + 4, text_y, SVG_START, "dim", td_slice_of(text),
                 VALUE_WIDTH);
}

void td_svg_bars(struct td_svg *svg, const struct td_chart *chart)
{
    struct td_buf *buf = svg->buf;
    size_t rows = chart->row_count < TD_CHART_MAX_ROWS ? chart->row_count : TD_CHART_MAX_ROWS;
    double left = SVG_MARGIN + td_svg_widest(chart->rows, rows) + GAP;
    struct td_svg_box box = {left, SVG_HEADER, SVG_WIDTH - SVG_MARGIN - VALUE_WIDTH - left,
                             (double)rows * ROW_HEIGHT};
    double most = td_svg_most(chart);
    td_svg_begin(svg, chart, box.top + box.height + AXIS_HEIGHT + SVG_MARGIN);
    draw_axis(buf, chart, box, most, td_svg_axis_step(chart, most));
    for (size_t row = 0; row < rows; row++)
        draw_bar(buf, chart, box, most, row);
    td_svg_end(svg);
}
