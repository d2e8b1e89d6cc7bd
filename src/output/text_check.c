#include "output/text.h"
#include "text/width.h"

/* What helps is said once, behind all that it helps. */
void td_text_report_finding(struct td_reporter *reporter, const struct td_finding *finding)
{
    static const char *const remedies[] = {
        [TD_REMEDY_REBUILD] = "'tidings rebuild' makes it anew",
        [TD_REMEDY_RESTORE] = "'tidings restore FILE' puts a backup in its place",
        [TD_REMEDY_OPEN] = "the next search or import makes it anew",
        [TD_REMEDY_DROP] = "if you did not make it, do not trust the file; else DROP it by sqlite3",
    };
    struct td_buf *buf = &reporter->buf;
    if (reporter->owed != remedies[finding->remedy])
        td_text_pay(reporter);
    reporter->owed = remedies[finding->remedy];
    td_width_add_safe(buf, finding->kind);
    td_buf_add(buf, TD_SLICE(": "));
    td_width_add_safe(buf, finding->message);
    td_buf_add_char(buf, '\n');
}

void td_text_pay(struct td_reporter *reporter)
{
    struct td_slice on = td_text_on(reporter, TD_INK_BOLD), off = td_text_off(reporter);
    if (reporter->owed != NULL)
        td_buf_addf(&reporter->buf, "    %.*s%s%.*s\n", TD_SLICE_ARG(on), reporter->owed,
                    TD_SLICE_ARG(off));
    reporter->owed = NULL;
}
