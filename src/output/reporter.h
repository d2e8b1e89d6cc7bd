/* Results on their way out: one interface in the program's words, four formats behind it. Text for
 * people, JSON lines, CSV and TSV for programs (docs/output.md lists every member). */
#ifndef TD_OUTPUT_REPORTER_H
#define TD_OUTPUT_REPORTER_H

#include "base/error.h"
#include "store/content/history.h"
#include "store/content/revisions.h"
#include "store/file/check.h"
#include "store/query/count_table.h"
#include "store/query/item_query.h"
#include "store/records.h"

#include <stdbool.h>
#include <stdio.h>

enum td_format {
    TD_FORMAT_TEXT,
    TD_FORMAT_JSON,
    TD_FORMAT_CSV,
    TD_FORMAT_TSV,
    TD_FORMAT_JSONL,    /* another name of JSON, which is one object a line */
    TD_FORMAT_MARKDOWN, /* files as they were imported: no results of a reporter */
};

/* How text looks. The caller finds out about the terminal. */
struct td_style {
    bool color;
    bool links;     /* titles can be clicked (output/link.h) */
    bool ascii;     /* what stats and trends add to texts is plain ASCII */
    bool heat;      /* cross tables as shades, not numbers */
    bool raw;       /* CSV: what a spreadsheet would run stands as it is */
    size_t columns; /* the width to fill */
};

/* What one imported file came to; see import/importer.h. */
struct td_report_problem {
    unsigned line;
    unsigned column;
    bool is_error;
    struct td_slice message;
};

struct td_report_file {
    struct td_slice path;
    struct td_slice status; /* added, updated, unchanged, moved, skipped, failed */
    size_t item_count;
    const struct td_report_problem *problems;
    size_t problem_count;
    bool is_brief; /* in text, it is told of for its problems only */
};

struct td_report_import {
    size_t files, added, updated, unchanged, moved, skipped, failed;
    size_t items;
    size_t without_items;
    bool is_dry_run; /* nothing of it was kept */
    double seconds;
};

/* A word or name whose use has changed; see stats/trends.h. */
struct td_report_trend {
    struct td_slice direction; /* rising, falling, new */
    struct td_slice term;
    int64_t recent; /* items that hold it, of the newest days and of those before */
    int64_t before;
    double score;
    const struct td_item *examples;
    size_t example_count;
};

/* The days that trends compare. */
struct td_report_trends {
    struct td_slice direction;
    struct td_slice first_day; /* of the newest days */
    struct td_slice last_day;
    int64_t recent_items;
    int64_t before_items;
    const struct td_report_trend *list;
    size_t count;
};

enum { TD_RESULT_MAX_BYTES = 1024 * 1024 * 1024 }; /* of one result, written out */

struct td_reporter;

/* Writes to `out`, which stays the caller's. */
TD_CHECKED enum td_code td_reporter_open(enum td_format format, struct td_style style, FILE *out,
                                         struct td_reporter **ret_reporter, struct td_error *err);

/* Frees it; what was not flushed is lost. NULL does nothing. */
void td_reporter_close(struct td_reporter *reporter);

/* Each of these writes one result. They fail with TD_ERR_IO or TD_ERR_MEMORY. One reporter gets
 * results of one kind, but for items behind their post, and facets behind hits. */

/* How many items, or stories, a search finds in all, before the first hit, or, where `is_oldest`,
 * before the oldest of them; text only. */
TD_CHECKED enum td_code td_report_total(struct td_reporter *reporter,
                                        const struct td_matches *matches, bool is_unique,
                                        bool is_oldest, struct td_error *err);
TD_CHECKED enum td_code td_report_hit(struct td_reporter *reporter, const struct td_hit *hit,
                                      struct td_error *err);
TD_CHECKED enum td_code td_report_item(struct td_reporter *reporter, const struct td_item *item,
                                       struct td_error *err);
/* A post whose items follow. CSV and TSV leave it out: a table has rows of one kind. */
TD_CHECKED enum td_code td_report_post(struct td_reporter *reporter, const struct td_post *post,
                                       struct td_error *err);
/* Damage, as a check finds it. */
TD_CHECKED enum td_code td_report_finding(struct td_reporter *reporter,
                                          const struct td_finding *finding, struct td_error *err);
/* Entries of the log. */
TD_CHECKED enum td_code td_report_changes(struct td_reporter *reporter,
                                          const struct td_change *changes, size_t count,
                                          struct td_error *err);
/* What a post was before, the oldest first. */
TD_CHECKED enum td_code td_report_revisions(struct td_reporter *reporter,
                                            const struct td_revision *revisions, size_t count,
                                            struct td_error *err);
/* A file as it is, in no format; made safe to show where a terminal reads. */
TD_CHECKED enum td_code td_report_bytes(struct td_reporter *reporter, struct td_slice bytes,
                                        bool is_shown, struct td_error *err);
/* A list of posts without their items. */
TD_CHECKED enum td_code td_report_posts(struct td_reporter *reporter, const struct td_post *posts,
                                        size_t count, struct td_error *err);
/* Terms of one direction, the strongest first. */
TD_CHECKED enum td_code td_report_trends(struct td_reporter *reporter,
                                         const struct td_report_trends *trends,
                                         struct td_error *err);
/* A count, whole. */
TD_CHECKED enum td_code td_report_counts(struct td_reporter *reporter,
                                         const struct td_count_table *table, struct td_error *err);
/* A count of what a search has found, behind its hits, under its key's name. CSV and TSV leave it
 * out. */
TD_CHECKED enum td_code td_report_facet(struct td_reporter *reporter,
                                        const struct td_count_table *table, struct td_error *err);
/* Sets of synonyms; in text a line each, as synonyms import reads them. */
TD_CHECKED enum td_code td_report_synonyms(struct td_reporter *reporter,
                                           const struct td_synonyms *sets, size_t count,
                                           struct td_error *err);
/* Why an item is found by a query, or is not: one a part, the whole first. */
TD_CHECKED enum td_code td_report_reasons(struct td_reporter *reporter,
                                          const struct td_reason *reasons, size_t count,
                                          struct td_error *err);
/* The searches that are saved. */
TD_CHECKED enum td_code td_report_saved(struct td_reporter *reporter,
                                        const struct td_saved_search *searches, size_t count,
                                        struct td_error *err);
/* Authors that may be the same, the likeliest first. */
TD_CHECKED enum td_code td_report_author_pairs(struct td_reporter *reporter,
                                               const struct td_author_pair *pairs, size_t count,
                                               struct td_error *err);
TD_CHECKED enum td_code td_report_overview(struct td_reporter *reporter,
                                           const struct td_overview *overview,
                                           struct td_error *err);
TD_CHECKED enum td_code td_report_file(struct td_reporter *reporter,
                                       const struct td_report_file *file, struct td_error *err);
/* How often the warnings of files came again that text has shown ten times; text only. */
TD_CHECKED enum td_code td_report_repeated(struct td_reporter *reporter, struct td_error *err);
TD_CHECKED enum td_code td_report_import(struct td_reporter *reporter,
                                         const struct td_report_import *import,
                                         struct td_error *err);

/* Pushes everything to the reader: the last chance to see a full disk. */
TD_CHECKED enum td_code td_reporter_finish(struct td_reporter *reporter, struct td_error *err);

/* True after a TD_ERR_IO whose cause is that the reader closed the pipe. */
bool td_reporter_reader_left(const struct td_reporter *reporter);

#endif
