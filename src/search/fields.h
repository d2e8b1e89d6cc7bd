/* The fields of the query language: what NAME:VALUE asks for. */
#ifndef TD_SEARCH_FIELDS_H
#define TD_SEARCH_FIELDS_H

#include "search/dates.h"
#include "search/tree.h"

struct td_query_field {
    struct td_slice name;
    unsigned fields;                  /* where words are looked for; 0: VALUE is a filter */
    enum td_condition_kind condition; /* of a filter */
    bool is_raw;                      /* VALUE goes on to the next white space, whatever is in it */
};

/* NULL where there is none of this name, in letters of any case. */
const struct td_query_field *td_query_field_find(struct td_slice name);

/* The name of the field whose name is one edit away (text/edit_distance.h); NULL where none is. */
const char *td_query_field_near(struct td_slice name);

/* What the field's value is, in words, for messages. */
const char *td_query_field_wants(const struct td_query_field *field);

/* The node of a filter's value; NULL where the field can not have it. */
TD_CHECKED enum td_code td_query_field_make(struct td_arena *arena,
                                            const struct td_query_field *field,
                                            struct td_slice value,
                                            const struct td_calendar *calendar,
                                            struct td_node **ret_node, struct td_error *err);

#endif
