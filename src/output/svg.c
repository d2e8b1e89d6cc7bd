#include "output/svg.h"

#include "base/utf8.h"
#include "text/width.h"

#include <math.h>
#include <stdio.h>

enum { STEPS = 4, COLUMN_WIDTH = 7 }; /* a terminal column is about this wide at SVG_TEXT_SIZE */

/* Colours: those of Okabe and Ito ("Color Universal Design", 2008), which people with any kind of
 * colour vision tell apart; lightened on a dark surface where they would sink into it. */
static const char *const style =
    "<style>\n"
    "svg{--ink:#1b1f24;--dim:#57606a;--rule:#d8dee4;--surface:#ffffff;--heat:#0072b2;"
    "--c0:#0072b2;--c1:#d55e00;--c2:#009e73;--c3:#cc79a7;--c4:#8a6d00;--c5:#56b4e9;--c6:#e69f00;"
    "--c7:#6e6e6e}\n"
    "@media (prefers-color-scheme:dark){svg{--ink:#e6edf3;--dim:#9da7b1;--rule:#30363d;"
    "--surface:#0d1117;--heat:#56b4e9;--c0:#56b4e9;--c1:#ff8c42;--c2:#2bc99b;--c3:#e29bc4;"
    "--c4:#f0e442;--c5:#8ab4ff;--c6:#e69f00;--c7:#b0b0b0}}\n"
    "text{font-family:system-ui,-apple-system,\"Noto Sans CJK SC\",\"PingFang SC\","
    "\"Microsoft YaHei\",\"WenQuanYi Zen Hei\",sans-serif;font-size:12px;fill:var(--ink)}\n"
    ".title{font-size:18px;font-weight:600}.dim{fill:var(--dim)}.rule{stroke:var(--rule)}"
    ".surface{fill:var(--surface)}.heat{fill:var(--heat)}.on-heat{fill:var(--surface)}"
    ".line{fill:none;stroke-width:2;stroke-linejoin:round}\n"
    "</style>\n";

void td_svg_add_text(struct td_buf *buf, struct td_slice text)
{
    for (size_t at = 0, len = 0; at < text.len; at += len) {
        uint32_t code_point = td_utf8_decode(text, at, &len);
        if (code_point == '&')
            td_buf_add(buf, TD_SLICE("&amp;"));
        else if (code_point == '<')
            td_buf_add(buf, TD_SLICE("&lt;"));
        else if (code_point == '>')
            td_buf_add(buf, TD_SLICE("&gt;"));
        else if (code_point == '"')
            td_buf_add(buf, TD_SLICE("&quot;"));
        else if (td_utf8_acts(code_point) || code_point == TD_REPLACEMENT || code_point == 0xFFFE ||
                 code_point == 0xFFFF)
            td_buf_add(buf, TD_SLICE(TD_REPLACEMENT_UTF8));
        else
            td_buf_add(buf, td_slice_sub(text, at, at + len));
    }
}

void td_svg_begin(struct td_svg *svg, const struct td_chart *chart, double height)
{
    struct td_buf *buf = svg->buf;
    size_t number = svg->chart_count++;
    td_buf_addf(buf,
                "<svg y=\"%.0f\" width=\"%d\" height=\"%.0f\" role=\"img\" "
                "aria-labelledby=\"title%zu desc%zu\">\n<title id=\"title%zu\">",
                svg->height, SVG_WIDTH, height, number, number, number);
    svg->height += height;
    td_svg_add_text(buf, chart->title);
    td_buf_addf(buf, "</title>\n<desc id=\"desc%zu\">", number);
    td_svg_add_text(buf, chart->subtitle);
    td_buf_add(buf, TD_SLICE("</desc>\n"));
    td_svg_label(buf, SVG_MARGIN, SVG_MARGIN + SVG_TITLE_SIZE - 4, SVG_START, "title", chart->title,
                 SVG_WIDTH - 2 * SVG_MARGIN);
    td_svg_label(buf, SVG_MARGIN, SVG_MARGIN + SVG_TITLE_SIZE + SVG_TEXT_SIZE + 2, SVG_START, "dim",
                 chart->subtitle, SVG_WIDTH - 2 * SVG_MARGIN);
}

