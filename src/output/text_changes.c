#include "base/date.h"
#include "base/plural.h"
#include "output/text.h"
#include "text/width.h"

#include <inttypes.h>

enum {
    KIND_COLUMNS = 8, /* of a change's kind */
    SUM_COLUMNS = 12, /* the beginning of a SHA-256 */
};

/* A rebuild adds nothing, and its items are those that it changed. */
static void add_rebuilt(struct td_buf *buf, const struct td_change_counts *counts)
{
    td_buf_addf(buf, "  %" PRId64 " %s read again", counts->files,
                td_plural(counts->files, "post", "posts"));
    if (counts->failed > 0)
        td_buf_addf(buf, ", %" PRId64 " failed", counts->failed);
    td_buf_addf(buf, "; %" PRId64 " %s changed", counts->items,
                td_plural(counts->items, "item", "items"));
}

static void add_counts(struct td_buf *buf, const struct td_change_counts *counts)
{
    const struct {
        int64_t count;
        const char *name;
    } parts[] = {{counts->added, "added"},
                 {counts->updated, "updated"},
                 {counts->moved, "moved"},
                 {counts->removed, "removed"},
                 {counts->failed, "failed"}};
    const char *before = "  ";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count == 0)
            continue;
        td_buf_addf(buf, "%s%" PRId64 " %s", before, parts[i].count, parts[i].name);
        before = ", ";
    }
    if (counts->items > 0)
        td_buf_addf(buf, "; %" PRId64 " %s", counts->items,
                    td_plural(counts->items, "item", "items"));
}

static void add_detail(struct td_buf *buf, struct td_slice detail)
{
    td_buf_add(buf, detail.len > 0 ? TD_SLICE("  ") : TD_SLICE(""));
    td_width_add_safe(buf, detail);
}

/* The number, the minute and the kind, which a line begins with. */
static void begin_line(struct td_buf *buf, int64_t number, int64_t at, struct td_slice kind)
{
    char text[TD_DATE_TEXT_BYTES];
    td_date_format_seconds(at, text);
    td_buf_addf(buf, "%4" PRId64 "  %.10s %.5sZ  ", number, text, text + 11);
    td_width_add_column(buf, kind, KIND_COLUMNS, TD_ELLIPSIS);
}

void td_text_report_changes(struct td_reporter *reporter, const struct td_change *changes,
                            size_t count)
{
    struct td_buf *buf = &reporter->buf;
    for (size_t i = 0; i < count; i++) {
        begin_line(buf, changes[i].id, changes[i].at, changes[i].kind);
        if (td_slice_equal(changes[i].kind, TD_SLICE("rebuild")))
            add_rebuilt(buf, &changes[i].counts);
        else
            add_counts(buf, &changes[i].counts);
        if (changes[i].undoes != 0)
            td_buf_addf(buf, "  of %" PRId64, changes[i].undoes);
        add_detail(buf, changes[i].detail);
        td_text_trim_end(buf);
        td_buf_add(buf, changes[i].undone_at != 0 ? TD_SLICE("  (undone)\n") : TD_SLICE("\n"));
    }
}

void td_text_report_revisions(struct td_reporter *reporter, const struct td_revision *revisions,
                              size_t count)
{
    struct td_buf *buf = &reporter->buf;
    for (size_t i = 0; i < count; i++) {
        begin_line(buf, revisions[i].number, revisions[i].at, revisions[i].kind);
        td_buf_addf(buf, "%9" PRId64 " %s  %.*s  ", revisions[i].size_bytes,
                    td_plural(revisions[i].size_bytes, "byte ", "bytes"), SUM_COLUMNS,
                    revisions[i].sha256.ptr);
        td_width_add_safe(buf, revisions[i].path);
        td_buf_add_char(buf, '\n');
    }
}
