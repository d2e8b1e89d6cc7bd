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
void td_member_put_list(struct td_member_writer *writer, struct td_slice name,
                        const struct td_slice *list, size_t count);

/* The kinds of results. */
enum td_result_kind {
    TD_RESULT_HIT,         /* struct td_hit */
    TD_RESULT_ITEM,        /* struct td_item */
    TD_RESULT_POST,        /* struct td_post */
    TD_RESULT_FINDING,     /* struct td_finding */
    TD_RESULT_CHANGE,      /* struct td_change */
    TD_RESULT_REVISION,    /* struct td_revision */
    TD_RESULT_SYNONYMS,    /* struct td_synonyms */
    TD_RESULT_REASON,      /* struct td_reason */
    TD_RESULT_SAVED,       /* struct td_saved_search */
    TD_RESULT_TREND,       /* struct td_report_trend */
    TD_RESULT_COUNT,       /* struct td_count_result */
    TD_RESULT_AUTHOR_PAIR, /* struct td_author_pair */
    TD_RESULT_OVERVIEW,    /* struct td_overview */
    TD_RESULT_FILE,        /* struct td_report_file */
    TD_RESULT_IMPORT,      /* struct td_report_import */
};

/* One number of a table: of a row, or of a cell of a cross table. */
struct td_count_result {
    const struct td_count_table *table;
    const struct td_count_row *row;
    const struct td_count_cell *cell; /* NULL where the table has one key */
};

/* Puts the members of a result of that kind. */
void td_members_of(struct td_member_writer *writer, enum td_result_kind kind, const void *result);

/* The result at `index` of a list of that kind. */
const void *td_result_at(enum td_result_kind kind, const void *list, size_t index);

/* Those of members_counts.c: each takes a result of its kind. */
void td_members_of_count(struct td_member_writer *writer, const void *result);
void td_members_of_author_pair(struct td_member_writer *writer, const void *result);
void td_members_of_overview(struct td_member_writer *writer, const void *result);

#endif
