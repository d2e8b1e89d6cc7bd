#include "store/query/passage.h"

#include "base/utf8.h"
#include "store/query/score.h"

#include <math.h>
#include <string.h>

enum { WORD_WIDTH = 3, ALL_FIELDS = (1 << TD_RANK_FIELDS) - 1 };

/* Whole numbers, so that a sum does not depend on the way to it. */
static const double millionths = 1e6;

/* A phrase or character, whose first token has a number. */
struct td_sought {
    const struct td_phrase *phrase;
    const uint32_t *numbers; /* of its tokens */
    unsigned fields;
    int64_t worth;
    uint32_t next; /* that begins with the same token; 0: none */
};

struct td_passage_token {
    uint32_t number; /* 0: it is not looked for */
    uint32_t stem;   /* likewise */
    uint32_t at;     /* in characters */
    bool is_character;
    bool joined;
};

static uint64_t key_of(struct td_slice folded, bool is_stem)
{
    uint64_t hash = td_slice_hash(folded);
    return is_stem ? ~hash : hash;
}

static enum td_code number_of(struct td_passages *passages, struct td_slice folded, bool is_stem,
                              uint32_t *ret_number, struct td_error *err)
{
    uint32_t *number = td_number_map_at(&passages->numbers, key_of(folded, is_stem));
    if (number == NULL)
        return td_fail_memory(err);
    if (*number == 0)
        *number = ++passages->number_count;
    *ret_number = *number;
    return TD_OK;
}

static enum td_code add(struct td_passages *passages, const struct td_phrase *phrase, bool is_stem,
                        unsigned fields, double worth, struct td_error *err)
{
    struct td_arena *arena = passages->numbers.arena;
    uint32_t *numbers = td_arena_array(arena, phrase->count, sizeof *numbers);
    if (numbers == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < phrase->count; i++)
        TD_TRY(number_of(passages, phrase->tokens[i].folded, is_stem, &numbers[i], err));
    struct td_sought *sought = &passages->list[++passages->count];
    *sought = (struct td_sought){.phrase = phrase,
                                 .numbers = numbers,
                                 .fields = fields,
                                 .worth = llround(worth * millionths),
                                 .next = passages->heads[numbers[0]]};
    passages->heads[numbers[0]] = (uint32_t)passages->count;
    passages->total += sought->worth;
    return TD_OK;
}

static enum td_code add_character(struct td_passages *passages, uint32_t point, double worth,
                                  struct td_error *err)
{
    struct td_arena *arena = passages->numbers.arena;
    struct td_phrase *phrase = td_arena_alloc(arena, sizeof *phrase);
    struct td_phrase_token *token = td_arena_alloc(arena, sizeof *token);
    char *text = td_arena_alloc(arena, TD_UTF8_MAX_BYTES);
    if (phrase == NULL || token == NULL || text == NULL)
        return td_fail_memory(err);
    token->kind = TD_TOKEN_CHARACTER;
    token->folded = (struct td_slice){text, td_utf8_encode(point, text)};
    *phrase = (struct td_phrase){.tokens = token, .count = 1};
    return add(passages, phrase, false, ALL_FIELDS, worth, err);
}

static enum td_code make_room(struct td_passages *passages, const struct td_rank_request *request,
                              struct td_error *err)
{
    struct td_arena *arena = passages->numbers.arena;
    size_t sought = request->count + request->character_count, tokens = request->character_count;
    for (size_t i = 0; i < request->count; i++)
        tokens += request->phrases[i].phrase.count;
    passages->heads = td_arena_array(arena, tokens + 1, sizeof *passages->heads);
    passages->list = td_arena_array(arena, sought + 1, sizeof *passages->list);
    passages->held = td_arena_array(arena, sought + 1, sizeof *passages->held);
    passages->tokens = td_arena_array(arena, TD_PASSAGE_MAX_TOKENS, sizeof *passages->tokens);
    if (passages->heads == NULL || passages->list == NULL || passages->held == NULL ||
        passages->tokens == NULL)
        return td_fail_memory(err);
    return TD_OK;
}

bool td_passages_take(const struct td_rank_phrase *phrase)
{
    return phrase->phrase.count > 0 && !phrase->phrase.is_prefix && phrase->items > 0;
}

static enum td_code add_phrase(struct td_passages *passages, const struct td_rank_phrase *phrase,
                               struct td_error *err)
{
    if (!td_passages_take(phrase))
        return TD_OK;
    if (phrase->is_stem && passages->stemmer == NULL &&
        (passages->stemmer = td_stemmer_open()) == NULL)
        return td_fail_memory(err);
    return add(passages, &phrase->phrase, phrase->is_stem, phrase->fields, td_score_worth(phrase),
               err);
}

enum td_code td_passages_make(struct td_arena *arena, const struct td_rank_request *request,
                              const double *character_worths, struct td_passages *passages,
                              struct td_error *err)
{
    td_number_map_init(&passages->numbers, arena);
    TD_TRY(make_room(passages, request, err));
    for (size_t i = 0; i < request->count; i++)
        TD_TRY(add_phrase(passages, &request->phrases[i], err));
    for (size_t i = 0; i < request->character_count; i++) {
        if (character_worths[i] > 0)
            TD_TRY(add_character(passages, request->characters[i].point, character_worths[i], err));
    }
    return TD_OK;
}

