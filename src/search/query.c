#include "search/query.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { MATCH_MAX_BYTES = 64 * 1024 * 1024 };

/* What opens a phrase, and what closes it. */
struct quote {
    uint32_t open;
    uint32_t close;
};

static const struct quote quotes[] = {
    {'"', '"'},       {0x201C, 0x201D}, /* “ ” */
    {0x300C, 0x300D},                   /* 「 」 */
    {0x300E, 0x300F},                   /* 『 』 */
    {0xFF02, 0xFF02},                   /* ＂ */
};

static const struct quote *quote_opened_by(uint32_t point)
{
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        if (quotes[i].open == point)
            return &quotes[i];
    }
    return NULL;
}

static bool is_blank(uint32_t point)
{
    return point == ' ' || (point >= '\t' && point <= '\r') || point == 0xA0 || point == 0x3000 ||
           (point >= 0x2000 && point <= 0x200A);
}

/* The bytes before the quote's end, which is passed over; everything where it has none. */
static struct td_slice take_quoted(struct td_slice text, const struct quote *quote, size_t *offset)
{
    size_t begin = *offset;
    while (*offset < text.len) {
        size_t len = 0, end = *offset;
        uint32_t point = td_utf8_decode(text, *offset, &len);
        *offset += len;
        if (point == quote->close)
            return td_slice_sub(text, begin, end);
    }
    return td_slice_sub(text, begin, text.len);
}

static struct td_slice take_bare(struct td_slice text, size_t *offset)
{
    size_t begin = *offset;
    while (*offset < text.len) {
        size_t len = 0;
        uint32_t point = td_utf8_decode(text, *offset, &len);
        if (is_blank(point) || quote_opened_by(point) != NULL)
            break;
        *offset += len;
    }
    return td_slice_sub(text, begin, *offset);
}

/* The next word or phrase; false at the end. It may be empty. */
static bool next_word(struct td_slice text, size_t *offset, struct td_slice *ret_word)
{
    if (*offset >= text.len)
        return false;
    size_t len = 0;
    uint32_t point = td_utf8_decode(text, *offset, &len);
    const struct quote *quote = quote_opened_by(point);
    if (quote != NULL || is_blank(point))
        *offset += len;
    if (quote != NULL)
        *ret_word = take_quoted(text, quote, offset);
    else
        *ret_word = take_bare(text, offset);
    return true;
}

/* The word up to its last token that is let through. */
static struct td_slice within_ceiling(struct td_slice word, bool *ret_cut)
{
    struct td_tokens tokens;
    struct td_token token;
    size_t count = 0;
    *ret_cut = false;
    td_tokens_begin(&tokens, word);
    while (td_tokens_next(&tokens, &token)) {
        if (++count > TD_QUERY_MAX_PHRASE_TOKENS) {
            *ret_cut = true;
            return td_slice_sub(word, 0, token.begin);
        }
    }
    return word;
}

static bool same_phrase(const struct td_phrase *a, const struct td_phrase *b)
{
    if (!td_phrase_equal(a, b))
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (a->tokens[i].joined != b->tokens[i].joined)
            return false;
    }
    return true;
}

static bool is_known(const struct td_query *query, const struct td_phrase *phrase)
{
    for (size_t i = 0; i < query->word_count; i++) {
        if (same_phrase(&query->words[i].phrase, phrase))
            return true;
    }
    return false;
}

static enum td_code add_word(struct td_arena *arena, struct td_query *query, struct td_slice text,
                             struct td_error *err)
{
    struct td_query_word word;
    bool cut = false;
    word.text = within_ceiling(text, &cut);
    TD_TRY(td_phrase_make(arena, word.text, &word.phrase, err));
    if (word.phrase.count == 0 || is_known(query, &word.phrase))
        return TD_OK;
    bool has_room = query->word_count < TD_QUERY_MAX_WORDS;
    if (cut || !has_room)
        query->dropped_count++;
    if (has_room)
        query->words[query->word_count++] = word;
    return TD_OK;
}

/* A single character at the end is looked for as the beginning of bigrams: see
 * store/fts_tokenizer.h. */
static bool ends_in_single_character(const struct td_phrase *phrase)
{
    const struct td_phrase_token *last = &phrase->tokens[phrase->count - 1];
    if (last->kind != TD_TOKEN_CHARACTER)
        return false;
    return phrase->count == 1 || !last->joined || last[-1].kind != TD_TOKEN_CHARACTER;
}

/* An FTS5 string: in double quotes, those inside doubled; FTS5 ends texts at a NUL. */
static void add_string(struct td_buf *buf, struct td_slice text)
{
    td_buf_add_char(buf, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            td_buf_add_char(buf, '"');
        td_buf_add_char(buf, text.ptr[i] != '\0' ? text.ptr[i] : ' ');
    }
    td_buf_add_char(buf, '"');
}

static enum td_code compile(struct td_arena *arena, struct td_query *query, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) buf = {0};
    if (query->word_count == 0)
        return TD_OK;
    td_buf_init(&buf, MATCH_MAX_BYTES);
    for (size_t i = 0; i < query->word_count; i++) {
        if (i > 0)
            td_buf_add(&buf, TD_SLICE(" AND "));
        add_string(&buf, query->words[i].text);
        if (ends_in_single_character(&query->words[i].phrase))
            td_buf_add(&buf, TD_SLICE(" *"));
    }
    TD_TRY(td_buf_check(&buf, err));
    return td_arena_copy(arena, td_buf_slice(&buf), &query->match, err);
}

enum td_code td_query_parse(struct td_arena *arena, struct td_slice text,
                            struct td_query *ret_query, struct td_error *err)
{
    struct td_query query = {0};
    struct td_slice word;
    size_t offset = 0;
    query.words = td_arena_array(arena, TD_QUERY_MAX_WORDS, sizeof *query.words);
    if (query.words == NULL)
        return td_fail_memory(err);
    while (next_word(text, &offset, &word))
        TD_TRY(add_word(arena, &query, word, err));
    TD_TRY(compile(arena, &query, err));
    *ret_query = query;
    return TD_OK;
}
