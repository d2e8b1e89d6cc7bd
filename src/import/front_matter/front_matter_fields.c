#include "import/front_matter/front_matter_fields.h"

#include "base/buf.h"
#include "import/markdown/links.h"
#include "import/markdown/one_line.h"
#include "import/name_fit.h"

enum { EXTRA_JSON_MAX_BYTES = 6 * TD_DIGEST_MAX_BYTES }; /* a byte can become \u0000 */

struct reading {
    struct td_arena *arena;
    struct td_digest *digest;
};

static enum td_code warn_ignored(const struct reading *reading, const struct td_field *field,
                                 const char *what, struct td_error *err)
{
    return td_problem_add(reading->arena, &reading->digest->problems, TD_SEVERITY_WARNING,
                          field->line, field->column, err, "%s is ignored", what);
}

/* A scalar as one line; absent where it says nothing. */
static enum td_code read_line(const struct reading *reading, const struct td_field *field,
                              struct td_slice *ret_line, struct td_error *err)
{
    struct td_slice line = TD_SLICE_NONE;
    if (!td_field_is_null(field))
        TD_TRY(td_one_line(reading->arena, field->text, &line, err));
    *ret_line = line.len > 0 ? line : TD_SLICE_NONE;
    return TD_OK;
}

static enum td_code fit(const struct reading *reading, const struct td_field *field,
                        const char *what, struct td_slice *name, struct td_error *err)
{
    return td_name_fit(reading->arena, &reading->digest->problems,
                       (struct td_name_place){what, field->line, field->column}, name, err);
}

static enum td_code read_title(const struct reading *reading, const struct td_field *field,
                               struct td_error *err)
{
    if (field->kind != TD_FIELD_SCALAR)
        return warn_ignored(reading, field, "a title that is no text", err);
    TD_TRY(read_line(reading, field, &reading->digest->title, err));
    return fit(reading, field, "the post's title", &reading->digest->title, err);
}

static enum td_code read_date(const struct reading *reading, const struct td_field *field,
                              struct td_error *err)
{
    struct td_digest *digest = reading->digest;
    struct td_slice written = TD_SLICE_NONE;
    if (field->kind != TD_FIELD_SCALAR)
        return warn_ignored(reading, field, "a date that is no text", err);

    TD_TRY(read_line(reading, field, &written, err));
    if (td_slice_is_none(written))
        return TD_OK;
    digest->date_written = written;
    digest->has_date = td_date_parse(written, &digest->date);
    if (digest->has_date)
        return TD_OK;
    return td_problem_add(reading->arena, &digest->problems, TD_SEVERITY_WARNING, field->line,
                          field->column, err, "'%.*s' cannot be read as a date",
                          TD_SLICE_ARG(written));
}

static bool has_category(const struct td_digest *digest, struct td_slice category)
{
    for (size_t i = 0; i < digest->category_count; i++)
        if (td_slice_equal(digest->categories[i], category))
            return true;
    return false;
}

static enum td_code add_category(const struct reading *reading, const struct td_field *field,
                                 struct td_slice category, struct td_error *err)
{
    struct td_digest *digest = reading->digest;
    TD_TRY(fit(reading, field, "a category", &category, err));
    if (category.len > 0 && digest->category_count < TD_FRONT_MATTER_MAX_FIELDS &&
        !has_category(digest, category))
        digest->categories[digest->category_count++] = category;
    return TD_OK;
}

static enum td_code read_category(const struct reading *reading, const struct td_field *field,
                                  struct td_error *err)
{
    struct td_slice category = TD_SLICE_NONE;
    if (field->kind != TD_FIELD_SCALAR)
        return warn_ignored(reading, field, "a category that is no text", err);
    TD_TRY(read_line(reading, field, &category, err));
    return add_category(reading, field, category, err);
}

static enum td_code read_categories(const struct reading *reading, const struct td_field *field,
                                    struct td_error *err)
{
    if (field->kind != TD_FIELD_LIST)
        return read_category(reading, field, err);
    for (field = field->first; field != NULL; field = field->next)
        TD_TRY(read_category(reading, field, err));
    return TD_OK;
}

/* A text may hold several, parted by commas. */
static enum td_code read_tags(const struct reading *reading, const struct td_field *field,
                              struct td_error *err)
{
    struct td_slice rest = TD_SLICE_NONE;
    if (field->kind != TD_FIELD_SCALAR)
        return read_categories(reading, field, err);
    TD_TRY(read_line(reading, field, &rest, err));
    while (rest.len > 0) {
        struct td_slice tag = td_slice_sub(rest, 0, td_slice_find(rest, TD_SLICE(",")));
        rest = td_slice_sub(rest, tag.len + 1, rest.len);
        TD_TRY(add_category(reading, field, td_slice_trim(tag), err));
    }
    return TD_OK;
}

/* Of a map, its name. */
static const struct td_field *author_name(const struct td_field *field)
{
    return field->kind == TD_FIELD_MAP ? td_field_find(field, TD_SLICE("name")) : field;
}

