#include "import/front_matter/json_read.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <threads.h>

enum { NUMBER_BYTES = 40 };

struct reader {
    struct td_fields *fields;
    unsigned line;
};

static void json_release(json_t **json)
{
    json_decref(*json);
}

static enum td_code read_value(const struct reader *reader, json_t *json,
                               struct td_field **ret_field, struct td_error *err);

static enum td_code read_list(const struct reader *reader, json_t *json, struct td_field *list,
                              struct td_error *err)
{
    struct td_field **end = &list->first;
    for (size_t i = 0; i < json_array_size(json); i++, end = &(*end)->next)
        TD_TRY(read_value(reader, json_array_get(json, i), end, err));
    return TD_OK;
}

static enum td_code read_map(const struct reader *reader, json_t *json, struct td_field *map,
                             struct td_error *err)
{
    for (void *at = json_object_iter(json); at != NULL; at = json_object_iter_next(json, at)) {
        struct td_field *value = NULL;
        struct td_slice key;
        TD_TRY(td_field_copy(reader->fields, td_slice_of(json_object_iter_key(at)), &key, err));
        TD_TRY(read_value(reader, json_object_iter_value(at), &value, err));
        TD_TRY(td_field_add(reader->fields, map, key, value, err));
    }
    return TD_OK;
}

/* A number as text; what has a decimal point has at most 15 digits. */
static enum td_code read_number(const struct reader *reader, const json_t *json,
                                struct td_slice *ret_text, struct td_error *err)
{
    char number[NUMBER_BYTES];
    if (json_is_integer(json))
        (void)snprintf(number, sizeof(number), "%lld", (long long)json_integer_value(json));
    else
        (void)snprintf(number, sizeof(number), "%.15g", json_real_value(json));
    return td_field_copy(reader->fields, td_slice_of(number), ret_text, err);
}

static enum td_code read_scalar(const struct reader *reader, const json_t *json,
                                struct td_field *scalar, struct td_error *err)
{
    struct td_slice text = {json_string_value(json), json_string_length(json)};
    scalar->is_plain = !json_is_string(json);
    if (json_is_number(json))
        return read_number(reader, json, &scalar->text, err);
    if (scalar->is_plain)
        text = json_is_true(json)    ? TD_SLICE("true")
               : json_is_false(json) ? TD_SLICE("false")
                                     : TD_SLICE("null");
    return td_field_copy(reader->fields, text, &scalar->text, err);
}

static enum td_code read_collection(const struct reader *reader, json_t *json,
                                    struct td_field *field, struct td_error *err)
{
    TD_TRY(td_field_enter(reader->fields, field, err));
    TD_TRY(json_is_array(json) ? read_list(reader, json, field, err)
                               : read_map(reader, json, field, err));
    reader->fields->depth--;
    return TD_OK;
}

static enum td_code read_value(const struct reader *reader, json_t *json,
                               struct td_field **ret_field, struct td_error *err)
{
    struct td_field *field = NULL;
    enum td_field_kind kind = json_is_object(json)  ? TD_FIELD_MAP
                              : json_is_array(json) ? TD_FIELD_LIST
                                                    : TD_FIELD_SCALAR;
    TD_TRY(td_field_new(reader->fields, kind, reader->line, 1, &field, err));
    TD_TRY(kind == TD_FIELD_SCALAR ? read_scalar(reader, json, field, err)
                                   : read_collection(reader, json, field, err));
    *ret_field = field;
    return TD_OK;
}

/* jansson takes an allocation that fails for bad syntax, so that is noted for it. */
static thread_local bool lacks_memory;

static void *allocate(size_t size)
{
    void *memory = malloc(size);
    lacks_memory |= memory == NULL;
    return memory;
}

static void watch_allocations(void)
{
    json_set_alloc_funcs(allocate, free);
}

static json_t *parse(struct td_slice text, size_t flags, json_error_t *ret_error)
{
    static once_flag once = ONCE_FLAG_INIT;
    call_once(&once, watch_allocations);
    lacks_memory = false;
    return json_loadb(text.ptr, text.len, flags, ret_error);
}

static enum td_code fail_parse(struct td_source json, const json_error_t *error,
                               struct td_error *err)
{
    if (lacks_memory)
        return td_fail_memory(err);
    return td_fail_at(err, TD_ERR_INPUT, json.first_line + (unsigned)error->line - 1,
                      (unsigned)error->column, "front matter: %s", error->text);
}

/* Repeated keys are found by refusing them first. */
static enum td_code load(struct td_fields *fields, struct td_source json, json_t **ret_json,
                         struct td_error *err)
{
    json_error_t error = {0};
    *ret_json = parse(json.text, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    if (*ret_json == NULL && !lacks_memory && json_error_code(&error) == json_error_duplicate_key) {
        TD_TRY(td_problem_add(fields->arena, fields->problems, TD_SEVERITY_WARNING,
                              json.first_line + (unsigned)error.line - 1, (unsigned)error.column,
                              err, "front matter: %s; the last one counts", error.text));
        *ret_json = parse(json.text, JSON_ALLOW_NUL, &error);
    }
    return *ret_json != NULL ? TD_OK : fail_parse(json, &error, err);
}

enum td_code td_json_read(struct td_fields *fields, struct td_source json,
                          struct td_field **ret_root, struct td_error *err)
{
    TD_CLEANUP(json_release) json_t *root = NULL;
    struct reader reader = {fields, json.first_line};
    TD_TRY(load(fields, json, &root, err));
    return read_value(&reader, root, ret_root, err);
}
