#include "import/front_matter.h"

#include "base/buf.h"
#include "import/fences.h"
#include "import/one_line.h"
#include "import/yaml_text.h"
#include "import/yaml_tree.h"

enum { EXTRA_JSON_MAX_BYTES = 6 * TD_DIGEST_MAX_BYTES }; /* a byte can become \u0000 */

struct reading {
    struct td_arena *arena;
    struct td_digest *digest;
};

static enum td_code warn_ignored(const struct reading *reading, const struct td_yaml_node *node,
                                 const char *what, struct td_error *err)
{
    return td_problem_add(reading->arena, &reading->digest->problems, TD_SEVERITY_WARNING,
                          node->line, node->column, err, "%s is ignored", what);
}

/* A scalar as one line; absent where it says nothing. */
static enum td_code read_line(const struct reading *reading, const struct td_yaml_node *node,
                              struct td_slice *ret_line, struct td_error *err)
{
    struct td_slice line = TD_SLICE_NONE;
    if (!td_yaml_is_null(node))
        TD_TRY(td_one_line(reading->arena, node->text, &line, err));
    *ret_line = line.len > 0 ? line : TD_SLICE_NONE;
    return TD_OK;
}

static enum td_code read_title(const struct reading *reading, const struct td_yaml_node *node,
                               struct td_error *err)
{
    if (node->kind != TD_YAML_SCALAR)
        return warn_ignored(reading, node, "a title that is no text", err);
    return read_line(reading, node, &reading->digest->title, err);
}

static enum td_code read_date(const struct reading *reading, const struct td_yaml_node *node,
                              struct td_error *err)
{
    struct td_digest *digest = reading->digest;
    if (node->kind != TD_YAML_SCALAR)
        return warn_ignored(reading, node, "a date that is no text", err);

    TD_TRY(read_line(reading, node, &digest->date_written, err));
    if (td_slice_is_none(digest->date_written))
        return TD_OK;
    digest->has_date = td_date_parse(digest->date_written, &digest->date);
    if (digest->has_date)
        return TD_OK;
    return td_problem_add(reading->arena, &digest->problems, TD_SEVERITY_WARNING, node->line,
                          node->column, err, "'%.*s' cannot be read as a date",
                          TD_SLICE_ARG(digest->date_written));
}

static bool has_category(const struct td_digest *digest, struct td_slice category)
{
    for (size_t i = 0; i < digest->category_count; i++)
        if (td_slice_equal(digest->categories[i], category))
            return true;
    return false;
}

static enum td_code read_category(const struct reading *reading, const struct td_yaml_node *node,
                                  struct td_error *err)
{
    struct td_digest *digest = reading->digest;
    struct td_slice category = TD_SLICE_NONE;
    if (node->kind != TD_YAML_SCALAR)
        return warn_ignored(reading, node, "a category that is no text", err);
    TD_TRY(read_line(reading, node, &category, err));
    if (!td_slice_is_none(category) && !has_category(digest, category))
        digest->categories[digest->category_count++] = category;
    return TD_OK;
}

static enum td_code read_categories(const struct reading *reading, const struct td_yaml_node *node,
                                    struct td_error *err)
{
    struct td_digest *digest = reading->digest;
    digest->categories =
        td_arena_array(reading->arena, TD_FRONT_MATTER_MAX_FIELDS, sizeof(struct td_slice));
    if (digest->categories == NULL)
        return td_fail_memory(err);

    if (node->kind != TD_YAML_LIST)
        return read_category(reading, node, err);
    for (node = node->first; node != NULL; node = node->next)
        TD_TRY(read_category(reading, node, err));
    return TD_OK;
}

typedef enum td_code (*read_fn)(const struct reading *reading, const struct td_yaml_node *node,
                                struct td_error *err);

/* The keys that have a place of their own in the archive. */
static read_fn reader_of(struct td_slice key)
{
    static const struct {
        const char *key;
        read_fn read;
    } known[] = {{"title", read_title}, {"date", read_date}, {"categories", read_categories}};

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (td_slice_equal(key, td_slice_of(known[i].key)))
            return known[i].read;
    return NULL;
}

static enum td_code write_extra(const struct reading *reading, const struct td_yaml_node *root,
                                struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    struct td_json json;
    td_buf_init(&buf, EXTRA_JSON_MAX_BYTES);
    td_json_begin(&json, &buf);

    td_json_object_begin(&json);
    for (const struct td_yaml_node *node = root->first; node != NULL; node = node->next)
        if (reader_of(node->key) == NULL) {
            td_json_key(&json, node->key);
            td_yaml_write_json(&json, node);
        }
    td_json_object_end(&json);

    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(reading->arena, td_buf_slice(&buf), &reading->digest->extra_json, err);
}

static enum td_code read_fields(const struct reading *reading, const struct td_yaml_node *root,
                                struct td_error *err)
{
    if (td_yaml_is_null(root))
        return TD_OK;
    if (root->kind != TD_YAML_MAP)
        return td_fail_at(err, TD_ERR_INPUT, root->line, root->column,
                          "front matter must consist of lines 'key: value'");
    for (const struct td_yaml_node *node = root->first; node != NULL; node = node->next) {
        read_fn read = reader_of(node->key);
        if (read != NULL)
            TD_TRY(read(reading, node, err));
    }
    return write_extra(reading, root, err);
}

enum td_code td_front_matter_read(struct td_arena *arena, struct td_source source,
                                  struct td_digest *digest, struct td_source *ret_body,
                                  struct td_error *err)
{
    struct reading reading = {arena, digest};
    struct td_yaml_node *root = NULL;
    struct td_cut cut;

    TD_TRY(td_fences_cut(source, &cut, err));
    if (cut.has_front_matter) {
        TD_TRY(td_yaml_text_mend(arena, &cut.front_matter, &digest->problems, err));
        TD_TRY(td_yaml_read(arena, cut.front_matter, &digest->problems, &root, err));
    }
    if (root != NULL)
        TD_TRY(read_fields(&reading, root, err));
    *ret_body = cut.body;
    return TD_OK;
}
