#include "base/json.h"

#include "output/members.h"
#include "output/reporter_kind.h"

enum { JSON_VERSION = 1 }; /* of the members, as docs/output.md promises them */

struct json_writer {
    struct td_member_writer writer;
    struct td_json json;
};

static void put_list(struct td_json *json, const struct td_member *member)
{
    td_json_array_begin(json);
    for (size_t i = 0; i < member->count; i++)
        td_json_text(json, member->list[i]);
    td_json_array_end(json);
}

static void put_links(struct td_json *json, const struct td_member *member)
{
    td_json_array_begin(json);
    for (size_t i = 0; i < member->count; i++) {
        td_json_object_begin(json);
        td_json_text_member(json, TD_SLICE("text"), member->links[i].text);
        td_json_text_member(json, TD_SLICE("url"), member->links[i].url);
        td_json_object_end(json);
    }
    td_json_array_end(json);
}

static void put_problem(struct td_json *json, const struct td_report_problem *problem)
{
    td_json_object_begin(json);
    td_json_integer_member(json, TD_SLICE("line"), problem->line);
    td_json_integer_member(json, TD_SLICE("column"), problem->column);
    td_json_text_member(json, TD_SLICE("severity"),
                        problem->is_error ? TD_SLICE("error") : TD_SLICE("warning"));
    td_json_text_member(json, TD_SLICE("message"), problem->message);
    td_json_object_end(json);
}

static void put_problems(struct td_json *json, const struct td_member *member)
{
    td_json_array_begin(json);
    for (size_t i = 0; i < member->count; i++)
        put_problem(json, &member->problems[i]);
    td_json_array_end(json);
}

static void put_counts(struct json_writer *line, const struct td_count_table *table)
{
    td_json_array_begin(&line->json);
    for (size_t i = 0; i < table->row_count; i++) {
        td_json_object_begin(&line->json);
        td_members_of(&line->writer, TD_RESULT_COUNT,
                      &(struct td_count_result){table, &table->rows[i], NULL});
        td_json_object_end(&line->json);
    }
    td_json_array_end(&line->json);
}

static void put_value(struct json_writer *line, const struct td_member *member)
{
    struct td_json *json = &line->json;

    switch (member->kind) {
    case TD_MEMBER_TEXT:
        td_json_text(json, member->text);
        break;
    case TD_MEMBER_INTEGER:
        td_json_integer(json, member->integer);
        break;
    case TD_MEMBER_NUMBER:
        td_json_number(json, member->number);
        break;
    case TD_MEMBER_LIST:
        put_list(json, member);
        break;
    case TD_MEMBER_LINKS:
        put_links(json, member);
        break;
    case TD_MEMBER_PROBLEMS:
        put_problems(json, member);
        break;
    case TD_MEMBER_COUNTS:
        put_counts(line, member->table);
        break;
    }
}

static void put(struct td_member_writer *writer, const struct td_member *member)
{
    struct json_writer *line = (struct json_writer *)writer;

    td_json_key(&line->json, member->name);
    put_value(line, member);
}

static void add_row(struct td_reporter *reporter, enum td_result_kind kind, const void *result)
{
    struct json_writer line = {.writer = {put, &reporter->scratch}};
    td_json_begin(&line.json, &reporter->buf);
    td_json_object_begin(&line.json);
    td_json_integer_member(&line.json, TD_SLICE("v"), JSON_VERSION);
    td_members_of(&line.writer, kind, result);
    td_json_object_end(&line.json);
    td_buf_add_char(&reporter->buf, '\n');
}

const struct td_reporter_kind td_reporter_json = {.row = add_row};
