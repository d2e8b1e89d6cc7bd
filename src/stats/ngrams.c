#include "stats/ngrams.h"

#include "base/grow.h"
#include "base/number_map.h"
#include "text/token.h"

enum { TITLE, SUMMARY }; /* texts of a document */

struct place {
    const char *begin; /* bytes [begin, end) of a document's text */
    const char *end;
    uint32_t document; /* from 1 */
    bool is_title;
    bool follows; /* stands in a row with the token before it */
};

struct counter {
    struct td_arena *arena;
    const struct td_document *documents;
    struct td_number_map numbers;
    struct td_ngrams ngrams;
    size_t capacity;      /* of ngrams.list */
    struct place *places; /* one a token */
    uint32_t *ngram_at;   /* the run that begins at each token, 0 where it is not counted */
    uint32_t min_occurrences;
};

static bool make_room(struct counter *counter)
{
    struct td_ngrams *ngrams = &counter->ngrams;
    struct td_ngram *list = td_arena_grow(counter->arena, ngrams->list, ngrams->count,
                                          &counter->capacity, sizeof *list);
    if (list == NULL || ngrams->count > UINT32_MAX)
        return false;
    ngrams->list = list;
    return true;
}

/* The run of this key, made where it is new; 0 when out of memory. */
static uint32_t ngram_of(struct counter *counter, uint64_t key, bool *ret_is_new)
{
    if (!make_room(counter))
        return 0;
    uint32_t *number = td_number_map_at(&counter->numbers, key);
    if (number == NULL)
        return 0;
    *ret_is_new = *number == 0;
    if (*ret_is_new)
        *number = (uint32_t)counter->ngrams.count++;
    return *number;
}

static void count_at(struct counter *counter, uint32_t number, size_t token)
{
    struct td_ngram *ngram = &counter->ngrams.list[number];
    const struct place *place = &counter->places[token];
    counter->ngram_at[token] = number;
    ngram->occurrences++;
    if (ngram->last_document == place->document)
        return;
    ngram->last_document = place->document;
    ngram->documents[counter->documents[place->document - 1].group]++;
    ngram->titles += place->is_title; /* titles are read first */
}

static bool may_part_words(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '\'';
}

static bool is_in_a_row(const struct td_token *token, enum td_token_kind previous_kind,
                        const struct place *previous, const char *begin)
{
    if (token->joined)
        return true;
    return token->kind != TD_TOKEN_CHARACTER && previous_kind != TD_TOKEN_CHARACTER &&
           begin == previous->end + 1 && may_part_words(*previous->end);
}

static enum td_code count_token(struct counter *counter, const struct td_token *token,
                                struct td_error *err)
{
    static const unsigned kinds[] = {[TD_TOKEN_WORD] = TD_NGRAM_WORDS,
                                     [TD_TOKEN_NUMBER] = TD_NGRAM_NUMBERS,
                                     [TD_TOKEN_CHARACTER] = TD_NGRAM_CHARACTERS};
    bool is_new = false;
    uint32_t number = ngram_of(counter, td_slice_hash(token->folded), &is_new);
    if (number == 0)
        return td_fail_memory(err);
    const struct place *place = &counter->places[counter->ngrams.token_count];
    if (is_new)
        counter->ngrams.list[number] =
            (struct td_ngram){.front = number,
                              .back = number,
                              .token_count = 1,
                              .tokens = kinds[token->kind],
                              .character_count = token->kind == TD_TOKEN_CHARACTER,
                              .text = {place->begin, (size_t)(place->end - place->begin)}};
    count_at(counter, number, counter->ngrams.token_count++);
    return TD_OK;
}

/* Where the address ends that begins with a token (https://…): at a blank, or what is not ASCII.
 * The token's end where it begins none. */
static size_t address_end(struct td_slice text, const struct td_token *token)
{
    size_t end = token->end;
    if (!td_slice_starts(td_slice_sub(text, end, text.len), TD_SLICE("://")))
        return end;
    while (end < text.len && (unsigned char)text.ptr[end] > ' ' &&
           (unsigned char)text.ptr[end] < 0x7F)
        end++;
    return end;
}

static bool is_in_address(struct td_slice text, const struct td_token *token, size_t *skip_to)
{
    size_t end = address_end(text, token);
    if (token->begin >= *skip_to && end > token->end)
        *skip_to = end;
    return token->begin < *skip_to;
}

static enum td_code read_text(struct counter *counter, uint32_t document, unsigned which,
                              struct td_error *err)
{
    struct td_slice text = counter->documents[document - 1].texts[which];
    struct td_tokens tokens;
    struct td_token token;
    enum td_token_kind previous_kind = TD_TOKEN_WORD;
    const struct place *previous = NULL;
    size_t skip_to = 0;
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        if (is_in_address(text, &token, &skip_to)) {
            previous = NULL;
            continue;
        }
        struct place *place = &counter->places[counter->ngrams.token_count];
        const char *begin = text.ptr + token.begin;
        *place = (struct place){begin, text.ptr + token.end, document, which == TITLE, false};
        place->follows = previous != NULL && is_in_a_row(&token, previous_kind, previous, begin);
        TD_TRY(count_token(counter, &token, err));
        previous = place;
        previous_kind = token.kind;
    }
    return TD_OK;
}

