/* A value of front matter, whatever that is written in (YAML, TOML, JSON or plain lines), as a tree
 * that lives in an arena. */
#ifndef TD_IMPORT_FRONT_MATTER_FIELD_H
#define TD_IMPORT_FRONT_MATTER_FIELD_H

#include "base/json.h"
#include "import/markdown/source.h"

#include <stdbool.h>

enum td_field_kind { TD_FIELD_SCALAR, TD_FIELD_LIST, TD_FIELD_MAP };

struct td_field {
    enum td_field_kind kind;
    unsigned line; /* in the file */
    unsigned column;
    bool is_plain;          /* a scalar that is not quoted, which may be more than text */
    bool is_used;           /* has a place of its own in the archive: not to be kept again */
    struct td_slice text;   /* of a scalar: valid UTF-8 without NUL */
    struct td_slice key;    /* of a value in a map */
    struct td_field *first; /* of a list or map; NULL when empty */
    struct td_field *next;  /* within the list or map */
};

/* What the readers of all notations share: where fields live and how many there may be. */
struct td_fields {
    struct td_arena *arena;
    struct td_problems *problems;
    unsigned count;
    unsigned depth;
};

/* TD_ERR_INPUT past TD_FRONT_MATTER_MAX_FIELDS. */
TD_CHECKED enum td_code td_field_new(struct td_fields *fields, enum td_field_kind kind,
                                     unsigned line, unsigned column, struct td_field **ret_field,
                                     struct td_error *err);

/* Goes into a list or map; TD_ERR_INPUT past TD_FRONT_MATTER_MAX_DEPTH. Coming out again is a
 * decrement of `depth`. */
TD_CHECKED enum td_code td_field_enter(struct td_fields *fields, const struct td_field *field,
                                       struct td_error *err);

/* A copy of a key or a scalar, with U+FFFD for NUL and for what is no UTF-8. */
TD_CHECKED enum td_code td_field_copy(struct td_fields *fields, struct td_slice text,
                                      struct td_slice *ret_text, struct td_error *err);

/* Appends a value to a map. One whose key is there already is left out, with a warning. */
TD_CHECKED enum td_code td_field_add(struct td_fields *fields, struct td_field *map,
                                     struct td_slice key, struct td_field *value,
                                     struct td_error *err);

/* The value of a key, upper and lower ASCII letters alike (Hugo's keys are so); NULL without it. */
struct td_field *td_field_find(const struct td_field *map, struct td_slice key);

/* A scalar that stands for nothing: ~, null, or nothing at all. */
bool td_field_is_null(const struct td_field *field);

/* Writes the value: maps and lists as such, plain true, false, null and whole numbers as what they
 * are, everything else as text. */
void td_field_write_json(struct td_json *json, const struct td_field *field);

#endif
