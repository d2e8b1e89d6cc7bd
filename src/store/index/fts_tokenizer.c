#include "store/index/fts_tokenizer.h"

#include "text/stem.h"
#include "text/token.h"

#include <stdbool.h>
#include <string.h>

/* A token held back until the one behind it is known. */
struct held_token {
    enum td_token_kind kind;
    bool joined;
    int begin;
    int end;
    int len;
    char folded[TD_TOKEN_MAX_BYTES];
};

struct emitter {
    struct td_stemmer *stemmer; /* NULL: stems are not wanted */
    td_fts_token_fn emit;
    void *context;
    bool is_query;
    bool in_run; /* the current token continues a run of characters */
};

static void hold(struct held_token *held, const struct td_token *token)
{
    held->kind = token->kind;
    held->joined = token->joined;
    held->begin = (int)token->begin;
    held->end = (int)token->end;
    held->len = (int)token->folded.len;
    memcpy(held->folded, token->folded.ptr, token->folded.len);
}

/* A token that only ranking looks for. */
static int emit_stem(const struct emitter *emitter, int flags, struct td_slice stem, int begin,
                     int end)
{
    char text[TD_TOKEN_MAX_BYTES + 1];
    text[0] = TD_FTS_STEM_MARK;
    memcpy(text + 1, stem.ptr, stem.len);
    return emitter->emit(emitter->context, flags, text, (int)stem.len + 1, begin, end);
}

/* A word's stem stands at the word's place, where it is another word. */
static int emit_stem_beside(const struct emitter *emitter, const struct held_token *token)
{
    struct td_slice word = {token->folded, (size_t)token->len};
    struct td_slice stem = td_stemmer_stem(emitter->stemmer, word);
    if (td_slice_equal(stem, word))
        return SQLITE_OK;
    return emit_stem(emitter, FTS5_TOKEN_COLOCATED, stem, token->begin, token->end);
}

static int emit_single(const struct emitter *emitter, const struct held_token *token)
{
    return emitter->emit(emitter->context, 0, token->folded, token->len, token->begin, token->end);
}

static int emit_bigram(const struct emitter *emitter, int flags, const struct held_token *first,
                       const struct held_token *second)
{
    char text[2 * TD_TOKEN_MAX_BYTES];
    memcpy(text, first->folded, (size_t)first->len);
    memcpy(text + first->len, second->folded, (size_t)second->len);
    return emitter->emit(emitter->context, flags, text, first->len + second->len, first->begin,
                         second->end);
}

/* The last character of a run; `next` is NULL at the end of the text. */
static int emit_run_end(const struct emitter *emitter, const struct held_token *token,
                        const struct held_token *next)
{
    if (emitter->is_query && next == NULL && emitter->in_run)
        return SQLITE_OK;
    int result = emit_single(emitter, token);
    if (result != SQLITE_OK || !emitter->is_query || next == NULL ||
        next->kind != TD_TOKEN_CHARACTER)
        return result;
    return emit_bigram(emitter, FTS5_TOKEN_COLOCATED, token, next);
}

static int emit_token(struct emitter *emitter, const struct held_token *token,
                      const struct held_token *next)
{
    if (token->kind != TD_TOKEN_CHARACTER) {
        emitter->in_run = false;
        int result = emit_single(emitter, token);
        if (result != SQLITE_OK || emitter->stemmer == NULL || token->kind != TD_TOKEN_WORD)
            return result;
        return emit_stem_beside(emitter, token);
    }
    if (next != NULL && next->kind == TD_TOKEN_CHARACTER && next->joined) {
        emitter->in_run = true;
        return emit_bigram(emitter, 0, token, next);
    }
    int result = emit_run_end(emitter, token, next);
    emitter->in_run = false;
    return result;
}

/* A stem in a query: the words that have it, and the word that is it. */
static int emit_stem_query(const struct emitter *emitter, struct td_slice stem)
{
    int end = (int)stem.len + 1;
    int result = emit_stem(emitter, 0, stem, 0, end);
    if (result != SQLITE_OK)
        return result;
    return emitter->emit(emitter->context, FTS5_TOKEN_COLOCATED, stem.ptr, (int)stem.len, 0, end);
}

static int emit_tokens(struct emitter *emitter, struct td_slice text)
{
    struct held_token held[2];
    size_t count = 0;
    struct td_tokens tokens;
    struct td_token token;
    int result = SQLITE_OK;
    td_tokens_begin(&tokens, text);
    while (result == SQLITE_OK && td_tokens_next(&tokens, &token)) {
        hold(&held[count % 2], &token);
        if (count > 0)
            result = emit_token(emitter, &held[(count - 1) % 2], &held[count % 2]);
        count++;
    }
    if (result == SQLITE_OK && count > 0)
        result = emit_token(emitter, &held[(count - 1) % 2], NULL);
    return result;
}

int td_fts_query_tokens(struct td_slice text, void *context, td_fts_token_fn emit)
{
    struct emitter emitter = {.emit = emit, .context = context, .is_query = true};
    bool is_stem =
        text.len > 1 && text.len <= TD_TOKEN_MAX_BYTES && text.ptr[0] == TD_FTS_STEM_MARK;
    return is_stem ? emit_stem_query(&emitter, td_slice_sub(text, 1, text.len))
                   : emit_tokens(&emitter, text);
}

int td_fts_text_tokens(struct td_slice text, void *context, td_fts_token_fn emit)
{
    struct emitter emitter = {.emit = emit, .context = context};
    return emit_tokens(&emitter, text);
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int len,
                    td_fts_token_fn emit)
{
    struct emitter emitter = {
        .stemmer = (struct td_stemmer *)tokenizer, .emit = emit, .context = context};
    struct td_slice all = {len > 0 ? text : "", (size_t)len};
    return (flags & FTS5_TOKENIZE_QUERY) != 0 ? td_fts_query_tokens(all, context, emit)
                                              : emit_tokens(&emitter, all);
}

static int create(void *context, const char **arguments, int count, Fts5Tokenizer **ret)
{
    (void)context;
    (void)arguments;
    if (count > 0)
        return SQLITE_ERROR;
    *ret = (Fts5Tokenizer *)td_stemmer_open();
    return *ret != NULL ? SQLITE_OK : SQLITE_NOMEM;
}

static void destroy(Fts5Tokenizer *tokenizer)
{
    td_stemmer_close((struct td_stemmer *)tokenizer);
}

/* FTS5 hands its interface out through a pointer bound to a query (its manual, section 7). */
int td_fts_api(sqlite3 *db, fts5_api **ret_api)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);
    if (result != SQLITE_OK)
        return result;
    result = sqlite3_bind_pointer(statement, 1, (void *)ret_api, "fts5_api_ptr", NULL);
    if (result == SQLITE_OK)
        sqlite3_step(statement);
    int ended = sqlite3_finalize(statement);
    if (result == SQLITE_OK)
        result = ended;
    return result == SQLITE_OK && *ret_api == NULL ? SQLITE_ERROR : result;
}

int td_fts_tokenizer_register(sqlite3 *db)
{
    static fts5_tokenizer tokenizer = {create, destroy, tokenize};
    fts5_api *api = NULL;
    int result = td_fts_api(db, &api);
    if (result != SQLITE_OK)
        return result;
    return api->xCreateTokenizer(api, "tidings", NULL, &tokenizer, NULL);
}
