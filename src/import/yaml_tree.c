#include "import/yaml_tree.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>
#include <yaml.h>

struct reader {
    yaml_parser_t parser;
    struct td_source yaml;
    struct td_arena *arena;
    struct td_problems *problems;
    unsigned depth;
    unsigned field_count;
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
    TD_CLEANUP(td_buf_release) struct td_buf buf;

    td_buf_init(&buf, text.len * strlen(TD_REPLACEMENT_UTF8));
    td_utf8_repair(&buf, text);
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(reader->arena, td_buf_slice(&buf), ret_text, err);
}

static enum td_code count_field(struct reader *reader, const yaml_event_t *event,
                                struct td_error *err)
{
    if (++reader->field_count <= TD_FRONT_MATTER_MAX_FIELDS)
        return TD_OK;
    return td_fail_at(err, TD_ERR_INPUT, line_of(reader, event->start_mark),
                      column_of(event->start_mark), "front matter has more than %d values",
                      TD_FRONT_MATTER_MAX_FIELDS);
}

static enum td_code read_value(struct reader *reader, const yaml_event_t *event,
                               struct td_yaml_node **ret_node, struct td_error *err);

static enum td_code read_list(struct reader *reader, struct td_yaml_node *list,
                              struct td_error *err)
{
    for (struct td_yaml_node **end = &list->first;; end = &(*end)->next) {
        TD_CLEANUP(yaml_event_delete) yaml_event_t event = {0};
        TD_TRY(next_event(reader, &event, err));
        if (event.type == YAML_SEQUENCE_END_EVENT)
            return TD_OK;
        TD_TRY(read_value(reader, &event, end, err));
    }
}

static const struct td_yaml_node *find_key(const struct td_yaml_node *map, struct td_slice key)
{
    const struct td_yaml_node *value = map->first;
    while (value != NULL && !td_slice_equal(value->key, key))
        value = value->next;
    return value;
}

static enum td_code warn_repeated(struct reader *reader, yaml_mark_t mark, struct td_slice key,
                                  struct td_error *err)
{
    return td_problem_add(reader->arena, reader->problems, TD_SEVERITY_WARNING,
                          line_of(reader, mark), column_of(mark), err,
                          "'%.*s' is given twice; the first counts", TD_SLICE_ARG(key));
}

static enum td_code read_key(struct reader *reader, const yaml_event_t *event,
                             const struct td_yaml_node *map, bool *ret_repeated,
                             struct td_slice *ret_key, struct td_error *err)
{
    if (event->type != YAML_SCALAR_EVENT)
        return fail_at_mark(reader, event->start_mark, "a key must be text", err);
    TD_TRY(copy_scalar(reader, event, ret_key, err));
    *ret_repeated = find_key(map, *ret_key) != NULL;
    return *ret_repeated ? warn_repeated(reader, event->start_mark, *ret_key, err) : TD_OK;
}

static enum td_code read_map(struct reader *reader, struct td_yaml_node *map, struct td_error *err)
{
    struct td_yaml_node **end = &map->first;
    for (;;) {
        TD_CLEANUP(yaml_event_delete) yaml_event_t key_event = {0};
        TD_CLEANUP(yaml_event_delete) yaml_event_t event = {0};
        struct td_yaml_node *value = NULL;
        struct td_slice key;
        bool repeated = false;

        TD_TRY(next_event(reader, &key_event, err));
        if (key_event.type == YAML_MAPPING_END_EVENT)
            return TD_OK;
        TD_TRY(read_key(reader, &key_event, map, &repeated, &key, err));
        TD_TRY(next_event(reader, &event, err));
        TD_TRY(read_value(reader, &event, &value, err));
        if (repeated)
            continue;
        value->key = key;
        *end = value;
        end = &value->next;
    }
}

static enum td_code read_scalar(struct reader *reader, const yaml_event_t *event,
                                struct td_yaml_node *scalar, struct td_error *err)
{
    scalar->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return copy_scalar(reader, event, &scalar->text, err);
}

static enum td_code read_collection(struct reader *reader, struct td_yaml_node *node,
                                    struct td_error *err)
{
    if (reader->depth == TD_FRONT_MATTER_MAX_DEPTH)
        return td_fail_at(err, TD_ERR_INPUT, node->line, node->column,
                          "front matter is nested deeper than %d levels",
                          TD_FRONT_MATTER_MAX_DEPTH);
    reader->depth++;
    TD_TRY(node->kind == TD_YAML_LIST ? read_list(reader, node, err) : read_map(reader, node, err));
    reader->depth--;
    return TD_OK;
}

static enum td_code read_value(struct reader *reader, const yaml_event_t *event,
                               struct td_yaml_node **ret_node, struct td_error *err)
{
    TD_TRY(count_field(reader, event, err));
    struct td_yaml_node *node = td_arena_alloc(reader->arena, sizeof(*node));
    if (node == NULL)
        return td_fail_memory(err);
    node->line = line_of(reader, event->start_mark);
    node->column = column_of(event->start_mark);
    if (event->type == YAML_SCALAR_EVENT) {
        TD_TRY(read_scalar(reader, event, node, err));
    } else {
        node->kind = event->type == YAML_SEQUENCE_START_EVENT ? TD_YAML_LIST : TD_YAML_MAP;
        TD_TRY(read_collection(reader, node, err));
    }
    *ret_node = node;
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

static enum td_code read_document(struct reader *reader, struct td_yaml_node **ret_root,
                                  struct td_error *err)
{
    struct td_yaml_node *root = NULL;
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

enum td_code td_yaml_read(struct td_arena *arena, struct td_source yaml,
                          struct td_problems *problems, struct td_yaml_node **ret_root,
                          struct td_error *err)
{
    TD_CLEANUP(reader_release)
    struct reader reader = {.yaml = yaml, .arena = arena, .problems = problems};
    if (yaml_parser_initialize(&reader.parser) == 0)
        return td_fail_memory(err);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)yaml.text.ptr,
                                 yaml.text.len);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    return read_document(&reader, ret_root, err);
}
