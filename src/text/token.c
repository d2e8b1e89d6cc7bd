#include "text/token.h"

#include "base/utf8.h"
#include "text/char_class.h"
#include "text/script.h"

void td_tokens_begin(struct td_tokens *tokens, struct td_slice text)
{
    tokens->text = text;
    tokens->cluster.begin = 0;
    tokens->cluster.end = 0;
    tokens->cluster.count = 0;
    tokens->next_point = 0;
    tokens->previous_point = 0;
    tokens->previous_end = 0;
    tokens->separated = true;
}

/* The next folded code point, without taking it. False at the text's end. */
static bool peek(struct td_tokens *tokens, uint32_t *ret_point)
{
    while (tokens->next_point == tokens->cluster.count) {
        if (tokens->cluster.end >= tokens->text.len)
            return false;
        td_fold_cluster(tokens->text, tokens->cluster.end, &tokens->cluster);
        tokens->next_point = 0;
    }
    *ret_point = (uint32_t)tokens->cluster.points[tokens->next_point];
    return true;
}

static void take(struct td_tokens *tokens, uint32_t point)
{
    tokens->previous_point = point;
    tokens->next_point++;
}

/* A place among the folded code points to come back to. */
struct place {
    size_t cluster_begin;
    size_t next_point;
    uint32_t previous_point;
};

static struct place place_of(const struct td_tokens *tokens)
{
    return (struct place){tokens->cluster.begin, tokens->next_point, tokens->previous_point};
}

static void go_back(struct td_tokens *tokens, struct place place)
{
    if (tokens->cluster.begin != place.cluster_begin)
        td_fold_cluster(tokens->text, place.cluster_begin, &tokens->cluster);
    tokens->next_point = place.next_point;
    tokens->previous_point = place.previous_point;
}

static bool is_letter_or_digit(uint32_t point)
{
    enum td_char_class class = td_char_class_of(point);
    return class == TD_CLASS_LETTER || class == TD_CLASS_DIGIT;
}

static struct td_token begin_token(const struct td_tokens *tokens, enum td_token_kind kind)
{
    return (struct td_token){
        .kind = kind,
        .joined = !tokens->separated || tokens->cluster.begin < tokens->previous_end,
        .begin = tokens->cluster.begin,
        .folded = {tokens->folded, 0},
    };
}

/* Takes the point into the token; false where it has no room. */
static bool take_into(struct td_tokens *tokens, struct td_token *token, uint32_t point)
{
    if (sizeof(tokens->folded) - token->folded.len < TD_UTF8_MAX_BYTES)
        return false;
    token->folded.len += td_utf8_encode(point, tokens->folded + token->folded.len);
    token->end = tokens->cluster.end;
    take(tokens, point);
    return true;
}

/* Takes the ASCII text into the token if it comes next, else nothing. */
static bool take_text(struct td_tokens *tokens, struct td_token *token, struct td_slice text)
{
    struct place place = place_of(tokens);
    struct td_token before = *token;
    uint32_t point = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (!peek(tokens, &point) || point != (unsigned char)text.ptr[i]) {
            go_back(tokens, place);
            *token = before;
            return false;
        }
        (void)take_into(tokens, token, point);
    }
    return true;
}

static bool letter_or_digit_comes(struct td_tokens *tokens)
{
    uint32_t point = 0;
    return peek(tokens, &point) && is_letter_or_digit(point);
}

/* C++, C# */
static void take_suffix(struct td_tokens *tokens, struct td_token *token)
{
    struct place place = place_of(tokens);
    struct td_token letter = *token;

    if (take_text(tokens, token, TD_SLICE("++")))
        return;
    if (take_text(tokens, token, TD_SLICE("#")) && letter_or_digit_comes(tokens)) {
        go_back(tokens, place);
        *token = letter;
    }
}

static bool take_dot_net(struct td_tokens *tokens, struct td_token *ret_token)
{
    struct place place = place_of(tokens);
    struct td_token token = begin_token(tokens, TD_TOKEN_WORD);
    uint32_t point = 0;

    if (tokens->previous_point == '.' || is_letter_or_digit(tokens->previous_point) ||
        !take_text(tokens, &token, TD_SLICE(".net")))
        return false;
    if (peek(tokens, &point) && td_char_class_of(point) == TD_CLASS_LETTER) {
        go_back(tokens, place);
        return false;
    }
    *ret_token = token;
    return true;
}

/* Whether the next point, which is of class `class`, goes on with a token of the kind. */
static bool goes_on(const struct td_tokens *tokens, enum td_token_kind kind,
                    enum td_char_class class)
{
    if (class == TD_CLASS_MARK)
        return tokens->next_point > 0; /* of the cluster that the token took last */
    return (class == TD_CLASS_LETTER && kind == TD_TOKEN_WORD) ||
           (class == TD_CLASS_DIGIT && kind == TD_TOKEN_NUMBER);
}

static bool is_one_latin_letter(struct td_slice folded)
{
    size_t len = 0;
    uint32_t first = td_utf8_decode(folded, 0, &len);
    return len == folded.len && td_script_of(first) == TD_SCRIPT_LATIN;
}

static struct td_token take_run(struct td_tokens *tokens, enum td_token_kind kind, uint32_t point)
{
    struct td_token token = begin_token(tokens, kind);
    bool may_have_suffix = kind == TD_TOKEN_WORD && !is_letter_or_digit(tokens->previous_point);

    while (take_into(tokens, &token, point) && peek(tokens, &point) &&
           goes_on(tokens, kind, td_char_class_of(point)))
        continue;
    if (may_have_suffix && is_one_latin_letter(token.folded))
        take_suffix(tokens, &token);
    return token;
}

/* The token that begins with the next point, if one does. */
static bool take_token(struct td_tokens *tokens, uint32_t point, struct td_token *ret_token)
{
    enum td_char_class class = td_char_class_of(point);
    if (class == TD_CLASS_MARK || class == TD_CLASS_SEPARATOR)
        return point == '.' && take_dot_net(tokens, ret_token);
    *ret_token = take_run(tokens,
                          class == TD_CLASS_LETTER  ? TD_TOKEN_WORD
                          : class == TD_CLASS_DIGIT ? TD_TOKEN_NUMBER
                                                    : TD_TOKEN_CHARACTER,
                          point);
    return true;
}

bool td_tokens_next(struct td_tokens *tokens, struct td_token *ret_token)
{
    uint32_t point = 0;

    while (peek(tokens, &point)) {
        if (take_token(tokens, point, ret_token)) {
            tokens->previous_end = ret_token->end;
            tokens->separated = false;
            return true;
        }
        take(tokens, point);
        tokens->separated = true;
    }
    return false;
}

size_t td_tokens_count(struct td_slice text)
{
    struct td_tokens tokens;
    struct td_token token;
    size_t count = 0;
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token))
        count++;
    return count;
}

uint32_t td_token_character(enum td_token_kind kind, struct td_slice folded)
{
    size_t len = 0;
    if (kind != TD_TOKEN_CHARACTER || folded.len == 0)
        return 0;
    uint32_t point = td_utf8_decode(folded, 0, &len);
    return len == folded.len ? point : 0;
}

bool td_token_is_han(enum td_token_kind kind, struct td_slice folded)
{
    size_t len = 0;
    return kind == TD_TOKEN_CHARACTER && folded.len > 0 &&
           td_script_of(td_utf8_decode(folded, 0, &len)) == TD_SCRIPT_HAN;
}
