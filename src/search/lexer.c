#include "search/lexer.h"

#include "base/utf8.h"
#include "search/query.h"

#include <ctype.h>

struct lexer {
    struct td_slice text;
    size_t offset;
    bool at_start;     /* an operator may begin here */
    bool is_value;     /* a field's value begins here */
    bool is_raw;       /* … and it is raw */
    size_t open_count; /* parentheses */
    struct td_lexeme *lexemes;
    size_t count;
};

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

/* The ASCII twin of what the language uses in full width: ＊ （ ） － ： */
static uint32_t half_width(uint32_t point)
{
    bool is_used =
        point == 0xFF08 || point == 0xFF09 || point == 0xFF0A || point == 0xFF0D || point == 0xFF1A;
    return is_used ? point - 0xFEE0 : point;
}

/* The character at an offset, and the one behind it; 0 at the end. */
static uint32_t point_at(const struct lexer *lexer, size_t offset, size_t *ret_next)
{
    size_t len = 0;
    if (offset >= lexer->text.len)
        return 0;
    uint32_t point = half_width(td_utf8_decode(lexer->text, offset, &len));
    *ret_next = offset + len;
    return point;
}

static struct td_lexeme *add(struct lexer *lexer, enum td_lexeme_kind kind, size_t begin,
                             size_t end)
{
    struct td_lexeme *lexeme = &lexer->lexemes[lexer->count++];
    *lexeme = (struct td_lexeme){
        .kind = kind, .text = td_slice_sub(lexer->text, begin, end), .at = begin};
    return lexeme;
}

static bool ends_here(const struct lexer *lexer, size_t offset)
{
    size_t next = 0;
    uint32_t point = point_at(lexer, offset, &next);
    return offset >= lexer->text.len || is_blank(point) || (point == ')' && lexer->open_count > 0);
}

static void take_phrase(struct lexer *lexer, const struct quote *quote, size_t begin)
{
    size_t at = begin, next = 0;
    while (at < lexer->text.len) {
        size_t len = 0;
        if (td_utf8_decode(lexer->text, at, &len) == quote->close)
            break;
        at += len;
    }
    bool touches_before = !lexer->at_start && !lexer->is_value;
    struct td_lexeme *phrase = add(lexer, TD_LEXEME_PHRASE, begin, at);
    phrase->is_open_ended = at >= lexer->text.len;
    lexer->offset = at;
    if (!phrase->is_open_ended)
        (void)point_at(lexer, at, &lexer->offset);
    if (point_at(lexer, lexer->offset, &next) == '*' && ends_here(lexer, next)) {
        phrase->is_prefix = true;
        lexer->offset = next;
    }
    phrase->is_in_text = touches_before || !ends_here(lexer, lexer->offset);
    lexer->at_start = false;
}

/* Where the word or raw value that begins at `begin` ends: at white space, at a quote, or at a
 * parenthesis that closes a group and not one within the word. */
static size_t word_end(const struct lexer *lexer, size_t begin, bool is_raw)
{
    size_t at = begin, next = 0, open_within = 0;
    while (at < lexer->text.len) {
        uint32_t point = point_at(lexer, at, &next);
        if (is_blank(point) || (!is_raw && quote_opened_by(point) != NULL))
            break;
        if (point == ')' && open_within == 0 && lexer->open_count > 0)
            break;
        if (point == '(')
            open_within++;
        else if (point == ')' && open_within > 0)
            open_within--;
        at = next;
    }
    return at;
}

/* The distance of NEAR/5; -1 where the word is none. */
static int64_t near_distance(struct td_slice word)
{
    struct td_slice name = TD_SLICE("NEAR/");
    int64_t distance = 0;
    if (!td_slice_starts(word, name) || word.len == name.len || word.len > name.len + 9)
        return -1;
    for (size_t i = name.len; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9')
            return -1;
        distance = distance * 10 + (word.ptr[i] - '0');
    }
    return distance < TD_QUERY_MAX_DISTANCE ? distance : TD_QUERY_MAX_DISTANCE;
}

static void find_keyword(struct td_lexeme *word)
{
    if (td_slice_equal(word->text, TD_SLICE("AND")))
        word->kind = TD_LEXEME_AND;
    else if (td_slice_equal(word->text, TD_SLICE("OR")))
        word->kind = TD_LEXEME_OR;
    else if (td_slice_equal(word->text, TD_SLICE("NOT")))
        word->kind = TD_LEXEME_NOT;
    word->distance = near_distance(word->text);
    if (word->distance >= 0)
        word->kind = TD_LEXEME_NEAR;
}

