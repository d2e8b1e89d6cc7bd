#include "store/set_binding.h"

#include <stdlib.h>

static const char pointer_type[] = "td_item_set";

/* The columns of the table item_set. */
enum { COLUMN_ITEM, COLUMN_SET };

struct cursor {
    sqlite3_vtab_cursor base;
    const struct td_item_set *set;
    int64_t item; /* -1 at the end */
};

static const struct td_item_set *set_of(sqlite3_value *value)
{
    return sqlite3_value_pointer(value, pointer_type);
}

static void in_set(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct td_item_set *set = set_of(values[0]);
    sqlite3_result_int(context,
                       set != NULL && td_item_set_has(set, sqlite3_value_int64(values[1])));
}

static int connect(sqlite3 *db, void *context, int count, const char *const *arguments,
                   sqlite3_vtab **ret, char **ret_message)
{
    (void)context;
    (void)count;
    (void)arguments;
    (void)ret_message;
    int result = sqlite3_declare_vtab(db, "CREATE TABLE item_set (item INTEGER, items HIDDEN)");
    if (result == SQLITE_OK)
        result = sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
    if (result != SQLITE_OK)
        return result;
    *ret = calloc(1, sizeof **ret);
    return *ret != NULL ? SQLITE_OK : SQLITE_NOMEM;
}

static int disconnect(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

/* The table can only be read with its set. */
static int best_index(sqlite3_vtab *table, sqlite3_index_info *info)
{
    (void)table;
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn != COLUMN_SET || !info->aConstraint[i].usable ||
            info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 1;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **ret)
{
    (void)table;
    struct cursor *cursor = calloc(1, sizeof *cursor);
    if (cursor == NULL)
        return SQLITE_NOMEM;
    *ret = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    free(base);
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int plan, const char *plan_text, int count,
                  sqlite3_value **values)
{
    (void)plan;
    (void)plan_text;
    (void)count;
    struct cursor *cursor = (struct cursor *)base;
    cursor->set = set_of(values[0]);
    cursor->item = cursor->set != NULL ? td_item_set_next(cursor->set, 0) : -1;
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    cursor->item = td_item_set_next(cursor->set, cursor->item + 1);
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base)
{
    return ((struct cursor *)base)->item < 0;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int number)
{
    if (number == COLUMN_ITEM)
        sqlite3_result_int64(context, ((struct cursor *)base)->item);
    return SQLITE_OK;
}

static int rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *ret)
{
    *ret = ((struct cursor *)base)->item;
    return SQLITE_OK;
}

int td_set_binding_register(sqlite3 *db)
{
    static const sqlite3_module module = {
        .xConnect = connect,
        .xBestIndex = best_index,
        .xDisconnect = disconnect,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = filter,
        .xNext = next,
        .xEof = at_end,
        .xColumn = column,
        .xRowid = rowid,
    };
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    int result = sqlite3_create_function_v2(db, "in_set", 2, flags, NULL, in_set, NULL, NULL, NULL);
    return result != SQLITE_OK ? result
                               : sqlite3_create_module_v2(db, "item_set", &module, NULL, NULL);
}

void td_bind_set(struct td_statement *statement, const struct td_item_set *set)
{
    td_bind_pointer(statement, td_statement_parameter(statement, ":set"), set, pointer_type);
}
