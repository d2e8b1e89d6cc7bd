#include "store/postings.h"

#include "base/buf.h"
#include "store/characters.h"
#include "store/fts_tokenizer.h"
#include "store/vocabulary.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 256, EXPRESSION_MAX_BYTES = 16 * 1024 * 1024, COUNT_MAX = 255 };

static const char pointer_type[] = "td_postings";

/* What the walk over one phrase's items needs. */
struct walk {
    const struct td_item_set *set;
    struct td_posting_list *list;
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

static int on_item(const Fts5ExtensionApi *api, Fts5Context *cursor, void *context)
{
    struct walk *walk = context;
    int64_t item = api->xRowid(cursor);
    walk->list->items++;
    if (item < 0 || item > UINT32_MAX || (walk->set != NULL && !td_item_set_has(walk->set, item)))
        return SQLITE_OK;
    struct td_posting *posting = add(walk->list);
    if (posting == NULL)
        return SQLITE_NOMEM;
    posting->item = (uint32_t)item;
    Fts5PhraseIter place;
    int field = 0, offset = 0;
    int result = api->xPhraseFirst(cursor, 0, &place, &field, &offset);
    while (result == SQLITE_OK && field >= 0) {
        if (field < TD_RANK_FIELDS && posting->counts[field] < COUNT_MAX)
            posting->counts[field]++;
        api->xPhraseNext(cursor, &place, &field, &offset);
    }
    return result;
}

/* The lists of the phrases that FTS5 was asked for. */
static int read_all(const Fts5ExtensionApi *api, Fts5Context *cursor, struct td_postings *postings)
{
    int result = SQLITE_OK, phrase = 0;
    for (size_t i = 0; result == SQLITE_OK && i < postings->count; i++) {
        struct walk walk = {postings->set, &postings->lists[i]};
        if (postings->phrases[i].character == 0)
            result = api->xQueryPhrase(cursor, phrase++, &walk, on_item);
    }
    return result;
}

static size_t count_matched(const struct td_postings *postings)
{
    size_t count = 0;
    for (size_t i = 0; i < postings->count; i++)
        count += postings->phrases[i].character == 0;
    return count;
}

static void rank_postings(const Fts5ExtensionApi *api, Fts5Context *cursor,
                          sqlite3_context *context, int count, sqlite3_value **values)
{
    struct td_postings *postings =
        count == 1 ? sqlite3_value_pointer(values[0], pointer_type) : NULL;
    int result = SQLITE_MISUSE;
    if (postings != NULL && (size_t)api->xPhraseCount(cursor) == count_matched(postings))
        result = read_all(api, cursor, postings);
    if (result != SQLITE_OK)
        sqlite3_result_error_code(context, result);
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

int td_postings_register(sqlite3 *db)
{
    fts5_api *api = NULL;
    int result = td_fts_api(db, &api);
    if (result != SQLITE_OK)
        return result;
    return api->xCreateFunction(api, "rank_postings", NULL, rank_postings, NULL);
}

static enum td_code join_phrases(const struct td_rank_request *request, struct td_buf *buf,
                                 struct td_error *err)
{
    struct td_slice between = TD_SLICE("");
    td_buf_init(buf, EXPRESSION_MAX_BYTES);
    for (size_t i = 0; i < request->count; i++) {
        if (request->phrases[i].character != 0)
            continue;
        td_buf_add(buf, between);
        td_buf_add(buf, request->phrases[i].expression);
        between = TD_SLICE(" OR ");
    }
    return td_buf_check(buf, err);
}

/* The lists of single characters. */
static enum td_code read_characters(struct td_store *store, struct td_postings *postings,
                                    struct td_error *err)
{
    for (size_t i = 0; i < postings->count; i++) {
        const struct td_rank_phrase *phrase = &postings->phrases[i];
        if (phrase->character != 0)
            TD_TRY(td_characters_read(store, phrase->character, phrase->fields, postings->set,
                                      &postings->lists[i], err));
    }
    return TD_OK;
}

static enum td_code run(struct td_store *store, const struct td_rank_request *request,
                        struct td_postings *postings, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) match = {0};
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(join_phrases(request, &match, err));
    TD_TRY(td_statement_begin(store, TD_SQL_READ_POSTINGS, &read, err));
    td_bind_text(&read, TD_PARAM_READ_POSTINGS_MATCH, td_buf_slice(&match));
    td_bind_pointer(&read, TD_PARAM_READ_POSTINGS_POSTINGS, postings, pointer_type);
    return td_statement_step(&read, &has_row, err);
}

enum td_code td_postings_read(struct td_store *store, const struct td_rank_request *request,
                              struct td_postings *ret_postings, struct td_error *err)
{
    struct td_postings TD_CLEANUP(td_postings_release)
        postings = {.set = request->set, .phrases = request->phrases};
    postings.lists = calloc(request->count + 1, sizeof *postings.lists);
    if (postings.lists == NULL)
        return td_fail_memory(err);
    postings.count = request->count;
    TD_TRY(td_vocabulary_sizes(store, &postings.item_count, postings.token_counts, TD_RANK_FIELDS,
                               err));
    TD_TRY(read_characters(store, &postings, err));
    if (count_matched(&postings) > 0)
        TD_TRY(run(store, request, &postings, err));
    *ret_postings = postings;
    postings = (struct td_postings){0};
    return TD_OK;
}

void td_postings_release(struct td_postings *postings)
{
    for (size_t i = 0; i < postings->count; i++)
        free(postings->lists[i].list);
    free(postings->lists);
    *postings = (struct td_postings){0};
}
