#include "store/index/postings.h"

#include "base/buf.h"
#include "store/index/characters.h"
#include "store/index/fts_tokenizer.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 64, EXPRESSION_MAX_BYTES = 16 * 1024 * 1024, COUNT_MAX = 255 };

static const char reading_type[] = "td_reading";
static const char list_type[] = "td_posting_list";

/* A list, and what it is of: a single character in some fields, or an FTS5 expression. */
struct td_kept_list {
    struct td_posting_list postings;
    uint32_t character;
    unsigned fields;
    size_t len;
    char expression[];
};

/* Lists on their way from FTS5, one for each phrase of the expression that it was asked for. */
struct reading {
    struct td_kept_list *lists[TD_RANK_MAX_PHRASES];
    size_t count;
};

static struct td_posting *add(struct td_posting_list *list)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity > 0 ? 2 * list->capacity : FIRST_CAPACITY;
        struct td_posting *grown = reallocarray(list->list, capacity, sizeof *grown);
        if (grown == NULL)
            return NULL;
        list->list = grown;
        list->capacity = capacity;
    }
    list->list[list->count] = (struct td_posting){0};
    return &list->list[list->count++];
}

enum td_code td_postings_add(struct td_posting_list *list, const struct td_posting *posting,
                             struct td_error *err)
{
    struct td_posting *added = add(list);
    if (added == NULL)
        return td_fail_memory(err);
    *added = *posting;
    return TD_OK;
}

/* Adds the item that the cursor is at; it has one phrase. */
static int on_item(const Fts5ExtensionApi *api, Fts5Context *cursor, void *list)
{
    int64_t item = api->xRowid(cursor);
    if (item < 0 || item > UINT32_MAX)
        return SQLITE_OK;
    struct td_posting *posting = add(list);
    if (posting == NULL)
        return SQLITE_NOMEM;
    posting->item = (uint32_t)item;
    Fts5PhraseIter place;
    int field = 0, offset = 0;
    int result = api->xPhraseFirst(cursor, 0, &place, &field, &offset);
    while (result == SQLITE_OK && field >= 0) {
        if (field < TD_RANK_FIELDS && posting->counts[field] < COUNT_MAX)
            posting->counts[field]++;
        ((struct td_posting_list *)list)->occurrences++;
        api->xPhraseNext(cursor, &place, &field, &offset);
    }
    return result;
}

static void rank_postings(const Fts5ExtensionApi *api, Fts5Context *cursor,
                          sqlite3_context *context, int count, sqlite3_value **values)
{
    struct reading *reading = count == 1 ? sqlite3_value_pointer(values[0], reading_type) : NULL;
    int result = SQLITE_MISUSE;
    if (reading != NULL && (size_t)api->xPhraseCount(cursor) == reading->count)
        result = SQLITE_OK;
    for (size_t i = 0; result == SQLITE_OK && i < reading->count; i++)
        result = api->xQueryPhrase(cursor, (int)i, &reading->lists[i]->postings, on_item);
    if (result != SQLITE_OK)
        sqlite3_result_error_code(context, result);
}

static void add_posting(const Fts5ExtensionApi *api, Fts5Context *cursor, sqlite3_context *context,
                        int count, sqlite3_value **values)
{
    struct td_posting_list *list = count == 1 ? sqlite3_value_pointer(values[0], list_type) : NULL;
    int result = list != NULL ? on_item(api, cursor, list) : SQLITE_MISUSE;
    if (result != SQLITE_OK)
        sqlite3_result_error_code(context, result);
}

int td_postings_register(sqlite3 *db)
{
    fts5_api *api = NULL;
    int result = td_fts_api(db, &api);
    if (result == SQLITE_OK)
        result = api->xCreateFunction(api, "rank_postings", NULL, rank_postings, NULL);
    if (result == SQLITE_OK)
        result = api->xCreateFunction(api, "add_posting", NULL, add_posting, NULL);
    return result;
}

static void free_list(struct td_kept_list *list)
{
    if (list != NULL)
        free(list->postings.list);
    free(list);
}

static void release_reading(struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        free_list(reading->lists[i]);
    reading->count = 0;
}

void td_postings_forget(struct td_postings *postings)
{
    for (size_t i = 0; i < postings->count; i++)
        free_list(postings->kept[i]);
    free(postings->kept);
    *postings = (struct td_postings){.is_asking = postings->is_asking};
}

void td_postings_end(struct td_store *store)
{
    if (!store->postings.is_asking)
        td_postings_forget(&store->postings);
}

static struct td_kept_list *find(const struct td_postings *postings,
                                 const struct td_rank_phrase *phrase)
{
    for (size_t i = 0; i < postings->count; i++) {
        struct td_kept_list *kept = postings->kept[i];
        if (kept->character != phrase->character)
            continue;
        if (kept->character != 0
                ? kept->fields == phrase->fields
                : kept->len == phrase->expression.len &&
                      memcmp(kept->expression, phrase->expression.ptr, kept->len) == 0)
            return kept;
    }
    return NULL;
}

