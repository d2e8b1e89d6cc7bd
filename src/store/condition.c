#include "store/condition.h"

#include "store/statement.h"

/* Every statement gives one column, the item's number. */
_Static_assert(
    (int)TD_COLUMN_ITEMS_ALL_ITEM == 0 && (int)TD_COLUMN_ITEMS_OF_DRAFTS_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_MATCHING_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_AUTHOR_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_BY_CATEGORY_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_SITE_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_BY_SECTION_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_POST_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_BY_URL_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_DAYS_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_BY_STORY_ITEM == 0,
    "conditions are read alike");

struct plan {
    enum td_statement_id statement;
    const char *text; /* parameters; NULL: takes none */
    const char *until;
    const char *number;
};

static const struct plan plans[TD_CONDITION_COUNT] = {
    [TD_CONDITION_ALL] = {TD_SQL_ITEMS_ALL, NULL, NULL, NULL},
    [TD_CONDITION_DRAFT] = {TD_SQL_ITEMS_OF_DRAFTS, NULL, NULL, NULL},
    [TD_CONDITION_MATCH] = {TD_SQL_ITEMS_MATCHING, ":match", NULL, NULL},
    [TD_CONDITION_AUTHOR] = {TD_SQL_ITEMS_BY_AUTHOR, ":author", NULL, NULL},
    [TD_CONDITION_CATEGORY] = {TD_SQL_ITEMS_BY_CATEGORY, ":category", NULL, NULL},
    [TD_CONDITION_SITE] = {TD_SQL_ITEMS_BY_SITE, ":site", NULL, NULL},
    [TD_CONDITION_SECTION] = {TD_SQL_ITEMS_BY_SECTION, ":section", NULL, NULL},
    [TD_CONDITION_POST] = {TD_SQL_ITEMS_BY_POST, ":post", NULL, NULL},
    [TD_CONDITION_URL] = {TD_SQL_ITEMS_BY_URL, ":url", NULL, NULL},
    [TD_CONDITION_DAYS] = {TD_SQL_ITEMS_BY_DAYS, ":since", ":until", NULL},
    [TD_CONDITION_STORY] = {TD_SQL_ITEMS_BY_STORY, NULL, NULL, ":story"},
};

enum td_code td_store_make_set(struct td_store *store, struct td_arena *arena,
                               struct td_item_set *ret_set, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_LAST_ITEM, &find, err));
    TD_TRY(td_statement_step(&find, &has_row, err));
    int64_t highest = td_column_integer(&find, TD_COLUMN_READ_LAST_ITEM_ID);
    return td_item_set_make(arena, highest, ret_set, err);
}

static void bind(struct td_statement *statement, const struct plan *plan,
                 const struct td_condition *condition)
{
    if (plan->text != NULL)
        td_bind_text(statement, td_statement_parameter(statement, plan->text), condition->text);
    if (plan->until != NULL)
        td_bind_text(statement, td_statement_parameter(statement, plan->until), condition->until);
    if (plan->number != NULL)
        td_bind_integer(statement, td_statement_parameter(statement, plan->number),
                        condition->number);
}

enum td_code td_store_select(struct td_store *store, struct td_arena *arena,
                             const struct td_condition *condition, struct td_item_set *ret_set,
                             struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) select = {0};
    struct td_item_set set = {0};
    bool has_row = false;
    TD_TRY(td_store_make_set(store, arena, &set, err));
    TD_TRY(td_statement_begin(store, plans[condition->kind].statement, &select, err));
    bind(&select, &plans[condition->kind], condition);
    TD_TRY(td_statement_step(&select, &has_row, err));
    while (has_row) {
        td_item_set_add(&set, td_column_integer(&select, 0));
        TD_TRY(td_statement_step(&select, &has_row, err));
    }
    *ret_set = set;
    return TD_OK;
}

static enum td_code select_default(struct td_store *store, struct td_arena *arena,
                                   struct td_item_set *ret_set, struct td_error *err)
{
    static const struct td_condition every = {.kind = TD_CONDITION_ALL};
    static const struct td_condition draft = {.kind = TD_CONDITION_DRAFT};
    struct td_item_set set = {0}, drafts = {0};
    TD_TRY(td_store_select(store, arena, &every, &set, err));
    TD_TRY(td_store_select(store, arena, &draft, &drafts, err));
    td_item_set_subtract(&set, &drafts);
    *ret_set = set;
    return TD_OK;
}

enum td_code td_store_set_or_default(struct td_store *store, struct td_arena *arena,
                                     const struct td_item_set *set, struct td_item_set *ret_set,
                                     struct td_error *err)
{
    if (set == NULL)
        return select_default(store, arena, ret_set, err);
    *ret_set = *set;
    return TD_OK;
}
