#include "search/terms.h"

#include "base/number_map.h"
#include "search/expression.h"
#include "text/function_words.h"
#include "text/stem.h"

static const double word_weight = 0.4; /* a letter word as it stands … */
static const double stem_weight = 0.8; /* … and any word of its stem */

/* Of a single character, where a pair is 1; and how much more letter words and numbers weigh beside
 * characters, which have both. */
static const double character_weight = 1.6;
static const double more_beside_characters = 2; /* times the weight */

/* Which tokens of the text as typed are to be looked for: those of the query's words that have no
 * field, or all. */
struct typed {
    struct td_number_map tokens;
    bool are_all;
};

/* A list of phrases under way; one that comes again weighs more. */
struct terms {
    struct typed typed;
    struct td_number_map places; /* in the list, from 1, by expression */
    struct td_stemmer *stemmer;
    struct td_arena *arena;
    struct td_rank_phrase *list;
    size_t count;
    bool takes_function_words;
    double more; /* times the weight of a letter word or number that is added to it */
};

static enum td_code begin(struct td_arena *arena, struct terms *ret, struct td_error *err)
{
    struct terms terms = {.arena = arena};
    terms.list = td_arena_array(arena, TD_RANK_MAX_PHRASES, sizeof *terms.list);
    if (terms.list == NULL)
        return td_fail_memory(err);
    td_number_map_init(&terms.places, arena);
    *ret = terms;
    return TD_OK;
}

static enum td_code add(struct terms *terms, struct td_rank_phrase phrase, struct td_error *err)
{
    bool is_letters = phrase.phrase.tokens[0].kind != TD_TOKEN_CHARACTER;
    uint32_t *place = td_number_map_at(&terms->places, td_slice_hash(phrase.expression));
    if (place == NULL)
        return td_fail_memory(err);
    phrase.more_weight = is_letters ? terms->more * phrase.weight : 0;
    if (*place > 0) {
        terms->list[*place - 1].weight += phrase.weight;
        terms->list[*place - 1].more_weight += phrase.more_weight;
    } else if (terms->count < TD_RANK_MAX_PHRASES) {
        terms->list[terms->count++] = phrase;
        *place = (uint32_t)terms->count;
    }
    return TD_OK;
}

static enum td_code add_word(struct terms *terms, const struct td_query_word *word, double weight,
                             struct td_error *err)
{
    struct td_rank_phrase phrase = {.weight = weight,
                                    .phrase = word->phrase,
                                    .character = td_expression_character(word),
                                    .fields = word->fields};
    TD_TRY(td_expression_write(terms->arena, word, &phrase.expression, err));
    return add(terms, phrase, err);
}

