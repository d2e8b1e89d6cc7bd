#include "import/front_matter/field.h"

#include <errno.h>
#include <stdlib.h>

enum { INTEGER_MAX_BYTES = 20 };

static bool is(const struct td_field *field, const char *literal)
{
    return td_slice_equal(field->text, td_slice_of(literal));
}

bool td_field_is_null(const struct td_field *field)
{
    return field->kind == TD_FIELD_SCALAR && field->is_plain &&
           (field->text.len == 0 || is(field, "~") || is(field, "null"));
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

static void write_scalar(struct td_json *json, const struct td_field *field)
{
    int64_t integer = 0;
    if (td_field_is_null(field))
        td_json_null(json);
    else if (field->is_plain && (is(field, "true") || is(field, "false")))
        td_json_bool(json, is(field, "true"));
    else if (field->is_plain && read_integer(field->text, &integer))
        td_json_integer(json, integer);
    else
        td_json_text(json, field->text);
}

static void write_list(struct td_json *json, const struct td_field *list)
{
    td_json_array_begin(json);
    for (const struct td_field *field = list->first; field != NULL; field = field->next)
        td_field_write_json(json, field);
    td_json_array_end(json);
}

static void write_map(struct td_json *json, const struct td_field *map)
{
    td_json_object_begin(json);
    for (const struct td_field *field = map->first; field != NULL; field = field->next) {
        td_json_key(json, field->key);
        td_field_write_json(json, field);
    }
    td_json_object_end(json);
}

void td_field_write_json(struct td_json *json, const struct td_field *field)
{
    switch (field->kind) {
    case TD_FIELD_SCALAR:
        write_scalar(json, field);
        break;
    case TD_FIELD_LIST:
        write_list(json, field);
        break;
    case TD_FIELD_MAP:
        write_map(json, field);
        break;
    }
}