static enum td_code read_documents(struct counter *counter, size_t count, struct td_error *err)
{
    for (size_t i = 0; i < count; i++)
        for (unsigned k = TITLE; k <= SUMMARY; k++)
            if (counter->documents[i].texts[k].len > 0)
                TD_TRY(read_text(counter, (uint32_t)i + 1, k, err));
    return TD_OK;
}

static bool is_frequent(const struct counter *counter, uint32_t number)
{
    return number != 0 && counter->ngrams.list[number].occurrences >= counter->min_occurrences;
}

static void raise_to(uint32_t *number, uint32_t least)
{
    if (*number < least)
        *number = least;
}

/* Tells a new run's two parts what it is made of. */
static void make_run(struct counter *counter, uint32_t number, size_t token, uint32_t front,
                     uint32_t back)
{
    struct td_ngram *list = counter->ngrams.list;
    const char *begin = counter->places[token].begin;
    const char *end = counter->places[token + list[front].token_count].end;
    const struct td_ngram *last = &list[td_ngram_back(&counter->ngrams, back, 1)];
    list[number] =
        (struct td_ngram){.front = front,
                          .back = back,
                          .token_count = list[front].token_count + 1,
                          .tokens = list[front].tokens | last->tokens,
                          .character_count = list[front].character_count + last->character_count,
                          .text = {begin, (size_t)(end - begin)}};
}

/* The runs that are one token longer than those that ngram_at tells of. */
static enum td_code lengthen(struct counter *counter, struct td_error *err)
{
    td_number_map_init(&counter->numbers, counter->arena);
    for (size_t i = 0; i < counter->ngrams.token_count; i++) {
        uint32_t front = counter->ngram_at[i];
        bool goes_on = i + 1 < counter->ngrams.token_count && counter->places[i + 1].follows;
        uint32_t back = goes_on ? counter->ngram_at[i + 1] : 0;
        counter->ngram_at[i] = 0;
        if (!is_frequent(counter, front) || !is_frequent(counter, back))
            continue;
        bool is_new = false;
        uint32_t number = ngram_of(counter, (uint64_t)front << 32 | back, &is_new);
        if (number == 0)
            return td_fail_memory(err);
        if (is_new)
            make_run(counter, number, i, front, back);
        count_at(counter, number, i);
    }
    return TD_OK;
}

static void tell_parts(struct counter *counter, size_t first)
{
    struct td_ngram *list = counter->ngrams.list;
    for (size_t i = first; i < counter->ngrams.count; i++) {
        raise_to(&list[list[i].front].most_right, list[i].occurrences);
        raise_to(&list[list[i].back].most_left, list[i].occurrences);
    }
}

static enum td_code set_up(struct counter *counter, size_t *document_count, struct td_error *err)
{
    size_t bytes = 0, readable = 0;
    for (; readable < *document_count; readable++) {
        const struct td_slice *texts = counter->documents[readable].texts;
        if (texts[0].len + texts[1].len > TD_NGRAM_MAX_BYTES - bytes)
            break;
        bytes += texts[0].len + texts[1].len;
    }
    *document_count = readable;
    /* A token has a byte at least. What is not used of these is never touched. */
    counter->places = td_arena_array(counter->arena, bytes + 1, sizeof *counter->places);
    counter->ngram_at = td_arena_array(counter->arena, bytes + 1, sizeof *counter->ngram_at);
    if (counter->places == NULL || counter->ngram_at == NULL || !make_room(counter))
        return td_fail_memory(err);
    counter->ngrams.count = 1;
    td_number_map_init(&counter->numbers, counter->arena);
    return TD_OK;
}

enum td_code td_ngrams_count(struct td_arena *arena, const struct td_document *documents,
                             size_t document_count, uint32_t min_occurrences,
                             struct td_ngrams *ret_ngrams, struct td_error *err)
{
    struct counter counter = {
        .arena = arena, .documents = documents, .min_occurrences = min_occurrences};
    TD_TRY(set_up(&counter, &document_count, err));
    TD_TRY(read_documents(&counter, document_count, err));
    for (size_t length = 2; length <= TD_NGRAM_MAX_TOKENS; length++) {
        size_t first = counter.ngrams.count;
        TD_TRY(lengthen(&counter, err));
        tell_parts(&counter, first);
    }
    *ret_ngrams = counter.ngrams;
    return TD_OK;
}

uint32_t td_ngram_front(const struct td_ngrams *ngrams, uint32_t ngram, uint32_t token_count)
{
    while (ngrams->list[ngram].token_count > token_count)
        ngram = ngrams->list[ngram].front;
    return ngram;
}

uint32_t td_ngram_back(const struct td_ngrams *ngrams, uint32_t ngram, uint32_t token_count)
{
    while (ngrams->list[ngram].token_count > token_count)
        ngram = ngrams->list[ngram].back;
    return ngram;
}
