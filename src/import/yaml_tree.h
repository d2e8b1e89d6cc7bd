/* YAML (1.1, by libyaml) as a tree that lives in an arena. What makes YAML dangerous is refused:
 * aliases, and anything deeper or larger than front matter is. */
#ifndef TD_IMPORT_YAML_TREE_H
#define TD_IMPORT_YAML_TREE_H

#include "base/json.h"
#include "import/source.h"

#include <stdbool.h>

enum td_yaml_kind { TD_YAML_SCALAR, TD_YAML_LIST, TD_YAML_MAP };

struct td_yaml_node {
    enum td_yaml_kind kind;
    unsigned line; /* in the file */
    unsigned column;
    bool is_plain;              /* a scalar without quotes, which may be more than text */
    struct td_slice text;       /* of a scalar: valid UTF-8 without NUL */
    struct td_slice key;        /* of a value in a map */
    struct td_yaml_node *first; /* of a list or map; NULL when empty */
    struct td_yaml_node *next;  /* within the list or map */
};

/* Reads one document. *ret_root is NULL where there is none (nothing but comments). A key that a
 * map holds twice counts the first time, with a warning. TD_ERR_INPUT with its place: no YAML, an
 * alias, a key that is no text, more than TD_FRONT_MATTER_MAX_DEPTH or _MAX_FIELDS. */
TD_CHECKED enum td_code td_yaml_read(struct td_arena *arena, struct td_source yaml,
                                     struct td_problems *problems, struct td_yaml_node **ret_root,
                                     struct td_error *err);

/* A scalar that stands for nothing: ~, null, or nothing at all. */
bool td_yaml_is_null(const struct td_yaml_node *node);

/* Writes the value: maps and lists as such, plain true, false, null and whole numbers as what they
 * are, everything else as text. */
void td_yaml_write_json(struct td_json *json, const struct td_yaml_node *node);

#endif
