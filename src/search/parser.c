/* The parser of queries, by recursive descent (its grammar is in docs/query.md):
 *     any  = all { OR all }
 *     all  = not { [AND] not }
 *     not  = { NOT | '-' } near
 *     near = one { NEAR/n one }
 *     one  = [ field ] ( word | phrase | '(' any ')' ) */
#include "base/story.h"
#include "search/lexer.h"
#include "search/near_misses.h"
#include "search/notes.h"
#include "search/operands.h"
#include "search/query.h"

struct parser {
    struct td_arena *arena;
    struct td_query *query;
    const struct td_calendar *calendar;
    const struct td_lexeme *lexemes;
    size_t count;
    size_t next;
    const struct td_query_field *field; /* whose value is read; NULL: none */
    struct td_node *given;              /* what the query asks for that the text begins with */
};

static enum td_lexeme_kind kind_of_next(const struct parser *parser)
{
    return parser->next < parser->count ? parser->lexemes[parser->next].kind : TD_LEXEME_CLOSE;
}

static bool take(struct parser *parser, enum td_lexeme_kind kind)
{
    bool is_there = parser->next < parser->count && kind_of_next(parser) == kind;
    parser->next += is_there;
    return is_there;
}

/* The text up to its last token that is let through. */
static struct td_slice within_ceiling(struct td_slice text, size_t ceiling, bool *ret_cut)
{
    struct td_tokens tokens;
    struct td_token token;
    size_t count = 0;
    *ret_cut = false;
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        if (++count > ceiling) {
            *ret_cut = true;
            return td_slice_sub(text, 0, token.begin);
        }
    }
    return text;
}

/* Whether a '*' behind the text stands directly behind a token. */
static bool ends_in_token(struct td_slice text)
{
    struct td_tokens tokens;
    struct td_token token;
    size_t end = 0;
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token))
        end = token.end;
    return end == text.len;
}

static bool has_room_for(const struct parser *parser, size_t tokens)
{
    return parser->query->leaf_count < TD_QUERY_MAX_WORDS &&
           tokens <= TD_QUERY_MAX_TOKENS - parser->query->token_count;
}

static void count_leaf(struct parser *parser, size_t tokens)
{
    parser->query->leaf_count++;
    parser->query->token_count += tokens;
}

/* Makes the word, where it is a whole address, ANY of itself and the items that link to the page.
 */
static enum td_code widen_address(struct parser *parser, struct td_node **word,
                                  struct td_error *err)
{
    struct td_node *any = NULL, *page = NULL;
    struct td_slice url = (*word)->word.text;
    int64_t story = 0;
    if (parser->field != NULL || (*word)->word.is_quoted || (*word)->word.phrase.is_prefix)
        return TD_OK;
    TD_TRY(td_story_of(url, &story, err));
    if (story == 0)
        return TD_OK;
    TD_TRY(td_node_make(parser->arena, TD_NODE_ANY, &any, err));
    TD_TRY(td_node_make(parser->arena, TD_NODE_FILTER, &page, err));
    page->condition =
        (struct td_condition){.kind = TD_CONDITION_STORY, .text = url, .number = story};
    any->word = (struct td_query_word){.text = url, .is_link = true};
    td_node_add(any, *word);
    td_node_add(any, page);
    *word = any;
    return TD_OK;
}

/* A word, or NULL where the text has no token or the query is full. */
static enum td_code make_word(struct parser *parser, const struct td_lexeme *lexeme,
                              struct td_node **ret_node, struct td_error *err)
{
    bool is_cut = false;
    struct td_query_word word = {
        .text = within_ceiling(lexeme->text, TD_QUERY_MAX_PHRASE_TOKENS, &is_cut)};
    TD_TRY(td_phrase_make(parser->arena, word.text, &word.phrase, err));
    *ret_node = NULL;
    if (word.phrase.count == 0)
        return TD_OK;
    bool has_room = has_room_for(parser, word.phrase.count);
    parser->query->dropped_count += is_cut || !has_room;
    if (!has_room)
        return TD_OK;
    word.fields = parser->field != NULL ? parser->field->fields : (unsigned)TD_FIELD_ANY;
    word.is_quoted = lexeme->kind == TD_LEXEME_PHRASE;
    word.is_in_text = lexeme->is_in_text;
    word.phrase.is_prefix = lexeme->is_prefix && !is_cut && ends_in_token(word.text);
    count_leaf(parser, word.phrase.count);
    TD_TRY(td_node_make(parser->arena, TD_NODE_WORD, ret_node, err));
    (*ret_node)->word = word;
    return widen_address(parser, ret_node, err);
}

