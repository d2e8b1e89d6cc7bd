/* Text for people, in its parts. All text of files goes through text/width.h. */
#ifndef TD_OUTPUT_TEXT_H
#define TD_OUTPUT_TEXT_H

#include "output/reporter_kind.h"

enum {
    TD_TEXT_MIN_COLUMNS = 20,  /* a narrower terminal is taken for this */
    TD_TEXT_MAX_COLUMNS = 100, /* of running text: longer lines are hard to read */
    TD_TEXT_INDENT = 5,        /* of what stands below a hit's rank */
};

enum td_ink { TD_INK_BOLD, TD_INK_DIM };

/* What switches the ink on and off; "" without colour. */
struct td_slice td_text_on(const struct td_reporter *reporter, enum td_ink ink);
struct td_slice td_text_off(const struct td_reporter *reporter);

/* The terminal's width, and the width of running text. */
size_t td_text_columns(const struct td_reporter *reporter);
size_t td_text_prose_columns(const struct td_reporter *reporter);

/* Appends text of a file, cut or padded to the columns (text/width.h). */
void td_text_add_column(const struct td_reporter *reporter, struct td_buf *buf,
                        struct td_slice text, size_t columns);

/* Takes blanks off a line's end. */
void td_text_trim_end(struct td_buf *buf);

/* A line of parts, "a · b · c", wrapped: begin, add, end. Absent and empty parts are left out, and
 * so is a line without any. */
void td_text_parts_begin(struct td_reporter *reporter);
void td_text_parts_add(struct td_reporter *reporter, struct td_slice part);
void td_text_parts_end(struct td_reporter *reporter, size_t indent, enum td_ink ink);

/* Safe text of a file, wrapped, in one ink. `column`: what of the first line is written. */
void td_text_inked(struct td_reporter *reporter, struct td_slice text, size_t indent, size_t column,
                   enum td_ink ink);

/* The same as a link, where the terminal can show links and the address is one of the web; `id`
 * tells the link from others. */
void td_text_linked(struct td_reporter *reporter, struct td_slice text, struct td_slice url,
                    int64_t id, size_t indent, size_t column, enum td_ink ink);

/* Running text wrapped with its line feeds kept; what stands between marks in bold. */
void td_text_marked(struct td_reporter *reporter, struct td_slice text, size_t indent);

/* Appends "2025-12-07 00:00" or "2025-12-07" for an RFC 3339 date or a bare day. */
void td_text_add_date(struct td_buf *buf, struct td_slice date);

/* "1 item", "2 items". */
void td_text_add_count(struct td_buf *buf, size_t count, const char *noun);

void td_text_report_total(struct td_reporter *reporter, const struct td_matches *matches,
                          bool is_unique);
void td_text_report_hit(struct td_reporter *reporter, const struct td_hit *hit);
void td_text_report_item(struct td_reporter *reporter, const struct td_item *item);
void td_text_report_post(struct td_reporter *reporter, const struct td_post *post);
void td_text_report_finding(struct td_reporter *reporter, const struct td_finding *finding);
/* Writes the line that the reporter owes, if any. */
void td_text_pay(struct td_reporter *reporter);

void td_text_report_changes(struct td_reporter *reporter, const struct td_change *changes,
                            size_t count);
void td_text_report_revisions(struct td_reporter *reporter, const struct td_revision *revisions,
                              size_t count);
void td_text_report_posts(struct td_reporter *reporter, const struct td_post *posts, size_t count);
void td_text_report_facet(struct td_reporter *reporter, const struct td_count_table *table);
void td_text_report_synonyms(struct td_reporter *reporter, const struct td_synonyms *sets,
                             size_t count);
void td_text_report_reasons(struct td_reporter *reporter, const struct td_reason *reasons,
                            size_t count);
void td_text_report_saved(struct td_reporter *reporter, const struct td_saved_search *searches,
                          size_t count);
void td_text_report_trends(struct td_reporter *reporter, const struct td_report_trends *trends);
void td_text_report_counts(struct td_reporter *reporter, const struct td_count_table *table);
void td_text_report_author_pair(struct td_reporter *reporter, const struct td_author_pair *pair);
void td_text_report_overview(struct td_reporter *reporter, const struct td_overview *overview);
void td_text_report_file(struct td_reporter *reporter, const struct td_report_file *file);
void td_text_report_import(struct td_reporter *reporter, const struct td_report_import *import);

#endif