/* An empty list of the phrase in the reading, which has room. */
static struct td_kept_list *begin_list(struct reading *reading, const struct td_rank_phrase *phrase)
{
    size_t len = phrase->character == 0 ? phrase->expression.len : 0;
    struct td_kept_list *list = calloc(1, sizeof *list + len + 1);
    if (list == NULL)
        return NULL;
    list->character = phrase->character;
    list->fields = phrase->fields;
    list->len = len;
    if (len > 0)
        memcpy(list->expression, phrase->expression.ptr, len);
    reading->lists[reading->count++] = list;
    return list;
}

/* The reading's lists are whole: the store keeps them. */
static enum td_code keep(struct td_postings *postings, struct reading *reading,
                         struct td_error *err)
{
    size_t count = postings->count + reading->count;
    if (count > postings->capacity) {
        size_t capacity = 2 * count;
        struct td_kept_list **grown = reallocarray(postings->kept, capacity, sizeof(void *));
        if (grown == NULL)
            return td_fail_memory(err);
        postings->kept = grown;
        postings->capacity = capacity;
    }
    for (size_t i = 0; i < reading->count; i++)
        postings->kept[postings->count++] = reading->lists[i];
    reading->count = 0;
    return TD_OK;
}

static enum td_code join_expressions(const struct reading *reading, struct td_buf *buf,
                                     struct td_error *err)
{
    td_buf_init(buf, EXPRESSION_MAX_BYTES);
    for (size_t i = 0; i < reading->count; i++) {
        const struct td_kept_list *list = reading->lists[i];
        td_buf_add(buf, i > 0 ? TD_SLICE(" OR ") : TD_SLICE(""));
        td_buf_add(buf, (struct td_slice){list->expression, list->len});
    }
    return td_buf_check(buf, err);
}

/* All lists of the reading by one statement, which looks each phrase up by itself. */
static enum td_code read_phrases(struct td_store *store, struct reading *reading,
                                 struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) match = {0};
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    if (reading->count == 0)
        return TD_OK;
    TD_TRY(join_expressions(reading, &match, err));
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POSTINGS, &read, err));
    td_bind_text(&read, TD_PARAM_READ_POSTINGS_MATCH, td_buf_slice(&match));
    td_bind_pointer(&read, TD_PARAM_READ_POSTINGS_READING, reading, reading_type);
    TD_TRY(td_statement_step(&read, &has_row, err));
    td_statement_end(&read);
    return keep(&store->postings, reading, err);
}

/* The list of a phrase that begins words. FTS5 merges the lists of all these words whenever the
 * phrase is looked up, so it is looked up once, and its items are taken as they come. */
static enum td_code read_prefix(struct td_store *store, const struct td_kept_list *list,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POSTINGS_OF_PREFIX, &read, err));
    td_bind_text(&read, TD_PARAM_READ_POSTINGS_OF_PREFIX_MATCH,
                 (struct td_slice){list->expression, list->len});
    td_bind_pointer(&read, TD_PARAM_READ_POSTINGS_OF_PREFIX_LIST, &list->postings, list_type);
    do
        TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row);
    return TD_OK;
}

static bool is_prefix(const struct td_rank_phrase *phrase)
{
    return phrase->expression.len > 0 && phrase->expression.ptr[phrase->expression.len - 1] == '*';
}

/* The list of a phrase that FTS5's phrases cannot give. */
static enum td_code read_alone(struct td_store *store, const struct td_rank_phrase *phrase,
                               struct td_error *err)
{
    struct reading TD_CLEANUP(release_reading) reading = {.count = 0};
    struct td_kept_list *list = begin_list(&reading, phrase);
    if (list == NULL)
        return td_fail_memory(err);
    if (phrase->character != 0)
        TD_TRY(td_characters_read(store, phrase->character, phrase->fields, &list->postings, err));
    else
        TD_TRY(read_prefix(store, list, err));
    return keep(&store->postings, &reading, err);
}

enum td_code td_postings_read(struct td_store *store, const struct td_rank_phrase *phrases,
                              size_t count, const struct td_posting_list **ret_lists,
                              struct td_error *err)
{
    struct reading TD_CLEANUP(release_reading) reading = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        const struct td_rank_phrase *phrase = &phrases[i];
        if (find(&store->postings, phrase) != NULL)
            continue;
        if (phrase->character != 0 || is_prefix(phrase))
            TD_TRY(read_alone(store, phrase, err));
        else if (begin_list(&reading, phrase) == NULL)
            return td_fail_memory(err);
        if (reading.count == TD_RANK_MAX_PHRASES)
            TD_TRY(read_phrases(store, &reading, err));
    }
    TD_TRY(read_phrases(store, &reading, err));
    for (size_t i = 0; i < count; i++)
        ret_lists[i] = &find(&store->postings, &phrases[i])->postings;
    return TD_OK;
}
