/* What a format is made of. Text has a function of its own for each kind of result (output/text.h);
 * the others write rows of members (output/members.h). Both append to the reporter's buffer, which
 * the reporter writes out. */
#ifndef TD_OUTPUT_REPORTER_KIND_H
#define TD_OUTPUT_REPORTER_KIND_H

#include "base/buf.h"
#include "output/members.h"
#include "output/repeated.h"
#include "output/reporter.h"

struct td_reporter_kind {
    void (*row)(struct td_reporter *reporter, enum td_result_kind kind, const void *result);
    bool is_table; /* all rows are of one kind: no post above its items, facet or summary */
};

struct td_reporter {
    const struct td_reporter_kind *kind; /* NULL: text */
    struct td_style style;
    FILE *out;
    struct td_buf buf;     /* the result in hand */
    struct td_buf scratch; /* for text made of several parts */
    struct td_buf cell;    /* for one field of a table, before it is quoted or cut */
    struct td_buf ink;     /* what switches a link on */
    size_t result_count;   /* written before the one in hand */
    size_t row_count;      /* rows of one kind before the one in hand */
    int64_t post_above;    /* whose items follow; 0: none */
    const char *owed;      /* a line that stands behind the last of several results; NULL: none */
    bool reader_left;
    struct td_repeated repeated; /* warnings of the import at hand, in text */
};

extern const struct td_reporter_kind td_reporter_json;
extern const struct td_reporter_kind td_reporter_csv;
extern const struct td_reporter_kind td_reporter_tsv;

#endif