static enum td_code add_author(const struct reading *reading, const struct td_field *field,
                               struct td_error *err)
{
    struct td_slice *author = &reading->digest->author;
    const struct td_field *name = author_name(field);
    struct td_slice line = TD_SLICE_NONE;
    if (name == NULL || name->kind != TD_FIELD_SCALAR)
        return warn_ignored(reading, field, "an author that is no text", err);
    if (!td_field_is_null(name))
        TD_TRY(td_one_name(reading->arena, name->text, &line, err));
    if (line.len == 0)
        return TD_OK;
    if (td_slice_is_none(*author))
        *author = line;
    else
        TD_TRY(td_arena_format(reading->arena, author, err, "%.*s, %.*s", TD_SLICE_ARG(*author),
                               TD_SLICE_ARG(line)));
    return fit(reading, field, "the post's author", author, err);
}

static enum td_code read_author(const struct reading *reading, const struct td_field *field,
                                struct td_error *err)
{
    if (field->kind != TD_FIELD_LIST)
        return add_author(reading, field, err);
    for (field = field->first; field != NULL; field = field->next)
        TD_TRY(add_author(reading, field, err));
    return TD_OK;
}

static enum td_code read_description(const struct reading *reading, const struct td_field *field,
                                     struct td_error *err)
{
    if (field->kind != TD_FIELD_SCALAR)
        return warn_ignored(reading, field, "a description that is no text", err);
    return read_line(reading, field, &reading->digest->description, err);
}

static bool is_one_of(struct td_slice text, const char *a, const char *b)
{
    return td_slice_equal_nocase(text, td_slice_of(a)) ||
           td_slice_equal_nocase(text, td_slice_of(b));
}

static enum td_code read_draft(const struct reading *reading, const struct td_field *field,
                               struct td_error *err)
{
    bool is_scalar = field->kind == TD_FIELD_SCALAR;
    reading->digest->is_draft = is_scalar && is_one_of(field->text, "true", "yes");
    if (reading->digest->is_draft || td_field_is_null(field) ||
        (is_scalar && is_one_of(field->text, "false", "no")))
        return TD_OK;
    return warn_ignored(reading, field, "'draft' that is neither true nor false", err);
}

static bool needs_date(const struct td_digest *digest)
{
    return !digest->has_date;
}

static bool needs_categories(const struct td_digest *digest)
{
    return digest->category_count == 0;
}

static bool needs_author(const struct td_digest *digest)
{
    return td_slice_is_none(digest->author);
}

/* The keys that have a place of their own in the archive, in the order in which they are asked for.
 * One that is not needed any more is kept with the rest. */
static const struct known_key {
    const char *key;
    enum td_code (*read)(const struct reading *reading, const struct td_field *field,
                         struct td_error *err);
    bool (*is_needed)(const struct td_digest *digest); /* NULL: always */
} known_keys[] = {
    {"title", read_title, NULL},
    {"date", read_date, NULL},
    {"pubDate", read_date, needs_date},
    {"pubDatetime", read_date, needs_date},
    {"publishDate", read_date, needs_date},
    {"publishedAt", read_date, needs_date},
    {"categories", read_categories, NULL},
    {"category", read_categories, NULL},
    {"tags", read_tags, needs_categories},
    {"author", read_author, NULL},
    {"authors", read_author, needs_author},
    {"description", read_description, NULL},
    {"draft", read_draft, NULL},
};

static enum td_code read_known(const struct reading *reading, const struct td_field *root,
                               struct td_error *err)
{
    for (size_t i = 0; i < sizeof(known_keys) / sizeof(known_keys[0]); i++) {
        const struct known_key *known = &known_keys[i];
        struct td_field *field = td_field_find(root, td_slice_of(known->key));
        if (field == NULL || (known->is_needed != NULL && !known->is_needed(reading->digest)))
            continue;
        field->is_used = true;
        TD_TRY(known->read(reading, field, err));
    }
    return TD_OK;
}

/* The page that a post tells of; kept with the rest, too. */
static enum td_code read_link(const struct reading *reading, const struct td_field *root,
                              struct td_error *err)
{
    static const char *const keys[] = {"originalUrl", "original_url", "sourceUrl",
                                       "source_url",  "externalUrl",  "external_url",
                                       "url",         "link",         "source"};
    struct td_slice *link = &reading->digest->link;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && td_slice_is_none(*link); i++) {
        const struct td_field *field = td_field_find(root, td_slice_of(keys[i]));
        if (field != NULL && field->kind == TD_FIELD_SCALAR)
            TD_TRY(td_link_address(reading->arena, field->text, link, err));
    }
    return TD_OK;
}

static enum td_code write_extra(const struct reading *reading, const struct td_field *root,
                                struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    struct td_json json;
    td_buf_init(&buf, EXTRA_JSON_MAX_BYTES);
    td_json_begin(&json, &buf);

    td_json_object_begin(&json);
    for (const struct td_field *field = root->first; field != NULL; field = field->next)
        if (!field->is_used) {
            td_json_key(&json, field->key);
            td_field_write_json(&json, field);
        }
    td_json_object_end(&json);

    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(reading->arena, td_buf_slice(&buf), &reading->digest->extra_json, err);
}

enum td_code td_front_matter_fields_read(struct td_arena *arena, const struct td_field *root,
                                         struct td_digest *digest, struct td_error *err)
{
    struct reading reading = {arena, digest};
    digest->categories =
        td_arena_array(arena, TD_FRONT_MATTER_MAX_FIELDS, sizeof(*digest->categories));
    if (digest->categories == NULL)
        return td_fail_memory(err);
    TD_TRY(read_known(&reading, root, err));
    TD_TRY(read_link(&reading, root, err));
    return write_extra(&reading, root, err);
}
