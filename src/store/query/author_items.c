#include "store/query/author_items.h"

#include "store/content/authors.h"
#include "store/statement.h"
#include "text/phrase.h"

static enum td_code mark_sources(struct td_store *store, const struct td_authors *authors,
                                 struct td_slice text, bool *is_meant, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_SOURCES_BY_AUTHOR, &find, err));
    td_bind_text(&find, TD_PARAM_SOURCES_BY_AUTHOR_AUTHOR, text);
    TD_TRY(td_statement_step(&find, &has_row, err));
    while (has_row) {
        int64_t source = td_column_integer(&find, TD_COLUMN_SOURCES_BY_AUTHOR_ID);
        is_meant[td_authors_of(authors, source)] = true;
        TD_TRY(td_statement_step(&find, &has_row, err));
    }
    return TD_OK;
}

static enum td_code mark_given_names(struct td_arena *arena, const struct td_authors *authors,
                                     struct td_slice text, bool *is_meant, struct td_error *err)
{
    struct td_phrase words, name;
    TD_TRY(td_phrase_make(arena, text, &words, err));
    for (uint32_t author = 1; author < authors->count; author++) {
        if (!authors->list[author].is_renamed)
            continue;
        TD_TRY(td_phrase_make(arena, authors->list[author].name, &name, err));
        is_meant[author] = is_meant[author] || td_phrase_in(&words, &name) ||
                           td_slice_equal(authors->list[author].name, text);
    }
    return TD_OK;
}

static enum td_code add_items(struct td_store *store, int64_t source, struct td_item_set *set,
                              struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_ITEMS_OF_SOURCE, &read, err));
    td_bind_integer(&read, TD_PARAM_ITEMS_OF_SOURCE_SOURCE_ID, source);
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        td_item_set_add(set, td_column_integer(&read, TD_COLUMN_ITEMS_OF_SOURCE_ITEM));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

enum td_code td_authors_select(struct td_store *store, struct td_arena *arena, struct td_slice text,
                               struct td_item_set *ret_set, struct td_error *err)
{
    struct td_authors authors = {0};
    struct td_item_set set = {0};
    TD_TRY(td_store_make_set(store, arena, &set, err));
    TD_TRY(td_authors_read(store, arena, &authors, err));
    bool *is_meant = td_arena_array(arena, authors.count, sizeof *is_meant);
    if (is_meant == NULL)
        return td_fail_memory(err);
    TD_TRY(mark_sources(store, &authors, text, is_meant, err));
    TD_TRY(mark_given_names(arena, &authors, text, is_meant, err));
    is_meant[0] = false;
    for (size_t i = 0; i < authors.source_count; i++) {
        if (is_meant[authors.sources[i].author])
            TD_TRY(add_items(store, authors.sources[i].id, &set, err));
    }
    *ret_set = set;
    return TD_OK;
}
