#include "import/front_matter/field.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

enum td_code td_field_new(struct td_fields *fields, enum td_field_kind kind, unsigned line,
                          unsigned column, struct td_field **ret_field, struct td_error *err)
{
    if (++fields->count > TD_FRONT_MATTER_MAX_FIELDS)
        return td_fail_at(err, TD_ERR_INPUT, line, column, "front matter has more than %d values",
                          TD_FRONT_MATTER_MAX_FIELDS);
    struct td_field *field = td_arena_alloc(fields->arena, sizeof(*field));
    if (field == NULL)
        return td_fail_memory(err);
    *field = (struct td_field){.kind = kind, .line = line, .column = column};
    *ret_field = field;
    return TD_OK;
}

enum td_code td_field_enter(struct td_fields *fields, const struct td_field *field,
                            struct td_error *err)
{
    if (fields->depth == TD_FRONT_MATTER_MAX_DEPTH)
        return td_fail_at(err, TD_ERR_INPUT, field->line, field->column,
                          "front matter is nested deeper than %d levels",
                          TD_FRONT_MATTER_MAX_DEPTH);
    fields->depth++;
    return TD_OK;
}

enum td_code td_field_copy(struct td_fields *fields, struct td_slice text,
                           struct td_slice *ret_text, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, text.len * strlen(TD_REPLACEMENT_UTF8));
    td_buf_add_repaired(&buf, text);
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(fields->arena, td_buf_slice(&buf), ret_text, err);
}

enum td_code td_field_add(struct td_fields *fields, struct td_field *map, struct td_slice key,
                          struct td_field *value, struct td_error *err)
{
    struct td_field **end = &map->first;
    for (; *end != NULL; end = &(*end)->next)
        if (td_slice_equal((*end)->key, key))
            return td_problem_add(fields->arena, fields->problems, TD_SEVERITY_WARNING, value->line,
                                  value->column, err, "'%.*s' is given twice; the first counts",
                                  TD_SLICE_ARG(key));
    value->key = key;
    *end = value;
    return TD_OK;
}

struct td_field *td_field_find(const struct td_field *map, struct td_slice key)
{
    struct td_field *field = map->first;
    while (field != NULL && !td_slice_equal_nocase(field->key, key))
        field = field->next;
    return field;
}
