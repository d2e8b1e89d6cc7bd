#include "output/reporter_kind.h"
#include "text/width.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct td_reporter_kind *kind_of(enum td_format format)
{
    static const struct td_reporter_kind *const kinds[] = {
        [TD_FORMAT_TEXT] = &td_reporter_text,  [TD_FORMAT_JSON] = &td_reporter_json,
        [TD_FORMAT_CSV] = &td_reporter_csv,    [TD_FORMAT_TSV] = &td_reporter_tsv,
        [TD_FORMAT_JSONL] = &td_reporter_json, [TD_FORMAT_MARKDOWN] = &td_reporter_text,
    };
    return kinds[format];
}

enum td_code td_reporter_open(enum td_format format, struct td_style style, FILE *out,
                              struct td_reporter **ret_reporter, struct td_error *err)
{
    struct td_reporter *reporter = calloc(1, sizeof(*reporter));
    if (reporter == NULL)
        return td_fail_memory(err);

    reporter->kind = kind_of(format);
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

void td_reporter_closep(struct td_reporter **reporter)
{
    td_reporter_close(*reporter);
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

enum td_code td_report_total(struct td_reporter *reporter, const struct td_matches *matches,
                             bool is_unique, struct td_error *err)
{
    if (reporter->kind->total == NULL)
        return TD_OK;
    reporter->kind->total(reporter, matches, is_unique);
    return write_out(reporter, err);
}

enum td_code td_report_hit(struct td_reporter *reporter, const struct td_hit *hit,
                           struct td_error *err)
{
    reporter->kind->hit(reporter, hit);
    return write_out(reporter, err);
}

enum td_code td_report_item(struct td_reporter *reporter, const struct td_item *item,
                            struct td_error *err)
{
    reporter->kind->item(reporter, item);
    return write_out(reporter, err);
}

enum td_code td_report_post(struct td_reporter *reporter, const struct td_post *post,
                            struct td_error *err)
{
    if (reporter->kind->post == NULL)
        return TD_OK;
    reporter->kind->post(reporter, post);
    return write_out(reporter, err);
}

enum td_code td_report_finding(struct td_reporter *reporter, const struct td_finding *finding,
                               struct td_error *err)
{
    reporter->kind->finding(reporter, finding);
    return write_out(reporter, err);
}

enum td_code td_report_changes(struct td_reporter *reporter, const struct td_change *changes,
                               size_t count, struct td_error *err)
{
    reporter->kind->changes(reporter, changes, count);
    return write_out(reporter, err);
}

enum td_code td_report_revisions(struct td_reporter *reporter, const struct td_revision *revisions,
                                 size_t count, struct td_error *err)
{
    reporter->kind->revisions(reporter, revisions, count);
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
    reporter->kind->posts(reporter, posts, count);
    return write_out(reporter, err);
}

enum td_code td_report_counts(struct td_reporter *reporter, const struct td_count_table *table,
                              struct td_error *err)
{
    reporter->kind->counts(reporter, table);
    return write_out(reporter, err);
}

enum td_code td_report_facet(struct td_reporter *reporter, const struct td_count_table *table,
                             struct td_error *err)
{
    if (reporter->kind->facet == NULL)
        return TD_OK;
    reporter->kind->facet(reporter, table);
    return write_out(reporter, err);
}

enum td_code td_report_synonyms(struct td_reporter *reporter, const struct td_synonyms *sets,
                                size_t count, struct td_error *err)
{
    reporter->kind->synonyms(reporter, sets, count);
    return write_out(reporter, err);
}

enum td_code td_report_reasons(struct td_reporter *reporter, const struct td_reason *reasons,
                               size_t count, struct td_error *err)
{
    reporter->kind->reasons(reporter, reasons, count);
    return write_out(reporter, err);
}

enum td_code td_report_saved(struct td_reporter *reporter, const struct td_saved_search *searches,
                             size_t count, struct td_error *err)
{
    reporter->kind->saved(reporter, searches, count);
    return write_out(reporter, err);
}

enum td_code td_report_author_pairs(struct td_reporter *reporter,
                                    const struct td_author_pair *pairs, size_t count,
                                    struct td_error *err)
{
    for (size_t i = 0; i < count; i++) {
        reporter->kind->author_pair(reporter, &pairs[i]);
        TD_TRY(write_out(reporter, err));
    }
    return TD_OK;
}

enum td_code td_report_overview(struct td_reporter *reporter, const struct td_overview *overview,
                                struct td_error *err)
{
    reporter->kind->overview(reporter, overview);
    return write_out(reporter, err);
}

enum td_code td_report_trends(struct td_reporter *reporter, const struct td_report_trends *trends,
                              struct td_error *err)
{
    reporter->kind->trends(reporter, trends);
    return write_out(reporter, err);
}

enum td_code td_report_file(struct td_reporter *reporter, const struct td_report_file *file,
                            struct td_error *err)
{
    reporter->kind->file(reporter, file);
    return write_out(reporter, err);
}

enum td_code td_report_import(struct td_reporter *reporter, const struct td_report_import *import,
                              struct td_error *err)
{
    if (reporter->kind->import == NULL)
        return TD_OK;
    reporter->kind->import(reporter, import);
    return write_out(reporter, err);
}

enum td_code td_reporter_finish(struct td_reporter *reporter, struct td_error *err)
{
    return fflush(reporter->out) == 0 ? TD_OK : fail_to_write(reporter, err);
}

bool td_reporter_reader_left(const struct td_reporter *reporter)
{
    return reporter->reader_left;
}
