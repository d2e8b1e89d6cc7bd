#include "store/content/author_rules.h"

#include "store/rows.h"

static const struct td_slice kind_names[] = {
    [TD_RULE_MERGE] = {"merge", 5},
    [TD_RULE_SPLIT] = {"split", 5},
    [TD_RULE_RENAME] = {"rename", 6},
};

struct td_source_key td_source_key_of(const struct td_source *source)
{
    bool is_account = !td_slice_is_none(source->handle);
    return (struct td_source_key){
        .site = source->site,
        .handle = source->handle,
        .name = is_account ? TD_SLICE_NONE : source->name,
    };
}

static enum td_author_rule_kind kind_of(struct td_slice name)
{
    if (td_slice_equal(name, kind_names[TD_RULE_MERGE]))
        return TD_RULE_MERGE;
    return td_slice_equal(name, kind_names[TD_RULE_SPLIT]) ? TD_RULE_SPLIT : TD_RULE_RENAME;
}

static enum td_code read_rule(const struct td_statement *read, struct td_arena *arena, void *row,
                              struct td_error *err)
{
    struct td_author_rule *rule = row;
    struct td_slice kind = TD_SLICE_NONE;
    TD_TRY(td_column_text(read, TD_COLUMN_READ_AUTHOR_RULES_KIND, arena, &kind, err));
    rule->kind = kind_of(kind);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_AUTHOR_RULES_SITE, arena, &rule->about.site, err));
    TD_TRY(
        td_column_text(read, TD_COLUMN_READ_AUTHOR_RULES_HANDLE, arena, &rule->about.handle, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_AUTHOR_RULES_NAME, arena, &rule->about.name, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_AUTHOR_RULES_TO_SITE, arena, &rule->to.site, err));
    TD_TRY(
        td_column_text(read, TD_COLUMN_READ_AUTHOR_RULES_TO_HANDLE, arena, &rule->to.handle, err));
    return td_column_text(read, TD_COLUMN_READ_AUTHOR_RULES_TO_NAME, arena, &rule->to.name, err);
}

enum td_code td_author_rules_read(struct td_store *store, struct td_arena *arena,
                                  struct td_author_rule **ret_rules, size_t *ret_count,
                                  struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_author_rule)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_AUTHOR_RULES, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_rule, arena, err));
    *ret_rules = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

static void bind_key(struct td_statement *add, const struct td_source_key *key, int site,
                     int handle, int name)
{
    td_bind_text(add, site, key->site);
    td_bind_text(add, handle, key->handle);
    td_bind_text(add, name, key->name);
}

static enum td_code add_rule(struct td_store *store, const struct td_author_rule *rule,
                             int64_t change, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_AUTHOR_RULE, &add, err));
    td_bind_integer(&add, TD_PARAM_ADD_AUTHOR_RULE_CHANGE_ID, change);
    td_bind_text(&add, TD_PARAM_ADD_AUTHOR_RULE_KIND, kind_names[rule->kind]);
    bind_key(&add, &rule->about, TD_PARAM_ADD_AUTHOR_RULE_SITE, TD_PARAM_ADD_AUTHOR_RULE_HANDLE,
             TD_PARAM_ADD_AUTHOR_RULE_NAME);
    bind_key(&add, &rule->to, TD_PARAM_ADD_AUTHOR_RULE_TO_SITE, TD_PARAM_ADD_AUTHOR_RULE_TO_HANDLE,
             TD_PARAM_ADD_AUTHOR_RULE_TO_NAME);
    return td_statement_run(&add, err);
}

static enum td_code log_change(struct td_store *store, int64_t now, int64_t *ret_change,
                               struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_AUTHORS_CHANGE, &add, err));
    td_bind_integer(&add, TD_PARAM_ADD_AUTHORS_CHANGE_AT, now);
    TD_TRY(td_statement_step(&add, &has_row, err));
    *ret_change = td_column_integer(&add, TD_COLUMN_ADD_AUTHORS_CHANGE_ID);
    return TD_OK;
}

static enum td_code add_logged(struct td_store *store, const struct td_author_rule *rule,
                               int64_t now, struct td_error *err)
{
    int64_t change = 0;
    TD_TRY(log_change(store, now, &change, err));
    return add_rule(store, rule, change, err);
}

enum td_code td_author_rules_add(struct td_store *store, const struct td_author_rule *rule,
                                 int64_t now, struct td_error *err)
{
    TD_TRY(td_store_begin(store, err));
    return td_store_end(store, add_logged(store, rule, now, err), err);
}
