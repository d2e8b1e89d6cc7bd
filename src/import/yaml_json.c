#include "import/yaml_tree.h"

#include <errno.h>
#include <stdlib.h>

enum { INTEGER_MAX_BYTES = 20 };

static bool is(const struct td_yaml_node *node, const char *literal)
{
    return td_slice_equal(node->text, td_slice_of(literal));
}

bool td_yaml_is_null(const struct td_yaml_node *node)
{
    return node->kind == TD_YAML_SCALAR && node->is_plain &&
           (node->text.len == 0 || is(node, "~") || is(node, "null"));
}

/* A whole number without needless zeros (007 is text) that 64 bits hold. */
static bool read_integer(struct td_slice text, int64_t *ret)
{
    size_t sign = td_slice_starts(text, TD_SLICE("-")) ? 1 : 0;
    if (text.len == sign || text.len > INTEGER_MAX_BYTES)
        return false;
    if (text.ptr[sign] == '0' && text.len > 1)
        return false;
    for (size_t i = sign; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;

    errno = 0; /* the text ends in NUL: it is a copy in an arena */
    long long value = strtoll(text.ptr, NULL, 10);
    if (errno != 0)
        return false;
    *ret = value;
    return true;
}

static void write_scalar(struct td_json *json, const struct td_yaml_node *node)
{
    int64_t integer = 0;
    if (td_yaml_is_null(node))
        td_json_null(json);
    else if (node->is_plain && (is(node, "true") || is(node, "false")))
        td_json_bool(json, is(node, "true"));
    else if (node->is_plain && read_integer(node->text, &integer))
        td_json_integer(json, integer);
    else
        td_json_text(json, node->text);
}

static void write_list(struct td_json *json, const struct td_yaml_node *list)
{
    td_json_array_begin(json);
    for (const struct td_yaml_node *node = list->first; node != NULL; node = node->next)
        td_yaml_write_json(json, node);
    td_json_array_end(json);
}

static void write_map(struct td_json *json, const struct td_yaml_node *map)
{
    td_json_object_begin(json);
    for (const struct td_yaml_node *node = map->first; node != NULL; node = node->next) {
        td_json_key(json, node->key);
        td_yaml_write_json(json, node);
    }
    td_json_object_end(json);
}

void td_yaml_write_json(struct td_json *json, const struct td_yaml_node *node)
{
    switch (node->kind) {
    case TD_YAML_SCALAR:
        write_scalar(json, node);
        break;
    case TD_YAML_LIST:
        write_list(json, node);
        break;
    case TD_YAML_MAP:
        write_map(json, node);
        break;
    }
}
