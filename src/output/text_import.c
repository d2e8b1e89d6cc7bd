#include "base/plural.h"
#include "output/repeated.h"
#include "output/text.h"
#include "text/width.h"

enum { STATUS_COLUMNS = 9 }; /* "unchanged" */

static void add_problem(struct td_buf *buf, struct td_slice path,
                        const struct td_report_problem *problem)
{
    td_buf_add(buf, TD_SLICE("  "));
    td_width_add_safe(buf, path);
    if (problem->line > 0)
        td_buf_addf(buf, ":%u:%u", problem->line, problem->column);
    td_buf_addf(buf, ": %s: ", problem->is_error ? "error" : "warning");
    td_width_add_safe(buf, problem->message);
    td_buf_add_char(buf, '\n');
}

static void add_line(struct td_buf *buf, const struct td_report_file *file)
{
    td_width_add_column(buf, file->status, STATUS_COLUMNS, TD_ELLIPSIS);
    td_buf_addf(buf, "  %4zu %s  ", file->item_count,
                td_plural((int64_t)file->item_count, "item ", "items"));
    td_width_add_safe(buf, file->path);
    td_buf_add_char(buf, '\n');
}

void td_text_report_file(struct td_reporter *reporter, const struct td_report_file *file)
{
    bool has_line = !file->is_brief;
    if (has_line)
        add_line(&reporter->buf, file);
    for (size_t i = 0; i < file->problem_count; i++) {
        const struct td_report_problem *problem = &file->problems[i];
        if (!problem->is_error && !td_repeated_is_shown(&reporter->repeated, problem->message))
            continue;
        if (!has_line)
            add_line(&reporter->buf, file);
        has_line = true;
        add_problem(&reporter->buf, file->path, problem);
    }
}

void td_text_report_import(struct td_reporter *reporter, const struct td_report_import *import)
{
    const struct {
        size_t count;
        const char *name;
    } parts[] = {
        {import->added, "added"}, {import->updated, "updated"}, {import->unchanged, "unchanged"},
        {import->moved, "moved"}, {import->skipped, "skipped"}, {import->failed, "failed"},
    };
    struct td_buf *buf = &reporter->buf;
    const char *before = ": ";

    td_text_add_count(buf, import->files, "file");
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i].count == 0)
            continue;
        td_buf_addf(buf, "%s%zu %s", before, parts[i].count, parts[i].name);
        before = ", ";
    }
    td_buf_add(buf, TD_SLICE("; "));
    td_text_add_count(buf, import->items, "item");
    td_buf_addf(buf, ", %.2f s%s\n", import->seconds,
                import->is_dry_run ? "; dry run: nothing was changed" : "");
    if (import->without_items > 0) {
        td_text_add_count(buf, import->without_items, "file");
        td_buf_add(buf, TD_SLICE(" without items\n"));
    }
}