/* A filter of the field; where it can not have the value, a note and the words of both. */
static enum td_code make_filter(struct parser *parser, const struct td_lexeme *lexeme,
                                struct td_node **ret_node, struct td_error *err)
{
    *ret_node = NULL;
    if (!has_room_for(parser, 0)) {
        parser->query->dropped_count++;
        return TD_OK;
    }
    TD_TRY(td_query_field_make(parser->arena, parser->field, lexeme->text, parser->calendar,
                               ret_node, err));
    if (*ret_node != NULL) {
        count_leaf(parser, 0);
        return TD_OK;
    }
    TD_TRY(td_query_note_add(parser->arena, parser->query, lexeme->at, err,
                             "%.*s: wants %s; '%.*s' is read as a word",
                             TD_SLICE_ARG(parser->field->name), td_query_field_wants(parser->field),
                             TD_SLICE_ARG(lexeme->text)));
    parser->field = NULL;
    return make_word(parser, lexeme, ret_node, err);
}

static enum td_code parse_any(struct parser *parser, struct td_node **ret_node,
                              struct td_error *err);

static enum td_code parse_one(struct parser *parser, struct td_node **ret_node,
                              struct td_error *err)
{
    const struct td_query_field *outer = parser->field;
    const struct td_lexeme *lexeme = &parser->lexemes[parser->next++];
    if (lexeme->kind == TD_LEXEME_FIELD) {
        parser->field = lexeme->field;
        lexeme = &parser->lexemes[parser->next++];
    }
    if (lexeme->kind == TD_LEXEME_OPEN) {
        TD_TRY(parse_any(parser, ret_node, err));
        (void)take(parser, TD_LEXEME_CLOSE);
    } else if (lexeme->is_query) {
        *ret_node = parser->given;
    } else if (parser->field != NULL && parser->field->fields == 0) {
        TD_TRY(make_filter(parser, lexeme, ret_node, err));
    } else {
        TD_TRY(make_word(parser, lexeme, ret_node, err));
    }
    parser->field = outer;
    return TD_OK;
}

/* A word's copy, because a node has one parent: b of "a NEAR/3 b NEAR/3 c" stands in two. */
static enum td_code copy_word(struct parser *parser, struct td_node *node,
                              struct td_node **ret_copy, struct td_error *err)
{
    *ret_copy = node;
    if (node->kind != TD_NODE_WORD)
        return TD_OK;
    TD_TRY(td_node_make(parser->arena, node->kind, ret_copy, err));
    (*ret_copy)->word = node->word;
    return TD_OK;
}

/* Both nodes near each other; only words can be, others are asked for beside each other. */
static enum td_code join_near(struct parser *parser, const struct td_lexeme *near,
                              struct td_node *left, struct td_node *right,
                              struct td_node **ret_node, struct td_error *err)
{
    unsigned fields = left->word.fields & right->word.fields;
    bool are_words = left->kind == TD_NODE_WORD && right->kind == TD_NODE_WORD && fields != 0;
    TD_TRY(td_node_make(parser->arena, are_words ? TD_NODE_NEAR : TD_NODE_ALL, ret_node, err));
    TD_TRY(copy_word(parser, left, &left, err));
    TD_TRY(copy_word(parser, right, &right, err));
    if (are_words) {
        left->word.fields = right->word.fields = fields;
        (*ret_node)->distance = near->distance;
    } else {
        TD_TRY(td_query_note_add(parser->arena, parser->query, near->at, err,
                                 "%.*s stands between words or phrases only: both sides are asked "
                                 "for, wherever they are",
                                 TD_SLICE_ARG(near->text)));
    }
    td_node_add(*ret_node, left);
    td_node_add(*ret_node, right);
    return TD_OK;
}

/* One NEAR and what is behind it; *left is what stood before it, and becomes what may stand before
 * another. */
static enum td_code parse_pair(struct parser *parser, struct td_node **left, struct td_node *all,
                               struct td_error *err)
{
    const struct td_lexeme *near = &parser->lexemes[parser->next++];
    struct td_node *right = NULL, *pair = NULL;
    TD_TRY(parse_one(parser, &right, err));
    if (*left != NULL && right != NULL)
        TD_TRY(join_near(parser, near, *left, right, &pair, err));
    else if (*left != NULL || right != NULL)
        TD_TRY(copy_word(parser, *left != NULL ? *left : right, &pair, err));
    td_node_add(all, pair);
    *left = right != NULL && right->kind == TD_NODE_WORD ? right : NULL;
    return TD_OK;
}

static enum td_code parse_near(struct parser *parser, struct td_node **ret_node,
                               struct td_error *err)
{
    struct td_node *all = NULL, *left = NULL;
    TD_TRY(parse_one(parser, &left, err));
    *ret_node = left;
    if (kind_of_next(parser) != TD_LEXEME_NEAR)
        return TD_OK;
    TD_TRY(td_node_make(parser->arena, TD_NODE_ALL, &all, err));
    while (kind_of_next(parser) == TD_LEXEME_NEAR)
        TD_TRY(parse_pair(parser, &left, all, err));
    *ret_node = td_node_simplify(all);
    return TD_OK;
}