/* word* without its star; **word** and a lone star stay text. */
static void find_star(struct td_lexeme *word)
{
    static const struct td_slice stars[] = {{"*", 1}, {"＊", 3}};
    for (size_t i = 0; i < sizeof stars / sizeof *stars; i++) {
        if (!td_slice_ends(word->text, stars[i]))
            continue;
        struct td_slice rest = td_slice_sub(word->text, 0, word->text.len - stars[i].len);
        if (rest.len == 0 || td_slice_starts(rest, stars[i]) || td_slice_ends(rest, stars[i]))
            return;
        word->text = rest;
        word->is_prefix = true;
        return;
    }
}

static void take_word(struct lexer *lexer)
{
    bool was_start = lexer->at_start && !lexer->is_value;
    size_t end = word_end(lexer, lexer->offset, lexer->is_raw);
    struct td_lexeme *word = add(lexer, TD_LEXEME_WORD, lexer->offset, end);
    if (!lexer->is_raw)
        find_star(word);
    if (was_start)
        find_keyword(word);
    lexer->offset = end;
    lexer->at_start = false;
}

/* NAME: at the offset, in the ASCII or the full-width colon. */
static bool take_field(struct lexer *lexer)
{
    size_t at = lexer->offset, next = 0;
    while (at < lexer->text.len && isalpha((unsigned char)lexer->text.ptr[at]))
        at++;
    const struct td_query_field *field =
        td_query_field_find(td_slice_sub(lexer->text, lexer->offset, at));
    if (field == NULL || point_at(lexer, at, &next) != ':')
        return false;
    struct td_lexeme *lexeme = add(lexer, TD_LEXEME_FIELD, lexer->offset, next);
    lexeme->field = field;
    lexeme->is_empty = ends_here(lexer, next);
    lexer->offset = next;
    lexer->is_value = !lexeme->is_empty;
    lexer->is_raw = lexer->is_value && field->is_raw;
    return true;
}

/* What can only stand where a word may begin: ( and - and NAME:. */
static bool take_opening(struct lexer *lexer, uint32_t point, size_t next)
{
    if (point == '(' && !lexer->is_raw) {
        add(lexer, TD_LEXEME_OPEN, lexer->offset, next);
        lexer->open_count++;
    } else if (point == '-' && !lexer->is_value && !ends_here(lexer, next) &&
               point_at(lexer, next, &(size_t){0}) != '-') {
        add(lexer, TD_LEXEME_MINUS, lexer->offset, next);
    } else {
        return !lexer->is_value && take_field(lexer);
    }
    lexer->offset = next;
    lexer->is_value = false;
    return true;
}

static void take_next(struct lexer *lexer)
{
    size_t next = 0;
    uint32_t point = point_at(lexer, lexer->offset, &next);
    const struct quote *quote = quote_opened_by(point);
    if (is_blank(point)) {
        lexer->offset = next;
        lexer->at_start = true;
        return;
    }
    if (point == ')' && lexer->open_count > 0) {
        add(lexer, TD_LEXEME_CLOSE, lexer->offset, next);
        lexer->open_count--;
        lexer->offset = next;
        lexer->at_start = false;
        return;
    }
    if (lexer->at_start && take_opening(lexer, point, next))
        return;
    if (quote != NULL)
        take_phrase(lexer, quote, next);
    else
        take_word(lexer);
    lexer->is_value = false;
    lexer->is_raw = false;
}

enum td_code td_lexemes_read(struct td_arena *arena, struct td_slice text, size_t given_len,
                             struct td_lexeme **ret_lexemes, size_t *ret_count,
                             struct td_error *err)
{
    struct lexer lexer = {.text = text, .offset = given_len, .at_start = given_len == 0};
    lexer.lexemes = td_arena_array(arena, text.len + 1, sizeof *lexer.lexemes);
    if (lexer.lexemes == NULL)
        return td_fail_memory(err);
    if (given_len > 0)
        add(&lexer, TD_LEXEME_WORD, 0, given_len)->is_query = true;
    while (lexer.offset < text.len)
        take_next(&lexer);
    *ret_lexemes = lexer.lexemes;
    *ret_count = lexer.count;
    return TD_OK;
}
