#include "import/front_matter/yaml_read.h"

#include <yaml.h>

struct reader {
    yaml_parser_t parser;
    struct td_source yaml;
    struct td_fields *fields;
};

static void reader_release(struct reader *reader)
{
    yaml_parser_delete(&reader->parser);
}

static unsigned line_of(const struct reader *reader, yaml_mark_t mark)
{
    return reader->yaml.first_line + (unsigned)mark.line;
}

static unsigned column_of(yaml_mark_t mark)
{
    return (unsigned)mark.column + 1;
}

static enum td_code fail_at_mark(const struct reader *reader, yaml_mark_t mark, const char *what,
                                 struct td_error *err)
{
    return td_fail_at(err, TD_ERR_INPUT, line_of(reader, mark), column_of(mark), "front matter: %s",
                      what);
}

/* libyaml knows bytes without line only where it cannot read characters. */
static enum td_code fail_parse(const struct reader *reader, struct td_error *err)
{
    const yaml_parser_t *parser = &reader->parser;
    unsigned line = 0;
    unsigned column = 0;

    if (parser->error == YAML_MEMORY_ERROR)
        return td_fail_memory(err);
    if (parser->error != YAML_READER_ERROR)
        return fail_at_mark(reader, parser->problem_mark, parser->problem, err);
    td_source_place(reader->yaml, parser->problem_offset, &line, &column);
    return td_fail_at(err, TD_ERR_INPUT, line, column, "front matter: %s", parser->problem);
}

/* After a failure libyaml goes on without events: nothing may be asked of the parser then. */
static enum td_code next_event(struct reader *reader, yaml_event_t *event, struct td_error *err)
{
    if (yaml_parser_parse(&reader->parser, event) == 0)
        return fail_parse(reader, err);
    if (event->type == YAML_ALIAS_EVENT)
        return fail_at_mark(reader, event->start_mark, "aliases (*name) are not supported", err);
    return TD_OK;
}

static enum td_code copy_scalar(struct reader *reader, const yaml_event_t *event,
                                struct td_slice *ret_text, struct td_error *err)
{
    struct td_slice text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    return td_field_copy(reader->fields, text, ret_text, err);
}

static enum td_code read_value(struct reader *reader, const yaml_event_t *event,
                               struct td_field **ret_field, struct td_error *err);

static enum td_code read_list(struct reader *reader, struct td_field *list, struct td_error *err)
{
    for (struct td_field **end = &list->first;; end = &(*end)->next) {
        TD_CLEANUP(yaml_event_delete) yaml_event_t event = {0};
        TD_TRY(next_event(reader, &event, err));
        if (event.type == YAML_SEQUENCE_END_EVENT)
            return TD_OK;
        TD_TRY(read_value(reader, &event, end, err));
    }
}

static enum td_code read_map(struct reader *reader, struct td_field *map, struct td_error *err)
{
    for (;;) {
        TD_CLEANUP(yaml_event_delete) yaml_event_t key_event = {0};
        TD_CLEANUP(yaml_event_delete) yaml_event_t event = {0};
        struct td_field *value = NULL;
        struct td_slice key;

        TD_TRY(next_event(reader, &key_event, err));
        if (key_event.type == YAML_MAPPING_END_EVENT)
            return TD_OK;
        if (key_event.type != YAML_SCALAR_EVENT)
            return fail_at_mark(reader, key_event.start_mark, "a key must be text", err);
        TD_TRY(copy_scalar(reader, &key_event, &key, err));
        TD_TRY(next_event(reader, &event, err));
        TD_TRY(read_value(reader, &event, &value, err));
        TD_TRY(td_field_add(reader->fields, map, key, value, err));
    }
}

static enum td_code read_scalar(struct reader *reader, const yaml_event_t *event,
                                struct td_field *scalar, struct td_error *err)
{
    scalar->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return copy_scalar(reader, event, &scalar->text, err);
}

static enum td_code read_collection(struct reader *reader, struct td_field *field,
                                    struct td_error *err)
{
    TD_TRY(td_field_enter(reader->fields, field, err));
    TD_TRY(field->kind == TD_FIELD_LIST ? read_list(reader, field, err)
                                        : read_map(reader, field, err));
    reader->fields->depth--;
    return TD_OK;
}

static enum td_field_kind kind_of(const yaml_event_t *event)
{
    if (event->type == YAML_SCALAR_EVENT)
        return TD_FIELD_SCALAR;
    return event->type == YAML_SEQUENCE_START_EVENT ? TD_FIELD_LIST : TD_FIELD_MAP;
}

static enum td_code read_value(struct reader *reader, const yaml_event_t *event,
                               struct td_field **ret_field, struct td_error *err)
{
    struct td_field *field = NULL;
    TD_TRY(td_field_new(reader->fields, kind_of(event), line_of(reader, event->start_mark),
                        column_of(event->start_mark), &field, err));
    TD_TRY(field->kind == TD_FIELD_SCALAR ? read_scalar(reader, event, field, err)
                                          : read_collection(reader, field, err));
    *ret_field = field;
    return TD_OK;
}

static enum td_code expect(struct reader *reader, yaml_event_type_t type, bool *ret_found,
                           struct td_error *err)
{
    TD_CLEANUP(yaml_event_delete) yaml_event_t event = {0};
    TD_TRY(next_event(reader, &event, err));
    *ret_found = event.type == type;
    if (!*ret_found && event.type != YAML_STREAM_END_EVENT)
        return fail_at_mark(reader, event.start_mark, "a second document begins here", err);
    return TD_OK;
}

static enum td_code read_document(struct reader *reader, struct td_field **ret_root,
                                  struct td_error *err)
{
    struct td_field *root = NULL;
    bool found = false;

    TD_TRY(expect(reader, YAML_STREAM_START_EVENT, &found, err));
    TD_TRY(expect(reader, YAML_DOCUMENT_START_EVENT, &found, err));
    if (found) {
        TD_CLEANUP(yaml_event_delete) yaml_event_t event = {0};
        TD_TRY(next_event(reader, &event, err));
        TD_TRY(read_value(reader, &event, &root, err));
        TD_TRY(expect(reader, YAML_DOCUMENT_END_EVENT, &found, err));
        TD_TRY(expect(reader, YAML_STREAM_END_EVENT, &found, err));
    }
    *ret_root = root;
    return TD_OK;
}

enum td_code td_yaml_read(struct td_fields *fields, struct td_source yaml,
                          struct td_field **ret_root, struct td_error *err)
{
    TD_CLEANUP(reader_release) struct reader reader = {.yaml = yaml, .fields = fields};
    if (yaml_parser_initialize(&reader.parser) == 0)
        return td_fail_memory(err);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)yaml.text.ptr,
                                 yaml.text.len);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    return read_document(&reader, ret_root, err);
}
