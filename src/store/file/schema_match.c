#include "store/file/schema_match.h"

#include "store/sql_text.h"
#include "store/statement.h"

enum { STATEMENTS_MAX = 128 };

/* What SQLite and FTS5 themselves make for our tables (items_fts_docsize: for older ones), and what
 * ANALYZE adds. */
static const char *const companions =
    "CREATE TABLE sqlite_sequence(name,seq);"
    "CREATE TABLE sqlite_stat1(tbl,idx,stat);"
    "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample);"
    "CREATE TABLE items_fts_data(id INTEGER PRIMARY KEY, block BLOB);"
    "CREATE TABLE items_fts_idx(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;"
    "CREATE TABLE items_fts_docsize(id INTEGER PRIMARY KEY, sz BLOB);"
    "CREATE TABLE items_fts_config(k PRIMARY KEY, v) WITHOUT ROWID";

enum role { PERMANENT, DERIVED, INTEGRITY, OPTIONAL };

struct expected {
    struct td_slice name;
    struct td_slice text;
    enum role role;
    bool is_found;
};

struct expected_list {
    struct expected list[STATEMENTS_MAX];
    size_t count;
};

static enum td_code expect(struct expected_list *expected, const char *script, enum role role,
                           struct td_error *err)
{
    struct td_slice rest = td_slice_of(script);
    while (rest.len > 0) {
        struct td_slice text = td_sql_statement(&rest);
        if (text.len == 0)
            break;
        if (expected->count == STATEMENTS_MAX)
            return td_fail(err, TD_ERR_BUG, "the schema has over %d statements", STATEMENTS_MAX);
        expected->list[expected->count++] =
            (struct expected){.name = td_sql_created_name(text), .text = text, .role = role};
    }
    return TD_OK;
}

static enum td_code expect_all(struct expected_list *expected, const struct td_schema *schema,
                               struct td_error *err)
{
    TD_TRY(expect(expected, schema->permanent, PERMANENT, err));
    TD_TRY(expect(expected, schema->derived, DERIVED, err));
    TD_TRY(expect(expected, schema->integrity, INTEGRITY, err));
    TD_TRY(expect(expected, schema->migrated, OPTIONAL, err));
    return expect(expected, companions, OPTIONAL, err);
}

/* How a table stands to the one of its name that is expected. */
enum likeness { UNKNOWN, SAME, OTHER_DERIVED, OTHER_INTEGRITY, OTHER };

static enum likeness look_up(struct expected_list *expected, struct td_slice name,
                             struct td_slice text)
{
    enum likeness likeness = UNKNOWN;
    for (size_t i = 0; i < expected->count; i++) {
        struct expected *one = &expected->list[i];
        if (!td_slice_equal(one->name, name))
            continue;
        one->is_found = true;
        if (td_sql_same(one->text, text))
            likeness = SAME;
        else if (likeness != SAME)
            likeness = !td_sql_same_head(one->text, text) ? OTHER
                       : one->role == DERIVED             ? OTHER_DERIVED
                       : one->role == INTEGRITY           ? OTHER_INTEGRITY
                                                          : OTHER;
    }
    return likeness;
}

/* The index that SQLite makes for a UNIQUE column: it has no statement of its own. */
static bool is_automatic(struct td_slice kind, struct td_slice name, struct td_slice text)
{
    return text.len == 0 && td_slice_equal(kind, TD_SLICE("index")) &&
           td_slice_starts(name, TD_SLICE("sqlite_autoindex_"));
}

static enum td_code match_one(struct expected_list *expected, struct td_slice kind,
                              struct td_slice name, struct td_slice text,
                              const struct td_schema_strange *strange,
                              struct td_schema_likeness *made, struct td_error *err)
{
    if (is_automatic(kind, name, text))
        return TD_OK;
    enum likeness likeness = look_up(expected, name, text);
    if (likeness == SAME)
        return TD_OK;
    if (likeness == OTHER_DERIVED || likeness == OTHER_INTEGRITY) {
        *(likeness == OTHER_DERIVED ? &made->derived : &made->integrity) = false;
        return TD_OK;
    }
    return strange->tell(
        strange->context, kind, name,
        likeness == UNKNOWN ? "is not one that tidings makes" : "is not as tidings makes it", err);
}

static enum td_code tell_missing(struct expected_list *expected,
                                 const struct td_schema_strange *strange,
                                 struct td_schema_likeness *made, struct td_error *err)
{
    for (size_t i = 0; i < expected->count; i++) {
        const struct expected *one = &expected->list[i];
        if (one->is_found || one->role == OPTIONAL)
            continue;
        if (one->role == DERIVED || one->role == INTEGRITY)
            *(one->role == DERIVED ? &made->derived : &made->integrity) = false;
        else
            TD_TRY(strange->tell(strange->context, TD_SLICE("table or index"), one->name,
                                 "is missing", err));
    }
    return TD_OK;
}

enum td_code td_schema_match(struct td_store *store, const struct td_schema *schema,
                             const struct td_schema_strange *strange,
                             struct td_schema_likeness *ret_likeness, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct expected_list expected = {.count = 0};
    struct td_schema_likeness made = {true, true};
    bool has_row = false;
    TD_TRY(expect_all(&expected, schema, err));
    TD_TRY(td_statement_begin(store, TD_SQL_READ_SCHEMA, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_slice kind = td_column_blob(&read, TD_COLUMN_READ_SCHEMA_KIND);
        struct td_slice name = td_column_blob(&read, TD_COLUMN_READ_SCHEMA_NAME);
        struct td_slice text = td_column_blob(&read, TD_COLUMN_READ_SCHEMA_TEXT);
        TD_TRY(match_one(&expected, kind, name, text, strange, &made, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    TD_TRY(tell_missing(&expected, strange, &made, err));
    *ret_likeness = made;
    return TD_OK;
}

enum td_code td_schema_match_older(struct td_store *store, const struct td_schema_strange *strange,
                                   struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ACTIVE_SCHEMA, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_slice kind = td_column_blob(&read, TD_COLUMN_READ_ACTIVE_SCHEMA_KIND);
        struct td_slice name = td_column_blob(&read, TD_COLUMN_READ_ACTIVE_SCHEMA_NAME);
        TD_TRY(strange->tell(strange->context, kind, name, "is not one that tidings makes", err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

enum td_code td_schema_refuse_strange(void *store, struct td_slice kind, struct td_slice name,
                                      const char *what, struct td_error *err)
{
    return td_fail(err, TD_ERR_ARCHIVE,
                   "%s: the %.*s '%.*s' %s, so the archive is not read: 'tidings check' lists all "
                   "that is strange in it",
                   ((struct td_store *)store)->path, TD_SLICE_ARG(kind), TD_SLICE_ARG(name), what);
}
