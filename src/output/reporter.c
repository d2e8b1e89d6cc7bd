#include "output/reporter_kind.h"
#include "output/text.h"
#include "text/width.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct td_reporter_kind *const kinds[] = {
    [TD_FORMAT_TEXT] = NULL,
    [TD_FORMAT_JSON] = &td_reporter_json,
    [TD_FORMAT_CSV] = &td_reporter_csv,
    [TD_FORMAT_TSV] = &td_reporter_tsv,
    [TD_FORMAT_JSONL] = &td_reporter_json,
    [TD_FORMAT_MARKDOWN] = NULL,
};

enum td_code td_reporter_open(enum td_format format, struct td_style style, FILE *out,
                              struct td_reporter **ret_reporter, struct td_error *err)
{
    struct td_reporter *reporter = calloc(1, sizeof(*reporter));
    if (reporter == NULL)
        return td_fail_memory(err);

    reporter->kind = kinds[format];
    reporter->style = style;
    reporter->out = out;
    td_buf_init(&reporter->buf, TD_RESULT_MAX_BYTES);
    td_buf_init(&reporter->scratch, TD_RESULT_MAX_BYTES);
    td_buf_init(&reporter->cell, TD_RESULT_MAX_BYTES);
    td_buf_init(&reporter->ink, TD_RESULT_MAX_BYTES);
    *ret_reporter = reporter;
    return TD_OK;
}

void td_reporter_close(struct td_reporter *reporter)
{
    if (reporter == NULL)
        return;
    td_buf_release(&reporter->buf);
    td_buf_release(&reporter->scratch);
    td_buf_release(&reporter->cell);
    td_buf_release(&reporter->ink);
    free(reporter);
}

static enum td_code fail_to_write(struct td_reporter *reporter, struct td_error *err)
{
    int why = errno;
    reporter->reader_left = why == EPIPE;
    return td_fail(err, TD_ERR_IO, "cannot write the results: %s", strerror(why));
}

/* Hands the result in hand to the stream. */
static enum td_code write_out(struct td_reporter *reporter, struct td_error *err)
{
    TD_TRY(td_buf_check(&reporter->scratch, err));
    TD_TRY(td_buf_check(&reporter->cell, err));
    TD_TRY(td_buf_check(&reporter->ink, err));
    TD_TRY(td_buf_check(&reporter->buf, err));
    struct td_slice text = td_buf_slice(&reporter->buf);
    if (fwrite(text.ptr, 1, text.len, reporter->out) != text.len)
        return fail_to_write(reporter, err);
    td_buf_clear(&reporter->buf);
    reporter->result_count++;
    return TD_OK;
}

/* Writes a list as rows of members. */
static enum td_code write_rows(struct td_reporter *reporter, enum td_result_kind kind,
                               const void *list, size_t count, struct td_error *err)
{
    for (size_t i = 0; i < count; i++, reporter->row_count++)
        reporter->kind->row(reporter, kind, td_result_at(kind, list, i));
    return write_out(reporter, err);
}

/* A table has no place for what is of another kind than its rows. */
static bool leaves_out(const struct td_reporter *reporter)
{
    return reporter->kind != NULL && reporter->kind->is_table;
}

enum td_code td_report_total(struct td_reporter *reporter, const struct td_matches *matches,
                             bool is_unique, bool is_oldest, struct td_error *err)
{
    if (reporter->kind != NULL)
        return TD_OK;
    if (is_oldest && matches->total > 1)
        td_buf_add(&reporter->buf, TD_SLICE("the oldest of "));
    td_text_report_total(reporter, matches, is_unique);
    return write_out(reporter, err);
}

enum td_code td_report_hit(struct td_reporter *reporter, const struct td_hit *hit,
                           struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_HIT, hit, 1, err);
    td_text_report_hit(reporter, hit);
    return write_out(reporter, err);
}

enum td_code td_report_item(struct td_reporter *reporter, const struct td_item *item,
                            struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_ITEM, item, 1, err);
    td_text_report_item(reporter, item);
    return write_out(reporter, err);
}

enum td_code td_report_post(struct td_reporter *reporter, const struct td_post *post,
                            struct td_error *err)
{
    if (leaves_out(reporter))
        return TD_OK;
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_POST, post, 1, err);
    td_text_report_post(reporter, post);
    return write_out(reporter, err);
}

enum td_code td_report_finding(struct td_reporter *reporter, const struct td_finding *finding,
                               struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_FINDING, finding, 1, err);
    td_text_report_finding(reporter, finding);
    return write_out(reporter, err);
}

enum td_code td_report_changes(struct td_reporter *reporter, const struct td_change *changes,
                               size_t count, struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_CHANGE, changes, count, err);
    td_text_report_changes(reporter, changes, count);
    return write_out(reporter, err);
}

