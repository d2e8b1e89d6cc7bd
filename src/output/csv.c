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

static struct row_writer row_begin(struct td_reporter *reporter, bool is_first)
{
    return (struct row_writer){
        .writer = {put, &reporter->scratch},
        .buf = &reporter->buf,
        .cell = &reporter->cell,
        .tabs = reporter->kind == &td_reporter_tsv,
        .defuses = reporter->kind == &td_reporter_csv && !reporter->style.raw,
        .names = is_first,
    };
}

/* Ends the line. True where that was the header line, and the row itself is still to come. */
static bool row_follows(struct row_writer *row)
{
    bool was_header = row->names;
    td_buf_add(row->buf, row->tabs ? TD_SLICE("\n") : TD_SLICE("\r\n"));
    row->names = false;
    row->field_count = 0;
    return was_header;
}

static void report_hit(struct td_reporter *reporter, const struct td_hit *hit)
{
    struct row_writer row = row_begin(reporter, reporter->result_count == 0);
    do {
        td_members_of_hit(&row.writer, hit);
    } while (row_follows(&row));
}

static void report_item(struct td_reporter *reporter, const struct td_item *item)
{
    struct row_writer row = row_begin(reporter, reporter->result_count == 0);
    do {
        td_members_of_item(&row.writer, item);
    } while (row_follows(&row));
}

static void report_posts(struct td_reporter *reporter, const struct td_post *posts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row_writer row = row_begin(reporter, i == 0);
        do {
            td_members_of_post(&row.writer, &posts[i]);
        } while (row_follows(&row));
    }
}

static void report_finding(struct td_reporter *reporter, const struct td_finding *finding)
{
    struct row_writer row = row_begin(reporter, reporter->result_count == 0);
    do {
        td_members_of_finding(&row.writer, finding);
    } while (row_follows(&row));
}

static void report_changes(struct td_reporter *reporter, const struct td_change *changes,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row_writer row = row_begin(reporter, i == 0);
        do {
            td_members_of_change(&row.writer, &changes[i]);
        } while (row_follows(&row));
    }
}

static void report_revisions(struct td_reporter *reporter, const struct td_revision *revisions,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row_writer row = row_begin(reporter, reporter->result_count == 0 && i == 0);
        do {
            td_members_of_revision(&row.writer, &revisions[i]);
        } while (row_follows(&row));
    }
}

static void report_count(struct td_reporter *reporter, const struct td_count_table *table,
                         const struct td_count_row *count, const struct td_count_cell *cell,
                         bool is_first)
{
    struct row_writer row = row_begin(reporter, is_first);
    do {
        td_members_of_count(&row.writer, table, count, cell);
    } while (row_follows(&row));
}

static void report_counts(struct td_reporter *reporter, const struct td_count_table *table)
{
    bool is_first = true;
    for (size_t r = 0; r < table->row_count; r++) {
        const struct td_count_row *row = &table->rows[r];
        if (!table->is_cross)
            report_count(reporter, table, row, NULL, r == 0);
        for (size_t c = 0; c < row->cell_count; c++, is_first = false)
            report_count(reporter, table, row, &row->cells[c], is_first);
    }
}

static void report_synonyms(struct td_reporter *reporter, const struct td_synonyms *sets,
                            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row_writer row = row_begin(reporter, reporter->result_count == 0 && i == 0);
        do {
            td_members_of_synonyms(&row.writer, &sets[i]);
        } while (row_follows(&row));
    }
}

static void report_reasons(struct td_reporter *reporter, const struct td_reason *reasons,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row_writer row = row_begin(reporter, reporter->result_count == 0 && i == 0);
        do {
            td_members_of_reason(&row.writer, &reasons[i]);
        } while (row_follows(&row));
    }
}

static void report_saved(struct td_reporter *reporter, const struct td_saved_search *searches,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row_writer row = row_begin(reporter, reporter->result_count == 0 && i == 0);
        do {
            td_members_of_saved(&row.writer, &searches[i]);
        } while (row_follows(&row));
    }
}

static void report_trends(struct td_reporter *reporter, const struct td_report_trends *trends)
{
    for (size_t i = 0; i < trends->count; i++) {
        struct row_writer row = row_begin(reporter, reporter->result_count == 0 && i == 0);
        do {
            td_members_of_trend(&row.writer, &trends->list[i]);
        } while (row_follows(&row));
    }
}

static void report_author_pair(struct td_reporter *reporter, const struct td_author_pair *pair)
{
    struct row_writer row = row_begin(reporter, reporter->result_count == 0);
    do {
        td_members_of_author_pair(&row.writer, pair);
    } while (row_follows(&row));
}

static void report_overview(struct td_reporter *reporter, const struct td_overview *overview)
{
    struct row_writer row = row_begin(reporter, true);
    do {
        td_members_of_overview(&row.writer, overview);
    } while (row_follows(&row));
}

static void report_file(struct td_reporter *reporter, const struct td_report_file *file)
{
    struct row_writer row = row_begin(reporter, reporter->result_count == 0);
    do {
        td_members_of_file(&row.writer, file);
    } while (row_follows(&row));
}

/* What CSV and TSV leave out (totals, the post above its items, an import's summary) has no place
 * in a table whose rows are of one kind. */
const struct td_reporter_kind td_reporter_csv = {
    .hit = report_hit,
    .item = report_item,
    .finding = report_finding,
    .changes = report_changes,
    .revisions = report_revisions,
    .posts = report_posts,
    .counts = report_counts,
    .synonyms = report_synonyms,
    .reasons = report_reasons,
    .saved = report_saved,
    .trends = report_trends,
    .author_pair = report_author_pair,
    .overview = report_overview,
    .file = report_file,
};

const struct td_reporter_kind td_reporter_tsv = {
    .hit = report_hit,
    .item = report_item,
    .finding = report_finding,
    .changes = report_changes,
    .revisions = report_revisions,
    .posts = report_posts,
    .counts = report_counts,
    .synonyms = report_synonyms,
    .reasons = report_reasons,
    .saved = report_saved,
    .trends = report_trends,
    .author_pair = report_author_pair,
    .overview = report_overview,
    .file = report_file,
};
