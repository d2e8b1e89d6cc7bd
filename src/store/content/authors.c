#include "store/content/authors.h"

#include "store/content/author_rules.h"
#include "store/rows.h"

/* Authors in the making: the head of each source's author, and what people called the head. */
struct grouping {
    struct td_source *sources;
    size_t count;
    size_t *heads;
    struct td_slice *given_names;
    struct td_arena *arena;
};

static enum td_code read_source(const struct td_statement *read, struct td_arena *arena, void *row,
                                struct td_error *err)
{
    struct td_source *source = row;
    source->id = td_column_integer(read, TD_COLUMN_READ_SOURCES_ID);
    TD_TRY(td_column_text(read, TD_COLUMN_READ_SOURCES_SITE, arena, &source->site, err));
    TD_TRY(td_column_text(read, TD_COLUMN_READ_SOURCES_HANDLE, arena, &source->handle, err));
    return td_column_text(read, TD_COLUMN_READ_SOURCES_NAME, arena, &source->name, err);
}

static enum td_code read_sources(struct td_store *store, struct td_arena *arena,
                                 struct td_source **ret_sources, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_source)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_SOURCES, &read, err));
    TD_TRY(td_rows_read(&rows, &read, read_source, arena, err));
    const struct td_source *sources = rows.ptr;
    int64_t before = 0;
    for (size_t i = 0; i < rows.count; i++)
        TD_TRY(td_rows_check_order("source", &before, sources[i].id, err));
    *ret_sources = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

static enum td_code begin_grouping(struct td_store *store, struct td_arena *arena,
                                   struct grouping *ret_grouping, struct td_error *err)
{
    struct grouping grouping = {.arena = arena};
    TD_TRY(read_sources(store, arena, &grouping.sources, &grouping.count, err));
    grouping.heads = td_arena_array(arena, grouping.count, sizeof *grouping.heads);
    grouping.given_names = td_arena_array(arena, grouping.count, sizeof *grouping.given_names);
    if (grouping.heads == NULL || grouping.given_names == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < grouping.count; i++)
        grouping.heads[i] = i;
    *ret_grouping = grouping;
    return TD_OK;
}

/* The source of this number; `count` where there is none. Sources are in the order of their
 * numbers. */
static size_t find_id(const struct td_source *sources, size_t count, int64_t id)
{
    size_t begin = 0, end = count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (sources[middle].id < id)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin < count && sources[begin].id == id ? begin : count;
}