enum td_code td_report_revisions(struct td_reporter *reporter, const struct td_revision *revisions,
                                 size_t count, struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_REVISION, revisions, count, err);
    td_text_report_revisions(reporter, revisions, count);
    return write_out(reporter, err);
}

enum td_code td_report_bytes(struct td_reporter *reporter, struct td_slice bytes, bool is_shown,
                             struct td_error *err)
{
    if (is_shown)
        td_width_add_safe_lines(&reporter->buf, bytes);
    else
        td_buf_add(&reporter->buf, bytes);
    return write_out(reporter, err);
}

enum td_code td_report_posts(struct td_reporter *reporter, const struct td_post *posts,
                             size_t count, struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_POST, posts, count, err);
    td_text_report_posts(reporter, posts, count);
    return write_out(reporter, err);
}

enum td_code td_report_synonyms(struct td_reporter *reporter, const struct td_synonyms *sets,
                                size_t count, struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_SYNONYMS, sets, count, err);
    td_text_report_synonyms(reporter, sets, count);
    return write_out(reporter, err);
}

enum td_code td_report_reasons(struct td_reporter *reporter, const struct td_reason *reasons,
                               size_t count, struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_REASON, reasons, count, err);
    td_text_report_reasons(reporter, reasons, count);
    return write_out(reporter, err);
}

enum td_code td_report_saved(struct td_reporter *reporter, const struct td_saved_search *searches,
                             size_t count, struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_SAVED, searches, count, err);
    td_text_report_saved(reporter, searches, count);
    return write_out(reporter, err);
}

enum td_code td_report_trends(struct td_reporter *reporter, const struct td_report_trends *trends,
                              struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_TREND, trends->list, trends->count, err);
    td_text_report_trends(reporter, trends);
    return write_out(reporter, err);
}

enum td_code td_report_overview(struct td_reporter *reporter, const struct td_overview *overview,
                                struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_OVERVIEW, overview, 1, err);
    td_text_report_overview(reporter, overview);
    return write_out(reporter, err);
}

enum td_code td_report_file(struct td_reporter *reporter, const struct td_report_file *file,
                            struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_FILE, file, 1, err);
    td_text_report_file(reporter, file);
    return write_out(reporter, err);
}

enum td_code td_report_repeated(struct td_reporter *reporter, struct td_error *err)
{
    if (reporter->kind != NULL)
        return TD_OK;
    td_repeated_add_rest(&reporter->repeated, &reporter->buf);
    return write_out(reporter, err);
}

enum td_code td_report_import(struct td_reporter *reporter, const struct td_report_import *import,
                              struct td_error *err)
{
    if (leaves_out(reporter))
        return TD_OK;
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_IMPORT, import, 1, err);
    td_text_report_import(reporter, import);
    return write_out(reporter, err);
}

enum td_code td_report_author_pairs(struct td_reporter *reporter,
                                    const struct td_author_pair *pairs, size_t count,
                                    struct td_error *err)
{
    if (reporter->kind != NULL)
        return write_rows(reporter, TD_RESULT_AUTHOR_PAIR, pairs, count, err);
    for (size_t i = 0; i < count; i++)
        td_text_report_author_pair(reporter, &pairs[i]);
    return write_out(reporter, err);
}

/* A number of a table with one key is that of its row; one with two keys has only cells. */
static void add_count_rows(struct td_reporter *reporter, const struct td_count_table *table,
                           const struct td_count_row *row)
{
    struct td_count_result count = {table, row, NULL};
    size_t cells = table->is_cross ? row->cell_count : 1;
    for (size_t i = 0; i < cells; i++, reporter->row_count++) {
        count.cell = table->is_cross ? &row->cells[i] : NULL;
        reporter->kind->row(reporter, TD_RESULT_COUNT, &count);
    }
}

enum td_code td_report_counts(struct td_reporter *reporter, const struct td_count_table *table,
                              struct td_error *err)
{
    reporter->row_count = 0;
    for (size_t i = 0; i < table->row_count && reporter->kind != NULL; i++)
        add_count_rows(reporter, table, &table->rows[i]);
    if (reporter->kind == NULL)
        td_text_report_counts(reporter, table);
    return write_out(reporter, err);
}

enum td_code td_report_facet(struct td_reporter *reporter, const struct td_count_table *table,
                             struct td_error *err)
{
    if (leaves_out(reporter))
        return TD_OK;
    if (reporter->kind != NULL)
        return td_report_counts(reporter, table, err);
    td_text_report_facet(reporter, table);
    return write_out(reporter, err);
}

enum td_code td_reporter_finish(struct td_reporter *reporter, struct td_error *err)
{
    if (reporter->owed != NULL) {
        td_text_pay(reporter);
        TD_TRY(write_out(reporter, err));
    }
    return fflush(reporter->out) == 0 ? TD_OK : fail_to_write(reporter, err);
}

bool td_reporter_reader_left(const struct td_reporter *reporter)
{
    return reporter->reader_left;
}
