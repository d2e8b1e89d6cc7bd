/* The members of every kind of result, named and in order, once for all formats that programs
 * read: JSON, CSV and TSV cannot disagree. */
#ifndef TD_OUTPUT_MEMBERS_H
#define TD_OUTPUT_MEMBERS_H

#include "base/buf.h"
#include "output/reporter.h"

enum td_member_kind {
    TD_MEMBER_TEXT, /* may be absent */
    TD_MEMBER_INTEGER,
    TD_MEMBER_NUMBER,
    TD_MEMBER_LIST,
    TD_MEMBER_LINKS,
    TD_MEMBER_PROBLEMS,
    TD_MEMBER_COUNTS, /* the rows of a table of one key */
};

struct td_member {
    struct td_slice name;
    enum td_member_kind kind;
    struct td_slice text;
    int64_t integer;
    double number;
    const struct td_slice *list;
    const struct td_link *links;
    const struct td_report_problem *problems;
    const struct td_count_table *table;
    size_t count; /* of list, links or problems */
};

/* Takes the members one by one; what they point to is borrowed during the call. */
struct td_member_writer {
    void (*put)(struct td_member_writer *writer, const struct td_member *member);
    struct td_buf *scratch; /* for text that is made of several members */
};

/* Put one member each. */
void td_member_put_text(struct td_member_writer *writer, struct td_slice name,
                        struct td_slice text);
void td_member_put_integer(struct td_member_writer *writer, struct td_slice name, int64_t integer);

void td_members_of_hit(struct td_member_writer *writer, const struct td_hit *hit);
void td_members_of_item(struct td_member_writer *writer, const struct td_item *item);
void td_members_of_finding(struct td_member_writer *writer, const struct td_finding *finding);
void td_members_of_change(struct td_member_writer *writer, const struct td_change *change);
void td_members_of_revision(struct td_member_writer *writer, const struct td_revision *revision);
void td_members_of_post(struct td_member_writer *writer, const struct td_post *post);
void td_members_of_synonyms(struct td_member_writer *writer, const struct td_synonyms *set);
void td_members_of_reason(struct td_member_writer *writer, const struct td_reason *reason);
void td_members_of_saved(struct td_member_writer *writer, const struct td_saved_search *search);
void td_members_of_trend(struct td_member_writer *writer, const struct td_report_trend *trend);
/* `cell` is NULL where the table has one key. */
void td_members_of_count(struct td_member_writer *writer, const struct td_count_table *table,
                         const struct td_count_row *row, const struct td_count_cell *cell);
void td_members_of_author_pair(struct td_member_writer *writer, const struct td_author_pair *pair);
void td_members_of_overview(struct td_member_writer *writer, const struct td_overview *overview);
void td_members_of_file(struct td_member_writer *writer, const struct td_report_file *file);
void td_members_of_import(struct td_member_writer *writer, const struct td_report_import *import);

#endif
