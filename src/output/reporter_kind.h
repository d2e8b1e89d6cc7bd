/* What a format is made of: one function a kind of result, appending to the reporter's buffer.
 * The reporter writes the buffer out and sees to failures. */
#ifndef TD_OUTPUT_REPORTER_KIND_H
#define TD_OUTPUT_REPORTER_KIND_H

#include "base/buf.h"
#include "output/reporter.h"

/* NULL stands for a kind of result that the format leaves out. */
struct td_reporter_kind {
    void (*total)(struct td_reporter *reporter, const struct td_matches *matches, bool is_unique);
    void (*hit)(struct td_reporter *reporter, const struct td_hit *hit);
    void (*item)(struct td_reporter *reporter, const struct td_item *item);
    void (*post)(struct td_reporter *reporter, const struct td_post *post);
    void (*finding)(struct td_reporter *reporter, const struct td_finding *finding);
    void (*changes)(struct td_reporter *reporter, const struct td_change *changes, size_t count);
    void (*revisions)(struct td_reporter *reporter, const struct td_revision *revisions,
                      size_t count);
    void (*posts)(struct td_reporter *reporter, const struct td_post *posts, size_t count);
    void (*trends)(struct td_reporter *reporter, const struct td_report_trends *trends);
    void (*counts)(struct td_reporter *reporter, const struct td_count_table *table);
    void (*facet)(struct td_reporter *reporter, const struct td_count_table *table);
    void (*synonyms)(struct td_reporter *reporter, const struct td_synonyms *sets, size_t count);
    void (*reasons)(struct td_reporter *reporter, const struct td_reason *reasons, size_t count);
    void (*saved)(struct td_reporter *reporter, const struct td_saved_search *searches,
                  size_t count);
    void (*author_pair)(struct td_reporter *reporter, const struct td_author_pair *pair);
    void (*overview)(struct td_reporter *reporter, const struct td_overview *overview);
    void (*file)(struct td_reporter *reporter, const struct td_report_file *file);
    void (*import)(struct td_reporter *reporter, const struct td_report_import *import);
};

struct td_reporter {
    const struct td_reporter_kind *kind;
    struct td_style style;
    FILE *out;
    struct td_buf buf;     /* the result in hand */
    struct td_buf scratch; /* for text made of several parts */
    struct td_buf cell;    /* for one field of a table, before it is quoted or cut */
    struct td_buf ink;     /* what switches a link on */
    size_t result_count;   /* written before the one in hand */
    int64_t post_above;    /* whose items follow; 0: none */
    bool reader_left;
};

extern const struct td_reporter_kind td_reporter_text;
extern const struct td_reporter_kind td_reporter_json;
extern const struct td_reporter_kind td_reporter_csv;
extern const struct td_reporter_kind td_reporter_tsv;

#endif
