#include "import/front_matter/front_matter.h"

#include "import/front_matter/fences.h"
#include "import/front_matter/front_matter_fields.h"
#include "import/front_matter/header_lines.h"
#include "import/front_matter/header_text.h"
#include "import/front_matter/json_read.h"
#include "import/front_matter/toml_read.h"
#include "import/front_matter/yaml_read.h"

static td_header_reader reader_of(enum td_notation notation)
{
    static const td_header_reader readers[] = {
        [TD_NOTATION_YAML] = td_yaml_read,
        [TD_NOTATION_TOML] = td_toml_read,
        [TD_NOTATION_JSON] = td_json_read,
        [TD_NOTATION_LINES] = td_header_lines_read,
    };
    return readers[notation];
}

/* What is a map or says nothing. */
static bool is_header(const struct td_field *root)
{
    return root == NULL || root->kind == TD_FIELD_MAP || td_field_is_null(root);
}

/* The whole header as one text, so that nothing of it is lost. */
static enum td_code keep_whole(struct td_fields *fields, struct td_source header,
                               struct td_field *root, struct td_error *err)
{
    struct td_field *field = NULL;
    TD_TRY(td_field_new(fields, TD_FIELD_SCALAR, header.first_line, 1, &field, err));
    TD_TRY(td_field_copy(fields, header.text, &field->text, err));
    return td_field_add(fields, root, TD_SLICE("front_matter"), field, err);
}

/* A header that its parser refuses, for the reason `why`. */
static enum td_code read_refused(struct td_fields *fields, const struct td_cut *cut,
                                 const struct td_error *why, struct td_field **ret_root,
                                 struct td_error *err)
{
    struct td_field *root = NULL;
    TD_TRY(td_header_salvage(fields, cut->front_matter, reader_of(cut->notation), &root, err));
    if (root->first == NULL && cut->notation == TD_NOTATION_YAML)
        return TD_OK; /* text between two rules */
    if (root->first == NULL || cut->notation == TD_NOTATION_JSON) {
        root->first = NULL;
        TD_TRY(keep_whole(fields, cut->front_matter, root, err));
    }
    *ret_root = root;
    return td_problem_add(fields->arena, fields->problems, TD_SEVERITY_WARNING, why->line,
                          why->column, err, "%s: the rest of it is read line by line",
                          why->message);
}

/* *ret_root is NULL where what stands between the marks is no front matter. */
static enum td_code read_header(struct td_fields *fields, const struct td_cut *cut,
                                struct td_field **ret_root, struct td_error *err)
{
    struct td_field *root = NULL;
    struct td_error why;
    size_t problem_count = fields->problems->count;
    enum td_code code = reader_of(cut->notation)(fields, cut->front_matter, &root, &why);
    if (code == TD_ERR_INPUT) {
        fields->problems->count = problem_count;
        return read_refused(fields, cut, &why, ret_root, err);
    }
    if (code != TD_OK)
        return td_fail(err, code, "%s", why.message);
    if (!is_header(root))
        return TD_OK;
    if (root == NULL || root->kind != TD_FIELD_MAP)
        TD_TRY(td_field_new(fields, TD_FIELD_MAP, cut->front_matter.first_line, 1, &root, err));
    *ret_root = root;
    return TD_OK;
}

enum td_code td_front_matter_read(struct td_arena *arena, struct td_source source,
                                  struct td_digest *digest, struct td_source *ret_body,
                                  struct td_error *err)
{
    struct td_fields fields = {.arena = arena, .problems = &digest->problems};
    struct td_cut cut = td_fences_cut(source);
    struct td_field *root = NULL;
    if (cut.notation != TD_NOTATION_NONE) {
        TD_TRY(td_header_text_mend(arena, &cut.front_matter, &digest->problems, err));
        TD_TRY(read_header(&fields, &cut, &root, err));
    }
    *ret_body = root != NULL ? cut.body : source;
    return root != NULL ? td_front_matter_fields_read(arena, root, digest, err) : TD_OK;
}
