#include "output/text.h"
#include "text/width.h"

void td_text_report_finding(struct td_reporter *reporter, const struct td_finding *finding)
{
    static const char *const remedies[] = {
        [TD_REMEDY_REBUILD] = "'tidings rebuild' makes it anew",
        [TD_REMEDY_RESTORE] = "'tidings restore FILE' puts a backup in its place",
        [TD_REMEDY_OPEN] = "the next search or import makes it anew",
        [TD_REMEDY_DROP] = "if you did not make it, do not trust the file; else DROP it by sqlite3",
    };
    struct td_buf *buf = &reporter->buf;
    td_width_add_safe(buf, finding->kind);
    td_buf_add(buf, TD_SLICE(": "));
    td_width_add_safe(buf, finding->message);
    td_buf_addf(buf, ": %s\n", remedies[finding->remedy]);
}