void td_svg_end(struct td_svg *svg)
{
    td_buf_add(svg->buf, TD_SLICE("</svg>\n"));
}

double td_svg_label_width(struct td_slice text)
{
    return (double)td_width(text) * COLUMN_WIDTH;
}

double td_svg_widest(const struct td_slice *labels, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, td_svg_label_width(labels[i]));
    return fmin(widest, SVG_LABEL_MAX);
}

void td_svg_label(struct td_buf *buf, double x, double y, enum td_svg_anchor anchor,
                  const char *css, struct td_slice text, double max_width)
{
    static const char *const anchors[] = {"start", "middle", "end"};
    td_buf_addf(buf, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">", x, y,
                anchors[anchor], css);
    if (td_svg_label_width(text) <= max_width) {
        td_svg_add_text(buf, text);
    } else {
        size_t fits = td_width_fit(text, (size_t)(max_width / COLUMN_WIDTH) - 1);
        td_svg_add_text(buf, td_slice_sub(text, 0, fits));
        td_buf_add(buf, TD_SLICE("…"));
    }
    td_buf_add(buf, TD_SLICE("</text>\n"));
}

void td_svg_format_value(const struct td_chart *chart, double value, char ret_text[SVG_VALUE_BYTES])
{
    if (chart->is_percent)
        snprintf(ret_text, SVG_VALUE_BYTES, "%.3g %%", value * 100);
    else
        snprintf(ret_text, SVG_VALUE_BYTES, "%.0f", value);
}

void td_svg_mark_title(struct td_buf *buf, const struct td_chart *chart, size_t row, size_t column)
{
    char value[SVG_VALUE_BYTES];
    double number = chart->values[row * chart->column_count + column];
    td_svg_format_value(chart, number, value);
    td_buf_add(buf, TD_SLICE("<title>"));
    td_svg_add_text(buf, chart->rows[row]);
    if (chart->kind != TD_CHART_BARS) {
        td_buf_add(buf, TD_SLICE(", "));
        td_svg_add_text(buf, chart->columns[column]);
    }
    td_buf_addf(buf, ": %s ", value);
    td_svg_add_text(buf, number == 1 ? chart->unit_of_one : chart->unit);
    td_buf_add(buf, TD_SLICE("</title>"));
}

double td_svg_most(const struct td_chart *chart)
{
    double most = 0;
    for (size_t i = 0; i < chart->row_count * chart->column_count; i++)
        most = fmax(most, chart->values[i]);
    return most > 0 ? most : 1;
}

double td_svg_axis_step(const struct td_chart *chart, double most)
{
    double rough = most / STEPS;
    double power = pow(10, floor(log10(rough)));
    double step = rough <= power ? power : rough <= 2 * power ? 2 * power : 5 * power;
    if (rough > 5 * power)
        step = 10 * power;
    return chart->is_percent || step >= 1 ? step : 1;
}

static void draw(struct td_svg *svg, const struct td_chart *chart)
{
    static void (*const kinds[])(struct td_svg *, const struct td_chart *) = {
        [TD_CHART_BARS] = td_svg_bars,
        [TD_CHART_LINES] = td_svg_lines,
        [TD_CHART_HEAT] = td_svg_heat,
    };
    kinds[chart->kind](svg, chart);
}

void td_chart_add_svg(struct td_buf *buf, const struct td_chart *charts, size_t count)
{
    TD_CLEANUP(td_buf_release) struct td_buf inner;
    struct td_svg svg = {.buf = &inner};
    td_buf_init(&inner, TD_CHART_MAX_BYTES);
    for (size_t i = 0; i < count; i++)
        draw(&svg, &charts[i]);
    td_buf_addf(buf,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%.0f\" "
                "viewBox=\"0 0 %d %.0f\">\n",
                SVG_WIDTH, svg.height, SVG_WIDTH, svg.height);
    td_buf_add(buf, td_slice_of(style));
    td_buf_add(buf, TD_SLICE("<rect class=\"surface\" width=\"100%\" height=\"100%\"/>\n"));
    td_buf_add(buf, td_buf_slice(&inner));
    td_buf_add(buf, TD_SLICE("</svg>\n"));
    buf->failed = buf->failed || inner.failed;
}