static enum td_code join_names(struct td_store *store, struct grouping *grouping,
                               struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_NAMES_OF_ONE_ACCOUNT, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        int64_t name = td_column_integer(&read, TD_COLUMN_READ_NAMES_OF_ONE_ACCOUNT_NAME);
        int64_t account = td_column_integer(&read, TD_COLUMN_READ_NAMES_OF_ONE_ACCOUNT_ACCOUNT);
        size_t from = find_id(grouping->sources, grouping->count, name);
        size_t to = find_id(grouping->sources, grouping->count, account);
        if (from < grouping->count && to < grouping->count)
            grouping->heads[from] = to;
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

static bool is_source(const struct td_source *source, const struct td_source_key *key)
{
    if (td_slice_is_none(key->handle) || td_slice_is_none(source->handle))
        return td_slice_is_none(key->handle) && td_slice_is_none(source->handle) &&
               td_slice_equal(source->name, key->name);
    return td_slice_equal(source->site, key->site) &&
           td_slice_equal_nocase(source->handle, key->handle);
}

static size_t find_source(const struct grouping *grouping, const struct td_source_key *key)
{
    size_t i = 0;
    while (i < grouping->count && !is_source(&grouping->sources[i], key))
        i++;
    return i;
}

static void give_head(struct grouping *grouping, size_t from, size_t to)
{
    for (size_t i = 0; i < grouping->count; i++) {
        if (grouping->heads[i] == from)
            grouping->heads[i] = to;
    }
}

/* Who stands for the author when `gone` does no longer: the first account, else the first name. */
static size_t next_head(const struct grouping *grouping, size_t gone)
{
    size_t name = gone;
    for (size_t i = 0; i < grouping->count; i++) {
        if (grouping->heads[i] != gone || i == gone)
            continue;
        if (!td_slice_is_none(grouping->sources[i].handle))
            return i;
        if (name == gone)
            name = i;
    }
    return name;
}

static void split(struct grouping *grouping, size_t about)
{
    if (grouping->heads[about] == about)
        give_head(grouping, about, next_head(grouping, about));
    grouping->heads[about] = about;
}

/* A rule about sources that are not there does nothing. */
static void follow(struct grouping *grouping, const struct td_author_rule *rule)
{
    size_t about = find_source(grouping, &rule->about);
    if (about == grouping->count)
        return;
    if (rule->kind == TD_RULE_SPLIT) {
        split(grouping, about);
    } else if (rule->kind == TD_RULE_RENAME) {
        grouping->given_names[grouping->heads[about]] = rule->to.name;
    } else {
        size_t to = find_source(grouping, &rule->to);
        if (to < grouping->count)
            give_head(grouping, grouping->heads[about], grouping->heads[to]);
    }
}

static enum td_code follow_rules(struct td_store *store, struct grouping *grouping,
                                 struct td_error *err)
{
    struct td_author_rule *rules = NULL;
    size_t count = 0;
    TD_TRY(td_author_rules_read(store, grouping->arena, &rules, &count, err));
    for (size_t i = 0; i < count; i++)
        follow(grouping, &rules[i]);
    return TD_OK;
}

static void name_author(struct td_author *author, struct td_slice name)
{
    if (td_slice_is_none(author->name))
        author->name = name;
}

/* Numbers the authors, nobody first. */
static void number_authors(const struct grouping *grouping, struct td_authors *authors)
{
    authors->count = 1;
    for (size_t i = 0; i < grouping->count; i++) {
        if (grouping->heads[i] != i)
            continue;
        struct td_slice given = grouping->given_names[i];
        authors->list[authors->count] =
            (struct td_author){.head = i,
                               .name = given.len > 0 ? given : grouping->sources[i].name,
                               .is_renamed = given.len > 0};
        grouping->sources[i].author = authors->count++;
    }
    for (size_t i = 0; i < grouping->count; i++) {
        struct td_source *source = &grouping->sources[i];
        source->author = grouping->sources[grouping->heads[i]].author;
        authors->list[source->author].source_count++;
        name_author(&authors->list[source->author], source->name);
        authors->of_source[source->id] = source->author;
    }
}

enum td_code td_authors_read(struct td_store *store, struct td_arena *arena,
                             struct td_authors *ret_authors, struct td_error *err)
{
    struct grouping grouping;
    TD_TRY(begin_grouping(store, arena, &grouping, err));
    TD_TRY(join_names(store, &grouping, err));
    TD_TRY(follow_rules(store, &grouping, err));
    size_t limit = grouping.count > 0 ? (size_t)grouping.sources[grouping.count - 1].id + 1 : 1;
    struct td_authors authors = {
        .list = td_arena_array(arena, grouping.count + 1, sizeof *authors.list),
        .sources = grouping.sources,
        .source_count = grouping.count,
        .of_source = td_arena_array(arena, limit, sizeof *authors.of_source),
        .source_limit = limit,
    };
    if (authors.list == NULL || authors.of_source == NULL)
        return td_fail_memory(err);
    number_authors(&grouping, &authors);
    *ret_authors = authors;
    return TD_OK;
}

enum td_code td_authors_read_names(struct td_store *store, struct td_arena *arena,
                                   const struct td_authors *authors,
                                   struct td_author_name **ret_names, size_t *ret_count,
                                   struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows rows = {.size = sizeof(struct td_author_name)};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_SOURCE_NAMES, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        int64_t id = td_column_integer(&read, TD_COLUMN_READ_SOURCE_NAMES_SOURCE_ID);
        struct td_author_name *name = td_rows_add(&rows, arena);
        if (name == NULL)
            return td_fail_memory(err);
        name->author = td_authors_of(authors, id);
        name->source = find_id(authors->sources, authors->source_count, id);
        TD_TRY(td_column_text(&read, TD_COLUMN_READ_SOURCE_NAMES_NAME, arena, &name->name, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    *ret_names = rows.ptr;
    *ret_count = rows.count;
    return TD_OK;
}

uint32_t td_authors_of(const struct td_authors *authors, int64_t source_id)
{
    return source_id > 0 && (size_t)source_id < authors->source_limit
               ? authors->of_source[source_id]
               : 0;
}