void td_passages_release(struct td_passages *passages)
{
    td_stemmer_close(passages->stemmer);
}

static uint64_t stem_of(const struct td_passages *passages, const struct td_token *token)
{
    return key_of(td_stemmer_stem(passages->stemmer, token->folded), true);
}

/* Takes the text's tokens, and returns how many of them are looked for. */
static size_t read_tokens(struct td_passages *passages, struct td_slice text)
{
    struct td_tokens tokens;
    struct td_token token;
    uint32_t at = 0;
    uint64_t before = 0;
    size_t known = 0, count = 0;
    td_tokens_begin(&tokens, text);
    for (; count < TD_PASSAGE_MAX_TOKENS && td_tokens_next(&tokens, &token); count++) {
        struct td_passage_token *taken = &passages->tokens[count];
        *taken = (struct td_passage_token){
            .at = at, .is_character = token.kind == TD_TOKEN_CHARACTER, .joined = token.joined};
        uint64_t key = key_of(token.folded, false), sketched = key;
        taken->number = td_number_map_find(&passages->numbers, key);
        if (passages->stemmer != NULL && token.kind == TD_TOKEN_WORD) {
            sketched = stem_of(passages, &token);
            taken->stem = td_number_map_find(&passages->numbers, sketched);
        }
        if (!taken->is_character)
            td_sketch_add(passages->sketch, sketched);
        else if (token.joined && count > 0 && taken[-1].is_character)
            td_sketch_add(passages->sketch, before * 31 + key);
        before = key;
        known += taken->number != 0 || taken->stem != 0;
        at += taken->is_character ? 1 : WORD_WIDTH;
    }
    passages->token_count = count;
    return known;
}

/* Whether what is sought, whose first token is at `at`, goes on there (text/phrase.h). */
static bool stands_at(const struct td_passages *passages, const struct td_sought *sought, size_t at)
{
    const struct td_phrase_token *wanted = sought->phrase->tokens;
    const struct td_passage_token *text = &passages->tokens[at];
    if (sought->phrase->count > passages->token_count - at)
        return false;
    for (size_t i = 1; i < sought->phrase->count; i++) {
        if (text[i].number != sought->numbers[i] || (wanted[i].joined && text[i].is_character &&
                                                     text[i - 1].is_character && !text[i].joined))
            return false;
    }
    return true;
}

static void count_from(struct td_passages *passages, uint32_t head, enum td_rank_field_id field,
                       size_t at, bool enters)
{
    for (uint32_t i = head; i != 0; i = passages->list[i].next) {
        const struct td_sought *sought = &passages->list[i];
        if ((sought->fields >> field & 1) == 0 || !stands_at(passages, sought, at))
            continue;
        if (enters && passages->held[i]++ == 0)
            passages->worth += sought->worth;
        if (!enters && --passages->held[i] == 0)
            passages->worth -= sought->worth;
    }
}

/* What begins at a token comes into the passage, or leaves it. */
static void count_at(struct td_passages *passages, enum td_rank_field_id field, size_t at,
                     bool enters)
{
    const struct td_passage_token *token = &passages->tokens[at];
    if (token->number != 0)
        count_from(passages, passages->heads[token->number], field, at, enters);
    if (token->stem != 0)
        count_from(passages, passages->heads[token->stem], field, at, enters);
}

/* Moves over the summary, whose tokens are taken. */
static int64_t find_best(struct td_passages *passages)
{
    const struct td_passage_token *tokens = passages->tokens;
    int64_t best = passages->worth;
    for (size_t i = 0, first = 0; i < passages->token_count; i++) {
        count_at(passages, TD_RANK_SUMMARY, i, true);
        for (; tokens[i].at - tokens[first].at > TD_PASSAGE_WIDTH; first++)
            count_at(passages, TD_RANK_SUMMARY, first, false);
        best = passages->worth > best ? passages->worth : best;
    }
    return best;
}

struct td_passage td_passages_measure(struct td_passages *passages, struct td_slice title,
                                      struct td_slice summary, struct td_sketch *sketch)
{
    struct td_passage measured = {0};
    passages->sketch = sketch;
    memset(passages->held, 0, (passages->count + 1) * sizeof *passages->held);
    passages->worth = 0;
    size_t known = read_tokens(passages, title);
    if (passages->token_count > 0)
        measured.title = (double)known / (double)passages->token_count;
    for (size_t i = 0; i < passages->token_count; i++)
        count_at(passages, TD_RANK_TITLE, i, true);
    read_tokens(passages, summary);
    int64_t best = find_best(passages);
    if (passages->total > 0)
        measured.best = (double)best / (double)passages->total;
    return measured;
}

double td_passages_worth(const struct td_passages *passages)
{
    return (double)passages->total / millionths;
}
