#include "search/expression.h"

#include "base/buf.h"

enum { EXPRESSION_MAX_BYTES = 64 * 1024 * 1024 };

/* A single character at the end is looked for as the beginning of bigrams: see
 * store/index/fts_tokenizer.h. */
static bool ends_in_single_character(const struct td_phrase *phrase)
{
    const struct td_phrase_token *last = &phrase->tokens[phrase->count - 1];
    if (last->kind != TD_TOKEN_CHARACTER)
        return false;
    return phrase->count == 1 || !last->joined || last[-1].kind != TD_TOKEN_CHARACTER;
}

/* Whether a character that begins with the code point is no other: so it is for Han characters. */
static bool is_han(uint32_t point)
{
    return (point >= 0x3400 && point < 0xA000) || point >= 0x20000;
}

uint32_t td_expression_character(const struct td_query_word *word)
{
    const struct td_phrase_token *token = &word->phrase.tokens[0];
    if (word->phrase.count != 1)
        return 0;
    uint32_t point = td_token_character(token->kind, token->folded);
    return word->phrase.is_prefix && !is_han(point) ? 0 : point;
}

/* An FTS5 string: in double quotes, those inside doubled; FTS5 ends texts at a NUL, and the
 * tokenizer has marks of its own. */
static void add_string(struct td_buf *buf, const struct td_query_word *word)
{
    td_buf_add_char(buf, '"');
    for (size_t i = 0; i < word->text.len; i++) {
        char c = word->text.ptr[i];
        if (c == '"')
            td_buf_add_char(buf, '"');
        td_buf_add_char(buf, (unsigned char)c < ' ' ? ' ' : c);
    }
    td_buf_add_char(buf, '"');
    if (word->phrase.is_prefix || ends_in_single_character(&word->phrase))
        td_buf_add(buf, TD_SLICE(" *"));
}

static void add_columns(struct td_buf *buf, unsigned fields)
{
    static const char *const names[] = {
        [TD_RANK_SUMMARY] = "summary ", [TD_RANK_TITLE] = "title ", [TD_RANK_AUTHOR] = "author "};
    if (fields == TD_FIELD_ANY)
        return;
    td_buf_add_char(buf, '{');
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if ((fields >> i & 1) != 0)
            td_buf_add(buf, td_slice_of(names[i]));
    }
    td_buf_add(buf, TD_SLICE("} : "));
}

enum td_code td_expression_write(struct td_arena *arena, const struct td_query_word *word,
                                 struct td_slice *ret_expression, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf = {0};
    td_buf_init(&buf, EXPRESSION_MAX_BYTES);
    add_columns(&buf, word->fields);
    add_string(&buf, word);
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, td_buf_slice(&buf), ret_expression, err);
}