enum td_code td_terms_whole(struct td_arena *arena, const struct td_query *query,
                            struct td_rank_phrase **ret_phrases, size_t *ret_count,
                            struct td_error *err)
{
    struct terms terms = {0};
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

static bool has_pairs(const struct td_phrase *text)
{
    for (size_t i = 0; i < text->count; i++) {
        if (is_pair(text, i))
            return true;
    }
    return false;
}

static enum td_code add_stem(struct terms *terms, const struct td_query_word *word, double weight,
                             struct td_error *err)
{
    struct td_slice stem = td_stemmer_stem(terms->stemmer, word->text);
    struct td_rank_phrase phrase = {.weight = weight, .is_stem = true, .fields = word->fields};
    TD_TRY(td_arena_format(terms->arena, &phrase.expression, err, "\"" TD_RANK_STEM_MARK "%.*s\"",
                           TD_SLICE_ARG(stem)));
    phrase.phrase.tokens = td_arena_array(terms->arena, 1, sizeof *phrase.phrase.tokens);
    if (phrase.phrase.tokens == NULL)
        return td_fail_memory(err);
    phrase.phrase.count = 1;
    phrase.phrase.tokens[0] = (struct td_phrase_token){.kind = TD_TOKEN_WORD};
    TD_TRY(td_arena_copy(terms->arena, stem, &phrase.phrase.tokens[0].folded, err));
    return add(terms, phrase, err);
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
    if (td_is_function_word(piece.text) && !terms->takes_function_words)
        return TD_OK;
    if (piece.phrase.tokens[0].kind != TD_TOKEN_WORD || piece.phrase.is_prefix)
        return add_word(terms, &piece, 1, err);
    TD_TRY(add_word(terms, &piece, word_weight, err));
    return add_stem(terms, &piece, stem_weight, err);
}

static bool is_restricted(const struct td_query_word *word)
{
    return word->fields != TD_FIELD_ANY;
}

/* Whether all of the text as typed is words to look for. */
static bool is_plain(const struct td_query *query)
{
    for (size_t i = 0; i < query->word_count; i++) {
        if (is_restricted(&query->words[i]))
            return false;
    }
    return !query->has_filters;
}

static enum td_code gather_typed(struct td_arena *arena, const struct td_query *query,
                                 struct typed *ret_typed, struct td_error *err)
{
    struct typed typed = {.are_all = is_plain(query)};
    td_number_map_init(&typed.tokens, arena);
    for (size_t i = 0; i < query->word_count; i++) {
        const struct td_phrase *phrase = &query->words[i].phrase;
        for (size_t n = 0; !is_restricted(&query->words[i]) && n < phrase->count; n++) {
            uint32_t *is_typed =
                td_number_map_at(&typed.tokens, td_slice_hash(phrase->tokens[n].folded));
            if (is_typed == NULL)
                return td_fail_memory(err);
            *is_typed = 1;
        }
    }
    *ret_typed = typed;
    return TD_OK;
}

static bool is_in(const struct typed *typed, const struct td_phrase_token *token)
{
    return typed->are_all || td_number_map_find(&typed->tokens, td_slice_hash(token->folded)) != 0;
}

/* The pieces of the text as typed, so that what is said twice counts twice, and the pairs that
 * reach from one word of a long run into the next are there: they tell items with the run in one
 * piece from those with its words apart. What no word of the query has (a field's name, what is
 * taken out) is passed over. */
static enum td_code add_pieces(struct terms *terms, const struct td_query *query,
                               struct td_error *err)
{
    const struct typed *typed = &terms->typed;
    struct td_query_word text = {.text = query->ranked_text, .fields = TD_FIELD_ANY};
    TD_TRY(td_phrase_make(terms->arena, query->ranked_text, &text.phrase, err));
    terms->more = has_pairs(&text.phrase) ? more_beside_characters : 0;
    for (size_t i = 0; i < text.phrase.count; i++) {
        bool ends_pair = i > 0 && is_pair(&text.phrase, i - 1);
        bool begins_pair = is_pair(&text.phrase, i);
        if (!is_in(typed, &text.phrase.tokens[i]) || (ends_pair && !begins_pair))
            continue;
        if (begins_pair && is_in(typed, &text.phrase.tokens[i + 1]))
            TD_TRY(add_piece(terms, &text, i, 2, err));
        else if (!is_character(&text.phrase, i))
            TD_TRY(add_piece(terms, &text, i, 1, err));
    }
    return TD_OK;
}

static enum td_code gather_pieces(struct terms *terms, const struct td_query *query,
                                  struct td_error *err)
{
    struct td_phrase text;
    TD_TRY(gather_typed(terms->arena, query, &terms->typed, err));
    TD_TRY(td_phrase_make(terms->arena, query->ranked_text, &text, err));
    for (size_t i = 0; i < query->word_count; i++) {
        const struct td_query_word *word = &query->words[i];
        bool is_typed = td_phrase_in(&word->phrase, &text);
        if (is_restricted(word) || (word->is_quoted && !is_typed))
            TD_TRY(add_word(terms, word, 1, err));
    }
    return add_pieces(terms, query, err);
}

enum td_code td_terms_pieces(struct td_arena *arena, const struct td_query *query,
                             struct td_rank_phrase **ret_phrases, size_t *ret_count,
                             struct td_error *err)
{
    struct terms terms = {0};
    TD_TRY(begin(arena, &terms, err));
    terms.stemmer = td_stemmer_open();
    if (terms.stemmer == NULL)
        return td_fail_memory(err);
    enum td_code code = gather_pieces(&terms, query, err);
    terms.takes_function_words = true;
    if (code == TD_OK && terms.count == 0)
        code = gather_pieces(&terms, query, err);
    td_stemmer_close(terms.stemmer);
    if (code != TD_OK)
        return code;
    *ret_phrases = terms.list;
    *ret_count = terms.count;
    return TD_OK;
}

/* Whether characters i and i + 1 only put a question. */
static enum td_code is_function_pair(struct td_arena *arena, const struct td_phrase *text, size_t i,
                                     bool *ret_is, struct td_error *err)
{
    struct td_slice pair;
    *ret_is = false;
    if (!is_pair(text, i))
        return TD_OK;
    TD_TRY(td_arena_format(arena, &pair, err, "%.*s%.*s", TD_SLICE_ARG(text->tokens[i].folded),
                           TD_SLICE_ARG(text->tokens[i + 1].folded)));
    *ret_is = td_is_function_word(pair);
    return TD_OK;
}

static enum td_code is_evidence(struct td_arena *arena, const struct typed *typed,
                                const struct td_phrase *text, size_t i, bool *ret_is,
                                struct td_error *err)
{
    bool begins = false, ends = false;
    TD_TRY(is_function_pair(arena, text, i, &begins, err));
    if (i > 0)
        TD_TRY(is_function_pair(arena, text, i - 1, &ends, err));
    *ret_is = is_character(text, i) && (is_pair(text, i) || (i > 0 && is_pair(text, i - 1))) &&
              is_in(typed, &text->tokens[i]) && !begins && !ends;
    return TD_OK;
}

enum td_code td_terms_characters(struct td_arena *arena, const struct td_query *query,
                                 struct td_rank_character **ret_characters, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_phrase text;
    struct typed typed;
    struct td_rank_character *list = td_arena_array(arena, TD_RANK_MAX_CHARACTERS, sizeof *list);
    size_t count = 0;
    if (list == NULL)
        return td_fail_memory(err);
    TD_TRY(gather_typed(arena, query, &typed, err));
    TD_TRY(td_phrase_make(arena, query->ranked_text, &text, err));
    for (size_t i = 0; i < text.count && count < TD_RANK_MAX_CHARACTERS; i++) {
        uint32_t point = td_token_character(text.tokens[i].kind, text.tokens[i].folded);
        bool is_wanted = false;
        TD_TRY(is_evidence(arena, &typed, &text, i, &is_wanted, err));
        if (is_wanted && point != 0)
            list[count++] = (struct td_rank_character){point, character_weight};
    }
    *ret_characters = list;
    *ret_count = count;
    return TD_OK;
}
