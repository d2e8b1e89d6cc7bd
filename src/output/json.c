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

static void put(struct td_member_writer *writer, const struct td_member *member);

static void put_counts(struct json_writer *line, const struct td_count_table *table)
{
    td_json_array_begin(&line->json);
    for (size_t i = 0; i < table->row_count; i++) {
        td_json_object_begin(&line->json);
        td_members_of_count(&line->writer, table, &table->rows[i], NULL);
        td_json_object_end(&line->json);
    }
    td_json_array_end(&line->json);
}

static void put(struct td_member_writer *writer, const struct td_member *member)
{
    struct td_json *json = &((struct json_writer *)writer)->json;

    td_json_key(json, member->name);
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
        put_counts((struct json_writer *)writer, member->table);
        break;
    }
}

static struct json_writer line_begin(struct td_reporter *reporter)
{
    struct json_writer line = {.writer = {put, &reporter->scratch}};
    td_json_begin(&line.json, &reporter->buf);
    td_json_object_begin(&line.json);
    td_json_integer_member(&line.json, TD_SLICE("v"), JSON_VERSION);
    return line;
}

static void line_end(struct json_writer *line)
{
    td_json_object_end(&line->json);
    td_buf_add_char(line->json.buf, '\n');
}

static void report_hit(struct td_reporter *reporter, const struct td_hit *hit)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_hit(&line.writer, hit);
    line_end(&line);
}

static void report_item(struct td_reporter *reporter, const struct td_item *item)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_item(&line.writer, item);
    line_end(&line);
}

static void report_post(struct td_reporter *reporter, const struct td_post *post)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_post(&line.writer, post);
    line_end(&line);
}

static void report_posts(struct td_reporter *reporter, const struct td_post *posts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        report_post(reporter, &posts[i]);
}

static void report_finding(struct td_reporter *reporter, const struct td_finding *finding)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_finding(&line.writer, finding);
    line_end(&line);
}

static void report_changes(struct td_reporter *reporter, const struct td_change *changes,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct json_writer line = line_begin(reporter);
        td_members_of_change(&line.writer, &changes[i]);
        line_end(&line);
    }
}

static void report_revisions(struct td_reporter *reporter, const struct td_revision *revisions,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct json_writer line = line_begin(reporter);
        td_members_of_revision(&line.writer, &revisions[i]);
        line_end(&line);
    }
}

static void report_count(struct td_reporter *reporter, const struct td_count_table *table,
                         const struct td_count_row *row, const struct td_count_cell *cell)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_count(&line.writer, table, row, cell);
    line_end(&line);
}

static void report_counts(struct td_reporter *reporter, const struct td_count_table *table)
{
    for (size_t r = 0; r < table->row_count; r++) {
        const struct td_count_row *row = &table->rows[r];
        if (!table->is_cross)
            report_count(reporter, table, row, NULL);
        for (size_t c = 0; c < row->cell_count; c++)
            report_count(reporter, table, row, &row->cells[c]);
    }
}

static void report_synonyms(struct td_reporter *reporter, const struct td_synonyms *sets,
                            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct json_writer line = line_begin(reporter);
        td_members_of_synonyms(&line.writer, &sets[i]);
        line_end(&line);
    }
}

static void report_reasons(struct td_reporter *reporter, const struct td_reason *reasons,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct json_writer line = line_begin(reporter);
        td_members_of_reason(&line.writer, &reasons[i]);
        line_end(&line);
    }
}

static void report_saved(struct td_reporter *reporter, const struct td_saved_search *searches,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct json_writer line = line_begin(reporter);
        td_members_of_saved(&line.writer, &searches[i]);
        line_end(&line);
    }
}

static void report_trends(struct td_reporter *reporter, const struct td_report_trends *trends)
{
    for (size_t i = 0; i < trends->count; i++) {
        struct json_writer line = line_begin(reporter);
        td_members_of_trend(&line.writer, &trends->list[i]);
        line_end(&line);
    }
}

static void report_author_pair(struct td_reporter *reporter, const struct td_author_pair *pair)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_author_pair(&line.writer, pair);
    line_end(&line);
}

static void report_overview(struct td_reporter *reporter, const struct td_overview *overview)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_overview(&line.writer, overview);
    line_end(&line);
}

static void report_file(struct td_reporter *reporter, const struct td_report_file *file)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_file(&line.writer, file);
    line_end(&line);
}

static void report_import(struct td_reporter *reporter, const struct td_report_import *import)
{
    struct json_writer line = line_begin(reporter);
    td_members_of_import(&line.writer, import);
    line_end(&line);
}

const struct td_reporter_kind td_reporter_json = {
    .hit = report_hit,
    .item = report_item,
    .post = report_post,
    .finding = report_finding,
    .changes = report_changes,
    .revisions = report_revisions,
    .posts = report_posts,
    .counts = report_counts,
    .facet = report_counts,
    .synonyms = report_synonyms,
    .reasons = report_reasons,
    .saved = report_saved,
    .trends = report_trends,
    .author_pair = report_author_pair,
    .overview = report_overview,
    .file = report_file,
    .import = report_import,
};