static enum td_code parse_not(struct parser *parser, struct td_node **ret_node,
                              struct td_error *err)
{
    bool is_taken_out = false;
    struct td_node *node = NULL, *not = NULL;
    while (take(parser, TD_LEXEME_NOT) || take(parser, TD_LEXEME_MINUS))
        is_taken_out = !is_taken_out;
    TD_TRY(parse_near(parser, &node, err));
    *ret_node = node;
    if (!is_taken_out || node == NULL)
        return TD_OK;
    TD_TRY(td_node_make(parser->arena, TD_NODE_NOT, &not, err));
    td_node_add(not, node);
    *ret_node = not ;
    return TD_OK;
}

/* Adds a part that was read; one that is there already gives its place back. */
static void add_part(struct parser *parser, struct td_node *whole, struct td_node *part,
                     size_t leaves_before, size_t tokens_before)
{
    if (td_node_add(whole, part))
        return;
    parser->query->leaf_count = leaves_before;
    parser->query->token_count = tokens_before;
}

static enum td_code parse_all(struct parser *parser, struct td_node **ret_node,
                              struct td_error *err)
{
    struct td_node *all = NULL;
    TD_TRY(td_node_make(parser->arena, TD_NODE_ALL, &all, err));
    while (kind_of_next(parser) != TD_LEXEME_CLOSE && kind_of_next(parser) != TD_LEXEME_OR) {
        struct td_node *part = NULL;
        size_t leaves = parser->query->leaf_count, tokens = parser->query->token_count;
        if (take(parser, TD_LEXEME_AND))
            continue;
        TD_TRY(parse_not(parser, &part, err));
        add_part(parser, all, part, leaves, tokens);
    }
    *ret_node = td_node_simplify(all);
    return TD_OK;
}

static enum td_code parse_any(struct parser *parser, struct td_node **ret_node,
                              struct td_error *err)
{
    struct td_node *any = NULL;
    TD_TRY(td_node_make(parser->arena, TD_NODE_ANY, &any, err));
    do {
        struct td_node *part = NULL;
        size_t leaves = parser->query->leaf_count, tokens = parser->query->token_count;
        TD_TRY(parse_all(parser, &part, err));
        add_part(parser, any, part, leaves, tokens);
    } while (take(parser, TD_LEXEME_OR));
    *ret_node = td_node_simplify(any);
    return TD_OK;
}

/* The text that is read, cut at a whole character. */
static enum td_code cut_text(struct td_arena *arena, struct td_query *query, struct td_error *err)
{
    size_t end = TD_QUERY_MAX_BYTES;
    if (query->text.len <= end)
        return TD_OK;
    while (end > 0 && ((unsigned char)query->text.ptr[end] & 0xC0) == 0x80)
        end--;
    query->text.len = end;
    return td_query_note_add(arena, query, SIZE_MAX, err,
                             "the query is longer than %d bytes: what follows is left out",
                             TD_QUERY_MAX_BYTES);
}

enum td_code td_query_parse(struct td_arena *arena, struct td_slice text,
                            const struct td_calendar *calendar, struct td_query *ret_query,
                            struct td_error *err)
{
    static const struct td_query none = {.root = NULL};
    return td_query_parse_behind(arena, &none, 0, text, calendar, ret_query, err);
}

enum td_code td_query_parse_behind(struct td_arena *arena, const struct td_query *given,
                                   size_t given_len, struct td_slice text,
                                   const struct td_calendar *calendar, struct td_query *ret_query,
                                   struct td_error *err)
{
    struct td_query query = {
        .text = text, .leaf_count = given->leaf_count, .token_count = given->token_count};
    struct td_lexeme *lexemes = NULL;
    struct parser parser = {
        .arena = arena, .query = &query, .calendar = calendar, .given = given->root};
    bool is_cut = false;
    TD_TRY(cut_text(arena, &query, err));
    query.ranked_text = within_ceiling(td_slice_sub(query.text, given_len, query.text.len),
                                       TD_QUERY_MAX_TOKENS, &is_cut);
    TD_TRY(td_lexemes_read(arena, query.text, given_len, &lexemes, &parser.count, err));
    TD_TRY(td_operands_settle(arena, &query, lexemes, &parser.count, err));
    TD_TRY(td_near_misses_find(arena, &query, lexemes, parser.count, err));
    parser.lexemes = lexemes;
    TD_TRY(parse_any(&parser, &query.root, err));
    TD_TRY(td_query_gather(arena, &query, err));
    *ret_query = query;
    return TD_OK;
}
