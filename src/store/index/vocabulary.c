#include "store/index/vocabulary.h"

#include "base/utf8.h"
#include "store/index/character_totals.h"
#include "store/index/fts_lists.h"
#include "store/index/fts_number.h"
#include "store/index/fts_structure.h"
#include "store/index/postings.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

enum { TERM_MAX_BYTES = 64 };

/* Counts the places of terms. */
struct counter {
    struct td_fts_visitor terms;
    struct td_vocabulary_visitor *visitor; /* NULL: it is the sum of all that is wanted */
    int64_t count;
};

static struct counter *counter_of(struct td_fts_visitor *terms)
{
    return (struct counter *)(void *)terms;
}

static enum td_code count_places(struct td_fts_visitor *terms, uint32_t item,
                                 struct td_slice places, struct td_error *err)
{
    struct td_fts_place place = {.bytes = places};
    (void)item;
    (void)err;
    while (td_fts_place_next(&place))
        counter_of(terms)->count++;
    return TD_OK;
}

static bool begin_word(struct td_fts_visitor *terms, struct td_slice word)
{
    struct counter *counter = counter_of(terms);
    counter->count = 0;
    return counter->visitor->wants(counter->visitor, word);
}

static void end_word(struct td_fts_visitor *terms, struct td_slice word)
{
    struct counter *counter = counter_of(terms);
    if (counter->count > 0)
        counter->visitor->visit(counter->visitor, word, counter->count);
}

enum td_code td_vocabulary_count(struct td_store *store, struct td_slice word, int64_t *ret_count,
                                 struct td_error *err)
{
    struct td_fts_lists TD_CLEANUP(td_fts_lists_release) own = {0};
    struct td_fts_lists *pages = NULL;
    struct counter counter = {.terms = {NULL, count_places, NULL, NULL}};
    TD_TRY(td_postings_pages(store, &own, &pages, err));
    TD_TRY(td_fts_lists_visit(pages, word, false, &counter.terms, err));
    *ret_count = counter.count;
    return TD_OK;
}

enum td_code td_vocabulary_count_pair(struct td_store *store, struct td_slice first,
                                      struct td_slice second, int64_t *ret_count,
                                      struct td_error *err)
{
    char pair[TERM_MAX_BYTES];
    size_t len = first.len + second.len;
    if (len > sizeof pair)
        return td_fail(err, TD_ERR_BUG, "a pair of characters of %zu bytes", len);
    memcpy(pair, first.ptr, first.len);
    memcpy(pair + first.len, second.ptr, second.len);
    return td_vocabulary_count(store, (struct td_slice){pair, len}, ret_count, err);
}

enum td_code td_vocabulary_count_sought(struct td_store *store, struct td_slice first,
                                        struct td_slice second, int64_t *ret_count,
                                        struct td_error *err)
{
    char expression[TERM_MAX_BYTES + sizeof "\"\""];
    const struct td_posting_list *list = NULL;
    if (!store->postings.is_asking || first.len + second.len > TERM_MAX_BYTES)
        return td_vocabulary_count_pair(store, first, second, ret_count, err);
    snprintf(expression, sizeof expression, "\"%.*s%.*s\"", TD_SLICE_ARG(first),
             TD_SLICE_ARG(second));
    const struct td_rank_phrase phrase = {.expression = td_slice_of(expression)};
    TD_TRY(td_postings_read(store, &phrase, 1, &list, err));
    *ret_count = list->occurrences;
    return TD_OK;
}

enum td_code td_vocabulary_count_character(struct td_store *store, struct td_slice character,
                                           int64_t *ret_count, struct td_error *err)
{
    size_t len = 0;
    struct td_character_total total;
    TD_TRY(td_character_total(store, td_utf8_decode(character, 0, &len), &total, err));
    *ret_count = total.occurrences;
    return TD_OK;
}

enum td_code td_vocabulary_visit(struct td_store *store, struct td_slice beginning,
                                 struct td_vocabulary_visitor *visitor, struct td_error *err)
{
    struct td_fts_lists TD_CLEANUP(td_fts_lists_release) own = {0};
    struct td_fts_lists *pages = NULL;
    struct counter counter = {.terms = {begin_word, count_places, end_word, NULL},
                              .visitor = visitor};
    TD_TRY(td_postings_pages(store, &own, &pages, err));
    return td_fts_lists_visit(pages, beginning, true, &counter.terms, err);
}

enum td_code td_vocabulary_visit_handles(struct td_store *store,
                                         struct td_vocabulary_visitor *visitor,
                                         struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_HANDLES, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        struct td_slice handle = td_column_blob(&read, TD_COLUMN_READ_HANDLES_HANDLE);
        if (visitor->wants(visitor, handle))
            visitor->visit(visitor, handle, 1);
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

/* FTS5 keeps the number of rows, then the tokens in each column (its averages record). */
enum td_code td_vocabulary_sizes(struct td_store *store, int64_t *ret_items, int64_t *ret_tokens,
                                 size_t fields, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) record = {0};
    td_buf_init(&record, TD_FTS_RECORD_MAX_BYTES);
    TD_TRY(td_fts_record_read(store, TD_FTS_RECORD_OF_TOTALS, &record, err));
    struct td_slice bytes = td_buf_slice(&record);
    *ret_items = (int64_t)td_fts_take_number(&bytes);
    for (size_t field = 0; field < fields; field++)
        ret_tokens[field] = (int64_t)td_fts_take_number(&bytes);
    return TD_OK;
}

enum td_code td_vocabulary_total(struct td_store *store, int64_t *ret_total, struct td_error *err)
{
    int64_t items = 0, tokens[TD_INDEX_FIELDS] = {0};
    TD_TRY(td_vocabulary_sizes(store, &items, tokens, TD_INDEX_FIELDS, err));
    *ret_total = 0;
    for (size_t field = 0; field < TD_INDEX_FIELDS; field++)
        *ret_total += tokens[field];
    return TD_OK;
}
