#include "store/content/synonyms.h"

#include "store/rows.h"
#include "store/statement.h"

static enum td_code read_sets(struct td_statement *read, struct td_arena *arena,
                              struct td_rows *sets, struct td_error *err)
{
    int64_t last = 0;
    bool has_row = false;
    TD_TRY(td_statement_step(read, &has_row, err));
    while (has_row) {
        int64_t id = td_column_integer(read, TD_COLUMN_READ_SYNONYMS_SET_ID);
        struct td_synonyms *set =
            sets->count > 0 ? (struct td_synonyms *)sets->ptr + sets->count - 1 : NULL;
        if (set == NULL || id != last)
            set = td_rows_add(sets, arena);
        if (set == NULL)
            return td_fail_memory(err);
        last = id;
        if (set->count < TD_SYNONYMS_MAX)
            TD_TRY(td_column_text(read, TD_COLUMN_READ_SYNONYMS_WORD, arena,
                                  &set->words[set->count++], err));
        TD_TRY(td_statement_step(read, &has_row, err));
    }
    return TD_OK;
}

enum td_code td_store_read_synonyms(struct td_store *store, struct td_arena *arena,
                                    struct td_synonyms **ret_sets, size_t *ret_count,
                                    struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_rows sets = {.size = sizeof(struct td_synonyms)};
    TD_TRY(td_statement_begin(store, TD_SQL_READ_SYNONYMS, &read, err));
    TD_TRY(read_sets(&read, arena, &sets, err));
    *ret_sets = sets.ptr;
    *ret_count = sets.count;
    return TD_OK;
}

/* Brings one word, with the set it is in, into set `id`. */
static enum td_code join_word(struct td_store *store, int64_t id, struct td_slice word,
                              struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) move = {0};
    struct td_statement TD_CLEANUP(td_statement_end) add = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_MOVE_SYNONYMS, &move, err));
    td_bind_integer(&move, TD_PARAM_MOVE_SYNONYMS_SET_ID, id);
    td_bind_text(&move, TD_PARAM_MOVE_SYNONYMS_WORD, word);
    TD_TRY(td_statement_run(&move, err));
    TD_TRY(td_statement_begin(store, TD_SQL_ADD_SYNONYM, &add, err));
    td_bind_integer(&add, TD_PARAM_ADD_SYNONYM_SET_ID, id);
    td_bind_text(&add, TD_PARAM_ADD_SYNONYM_WORD, word);
    return td_statement_run(&add, err);
}

static enum td_code join_words(struct td_store *store, const struct td_slice *words, size_t count,
                               struct td_error *err)
{
    int64_t id = 0, largest = 0, joined = 0;
    TD_TRY(td_store_number(store, "SELECT ifnull(max(set_id), 0) + 1 FROM synonyms", &id, err));
    for (size_t i = 0; i < count; i++)
        TD_TRY(join_word(store, id, words[i], err));
    TD_TRY(td_store_number(store,
                           "SELECT ifnull(max(n), 0) FROM"
                           " (SELECT count(*) AS n FROM synonyms GROUP BY set_id)",
                           &largest, err));
    TD_TRY(td_store_number(store,
                           "SELECT count(*) FROM synonyms"
                           " WHERE set_id = (SELECT max(set_id) FROM synonyms)",
                           &joined, err));
    if (joined < 2)
        return td_fail(err, TD_ERR_USAGE, "a word alone has no synonyms: name two words");
    return largest <= TD_SYNONYMS_MAX
               ? TD_OK
               : td_fail(err, TD_ERR_USAGE, "at most %d words can mean the same", TD_SYNONYMS_MAX);
}

enum td_code td_store_add_synonyms(struct td_store *store, const struct td_slice *words,
                                   size_t count, struct td_error *err)
{
    TD_TRY(td_store_begin(store, err));
    return td_store_end(store, join_words(store, words, count, err), err);
}

static enum td_code remove_word(struct td_store *store, struct td_slice word, bool *ret_found,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) remove = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_REMOVE_SYNONYM, &remove, err));
    td_bind_text(&remove, TD_PARAM_REMOVE_SYNONYM_WORD, word);
    TD_TRY(td_statement_step(&remove, ret_found, err));
    td_statement_end(&remove);
    return td_store_execute(store,
                            "DELETE FROM synonyms WHERE set_id IN"
                            " (SELECT set_id FROM synonyms GROUP BY set_id HAVING count(*) < 2)",
                            err);
}

enum td_code td_store_remove_synonym(struct td_store *store, struct td_slice word, bool *ret_found,
                                     struct td_error *err)
{
    TD_TRY(td_store_begin(store, err));
    return td_store_end(store, remove_word(store, word, ret_found, err), err);
}
