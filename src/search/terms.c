#include "search/terms.h"

#include "search/expression.h"
#include "text/function_words.h"

static const double function_word_weight = 0.1;

/* A list of phrases under way, without repeats. */
struct terms {
    struct td_arena *arena;
    struct td_rank_phrase *list;
    size_t count;
};

static enum td_code begin(struct td_arena *arena, struct terms *ret, struct td_error *err)
{
    struct terms terms = {.arena = arena};
    terms.list = td_arena_array(arena, TD_RANK_MAX_PHRASES, sizeof *terms.list);
    if (terms.list == NULL)
        return td_fail_memory(err);
    *ret = terms;
    return TD_OK;
}

static void add(struct terms *terms, struct td_slice expression, double weight)
{
    for (size_t i = 0; i < terms->count; i++) {
        if (td_slice_equal(terms->list[i].expression, expression))
            return;
    }
    if (terms->count < TD_RANK_MAX_PHRASES)
        terms->list[terms->count++] =
            (struct td_rank_phrase){.expression = expression, .weight = weight};
}

static enum td_code add_word(struct terms *terms, const struct td_query_word *word, double weight,
                             struct td_error *err)
{
    struct td_node node = {.kind = TD_NODE_WORD, .word = *word};
    struct td_slice expression;
    TD_TRY(td_expression_write(terms->arena, &node, &expression, err));
    add(terms, expression, weight);
    return TD_OK;
}

enum td_code td_terms_whole(struct td_arena *arena, const struct td_query *query,
                            struct td_rank_phrase **ret_phrases, size_t *ret_count,
                            struct td_error *err)
{
    struct terms terms;
    TD_TRY(begin(arena, &terms, err));
    for (size_t i = 0; i < query->word_count; i++)
        TD_TRY(add_word(&terms, &query->words[i], 1, err));
    *ret_phrases = terms.list;
    *ret_count = terms.count;
    return TD_OK;
}

static bool is_character(const struct td_phrase *phrase, size_t i)
{
    return i < phrase->count && phrase->tokens[i].kind == TD_TOKEN_CHARACTER;
}

/* Whether characters i and i + 1 of the phrase are one token of the index. */
static bool is_pair(const struct td_phrase *phrase, size_t i)
{
    return is_character(phrase, i) && is_character(phrase, i + 1) && phrase->tokens[i + 1].joined;
}

/* Tokens i to i + count of a word as a word of their own. */
static enum td_code add_piece(struct terms *terms, const struct td_query_word *word, size_t i,
                              size_t count, struct td_error *err)
{
    struct td_query_word piece = {.fields = word->fields};
    piece.phrase = word->phrase;
    piece.phrase.tokens += i;
    piece.phrase.count = count;
    piece.phrase.is_prefix = word->phrase.is_prefix && i + count == word->phrase.count;
    piece.text = word->phrase.tokens[i].folded;
    if (count == 2)
        TD_TRY(td_arena_format(terms->arena, &piece.text, err, "%.*s%.*s", (int)piece.text.len,
                               piece.text.ptr, (int)piece.phrase.tokens[1].folded.len,
                               piece.phrase.tokens[1].folded.ptr));
    return add_word(terms, &piece, td_is_function_word(piece.text) ? function_word_weight : 1, err);
}

static enum td_code add_pieces(struct terms *terms, const struct td_query_word *word,
                               struct td_error *err)
{
    const struct td_phrase *phrase = &word->phrase;
    for (size_t i = 0; i < phrase->count; i++) {
        bool ends_pair = i > 0 && is_pair(phrase, i - 1);
        if (is_pair(phrase, i))
            TD_TRY(add_piece(terms, word, i, 2, err));
        else if (!is_character(phrase, i) || (!ends_pair && phrase->count == 1))
            TD_TRY(add_piece(terms, word, i, 1, err));
    }
    return TD_OK;
}

enum td_code td_terms_pieces(struct td_arena *arena, const struct td_query *query,
                             struct td_rank_phrase **ret_phrases, size_t *ret_count,
                             struct td_error *err)
{
    struct terms terms;
    TD_TRY(begin(arena, &terms, err));
    for (size_t i = 0; i < query->word_count; i++) {
        if (query->words[i].is_quoted)
            TD_TRY(add_word(&terms, &query->words[i], 1, err));
        else
            TD_TRY(add_pieces(&terms, &query->words[i], err));
    }
    *ret_phrases = terms.list;
    *ret_count = terms.count;
    return TD_OK;
}
