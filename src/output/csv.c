#include "base/utf8.h"
#include "output/members.h"
#include "output/reporter_kind.h"
#include "text/width.h"

#include <inttypes.h>
#include <string.h>

/* A row in the making: of the members' names, or of their values. */
struct row_writer {
    struct td_member_writer writer;
    struct td_buf *buf;
    struct td_buf *cell;
    bool tabs;    /* TSV */
    bool defuses; /* what a spreadsheet would run is made text */
    bool names;
    size_t field_count;
};

/* RFC 4180: what holds a separator, a quote or a line end stands in quotes, its quotes doubled. */
static void add_quoted(struct td_buf *buf, const char *before, struct td_slice text)
{
    td_buf_addf(buf, "\"%s", before);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            td_buf_add_char(buf, '"');
        td_buf_add_char(buf, text.ptr[i]);
    }
    td_buf_add_char(buf, '"');
}

static bool wants_quotes(struct td_slice text)
{
    static const char special[] = ",\"\r\n";

    for (size_t i = 0; i < text.len; i++) {
        if (memchr(special, text.ptr[i], sizeof(special) - 1) != NULL)
            return true;
    }
    return false;
}

static void add_escaped(struct td_buf *buf, struct td_slice text)
{
    static const char meant[] = "\t\n\r\\";
    static const char letters[] = "tnr\\";

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        const char *found = memchr(meant, c, sizeof(meant) - 1);
        if (found != NULL) {
            td_buf_add_char(buf, '\\');
            c = letters[found - meant];
        }
        td_buf_add_char(buf, c);
    }
}

/* Puts the cell into the row, behind what says that it is text, which is empty for TSV. */
static void add_cell(struct row_writer *row, const char *before)
{
    struct td_slice text = td_buf_slice(row->cell);

    if (row->field_count++ > 0)
        td_buf_add_char(row->buf, row->tabs ? '\t' : ',');
    if (row->tabs) {
        add_escaped(row->buf, text);
    } else if (wants_quotes(text)) {
        add_quoted(row->buf, before, text);
    } else {
        td_buf_add(row->buf, td_slice_of(before));
        td_buf_add(row->buf, text);
    }
    td_buf_cut(row->cell, 0);
}

/* Appends text that does nothing to a terminal; tabs and line ends stay, the marks round matches
 * go. */
static void add_clean(struct td_buf *buf, struct td_slice text)
{
    static const char special[] = "\t\r\n\x02\x03";
    size_t kept = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (memchr(special, text.ptr[i], sizeof(special) - 1) == NULL)
            continue;
        td_width_add_safe(buf, td_slice_sub(text, kept, i));
        if (text.ptr[i] > 0x03)
            td_buf_add_char(buf, text.ptr[i]);
        kept = i + 1;
    }
    td_width_add_safe(buf, td_slice_sub(text, kept, text.len));
}

static void add_list(struct td_buf *buf, const struct td_member *member)
{
    for (size_t i = 0; i < member->count; i++) {
        if (i > 0)
            td_buf_add_char(buf, ';');
        add_clean(buf, member->list[i]);
    }
}

static void add_urls(struct td_buf *buf, const struct td_member *member)
{
    for (size_t i = 0; i < member->count; i++) {
        if (i > 0)
            td_buf_add_char(buf, ';');
        add_clean(buf, member->links[i].url);
    }
}

static void add_problems(struct td_buf *buf, const struct td_member *member)
{
    for (size_t i = 0; i < member->count; i++) {
        const struct td_report_problem *problem = &member->problems[i];
        td_buf_addf(buf, "%s%u:%u: %s: ", i > 0 ? ";" : "", problem->line, problem->column,
                    problem->is_error ? "error" : "warning");
        add_clean(buf, problem->message);
    }
}

/* NAME:ITEMS of each row; an author without name by the handle. */
static void add_counts(struct td_buf *buf, const struct td_member *member)
{
    for (size_t i = 0; i < member->table->row_count; i++) {
        const struct td_count_value *value = &member->table->rows[i].value;
        if (i > 0)
            td_buf_add_char(buf, ';');
        add_clean(buf, td_slice_is_none(value->text) ? value->handle : value->text);
        td_buf_addf(buf, ":%" PRId64, value->items);
    }
}

static void add_value(struct td_buf *buf, const struct td_member *member)
{
    switch (member->kind) {
    case TD_MEMBER_TEXT:
        add_clean(buf, member->text);
        break;
    case TD_MEMBER_INTEGER:
        td_buf_addf(buf, "%" PRId64, member->integer);
        break;
    case TD_MEMBER_NUMBER:
        td_buf_addf(buf, "%.6g", member->number);
        break;
    case TD_MEMBER_LIST:
        add_list(buf, member);
        break;
    case TD_MEMBER_LINKS:
        add_urls(buf, member);
        break;
    case TD_MEMBER_PROBLEMS:
        add_problems(buf, member);
        break;
    case TD_MEMBER_COUNTS:
        add_counts(buf, member);
        break;
    }
}

/* What a spreadsheet takes for a formula, of either width (OWASP, "CSV Injection"). Numbers of ours
 * may well begin with a minus. */
static bool would_run(struct td_slice cell, enum td_member_kind kind)
{
    static const uint32_t begins[] = {'=',  '+',    '-',    '@',    '\t',
                                      '\r', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    size_t len = 0;
    if (cell.len == 0 || kind == TD_MEMBER_INTEGER || kind == TD_MEMBER_NUMBER)
        return false;
    uint32_t first = td_utf8_decode(cell, 0, &len);
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        if (begins[i] == first)
            return true;
    }
    return false;
}

static void put(struct td_member_writer *writer, const struct td_member *member)
{
    struct row_writer *row = (struct row_writer *)writer;

    td_buf_cut(row->cell, 0);
    if (row->names)
        td_buf_add(row->cell, member->name);
    else
        add_value(row->cell, member);
    bool is_defused =
        row->defuses && !row->names && would_run(td_buf_slice(row->cell), member->kind);
    add_cell(row, is_defused ? "'" : "");
}

/* Appends one line: the members' names, or their values. */
static void add_line(struct td_reporter *reporter, enum td_result_kind kind, const void *result,
                     bool names)
{
    struct row_writer row = {
        .writer = {put, &reporter->scratch},
        .buf = &reporter->buf,
        .cell = &reporter->cell,
        .tabs = reporter->kind == &td_reporter_tsv,
        .defuses = reporter->kind == &td_reporter_csv && !reporter->style.raw,
        .names = names,
    };
    td_members_of(&row.writer, kind, result);
    td_buf_add(row.buf, row.tabs ? TD_SLICE("\n") : TD_SLICE("\r\n"));
}

static void add_row(struct td_reporter *reporter, enum td_result_kind kind, const void *result)
{
    if (reporter->row_count == 0)
        add_line(reporter, kind, result, true);
    add_line(reporter, kind, result, false);
}

const struct td_reporter_kind td_reporter_csv = {.row = add_row, .is_table = true};
const struct td_reporter_kind td_reporter_tsv = {.row = add_row, .is_table = true};
