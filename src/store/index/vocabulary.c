#include "store/index/vocabulary.h"

#include "base/utf8.h"
#include "store/index/character_totals.h"
#include "store/index/fts_number.h"
#include "store/index/postings.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

/* The last code point: what begins with a text ends before the text with this behind it. */
static const char last_point[] = "\xF4\x8F\xBF\xBF";

enum { TERM_MAX_BYTES = 64, RECORD_OF_TOTALS = 1 };

enum td_code td_vocabulary_count(struct td_store *store, struct td_slice word, int64_t *ret_count,
                                 struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) count = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_COUNT_OCCURRENCES, &count, err));
    td_bind_text(&count, TD_PARAM_COUNT_OCCURRENCES_TERM, word);
    TD_TRY(td_statement_step(&count, &has_row, err));
    *ret_count = has_row ? td_column_integer(&count, TD_COLUMN_COUNT_OCCURRENCES_COUNT) : 0;
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

/* The end of a range of words, borrowed while it is read. */
struct bound {
    char text[TERM_MAX_BYTES + sizeof last_point];
};

/* The words from `first` on that do not come behind those beginning with `last`. */
static enum td_code begin_range(struct td_store *store, struct td_slice first, struct td_slice last,
                                struct bound *bound, struct td_statement *ret_read,
                                struct td_error *err)
{
    if (last.len > TERM_MAX_BYTES)
        return td_fail(err, TD_ERR_BUG, "a range of words up to one of %zu bytes", last.len);
    memcpy(bound->text, last.ptr, last.len);
    memcpy(bound->text + last.len, last_point, sizeof last_point);
    TD_TRY(td_statement_begin(store, TD_SQL_READ_OCCURRENCES, ret_read, err));
    td_bind_text(ret_read, TD_PARAM_READ_OCCURRENCES_FIRST, first);
    td_bind_text(ret_read, TD_PARAM_READ_OCCURRENCES_LAST, td_slice_of(bound->text));
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

enum td_code td_vocabulary_visit(struct td_store *store, struct td_slice first,
                                 struct td_slice last, struct td_vocabulary_visitor *visitor,
                                 struct td_error *err)
{
    struct bound bound;
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(begin_range(store, first, last, &bound, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        visitor->visit(visitor, td_column_blob(&read, TD_COLUMN_READ_OCCURRENCES_TERM),
                       td_column_integer(&read, TD_COLUMN_READ_OCCURRENCES_COUNT));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
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
        visitor->visit(visitor, td_column_blob(&read, TD_COLUMN_READ_HANDLES_HANDLE), 1);
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

/* FTS5 keeps the number of rows, then the tokens in each column (its averages record). */
enum td_code td_vocabulary_sizes(struct td_store *store, int64_t *ret_items, int64_t *ret_tokens,
                                 size_t fields, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice bytes = TD_SLICE("");
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_INDEX_RECORD, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_INDEX_RECORD_ID, RECORD_OF_TOTALS);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (has_row)
        bytes = td_column_blob(&read, TD_COLUMN_READ_INDEX_RECORD_BLOCK);
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
