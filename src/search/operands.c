#include "search/operands.h"

#include "search/notes.h"

static bool begins_operand(enum td_lexeme_kind kind)
{
    return kind == TD_LEXEME_WORD || kind == TD_LEXEME_PHRASE || kind == TD_LEXEME_FIELD ||
           kind == TD_LEXEME_OPEN || kind == TD_LEXEME_MINUS || kind == TD_LEXEME_NOT;
}

static bool ends_operand(enum td_lexeme_kind kind)
{
    return kind == TD_LEXEME_WORD || kind == TD_LEXEME_PHRASE || kind == TD_LEXEME_CLOSE;
}

static bool joins_two(enum td_lexeme_kind kind)
{
    return kind == TD_LEXEME_AND || kind == TD_LEXEME_OR || kind == TD_LEXEME_NEAR;
}

static enum td_lexeme_kind kind_at(const struct td_lexeme *lexemes, size_t count, size_t i)
{
    return i < count ? lexemes[i].kind : TD_LEXEME_NOTHING;
}

/* Crosses out parentheses that hold nothing or stand too deep. Where those are that have no partner
 * goes into `open`; their number is returned. */
static size_t settle_pairs(struct td_lexeme *lexemes, size_t count, size_t *open,
                           bool *ret_too_deep)
{
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        if (lexemes[i].kind == TD_LEXEME_OPEN)
            open[depth++] = i;
        if (lexemes[i].kind != TD_LEXEME_CLOSE)
            continue;
        bool is_out = depth > TD_QUERY_MAX_DEPTH || open[depth - 1] + 1 == i;
        *ret_too_deep |= depth > TD_QUERY_MAX_DEPTH;
        depth--;
        if (is_out)
            lexemes[i].kind = lexemes[open[depth]].kind = TD_LEXEME_NOTHING;
    }
    return depth;
}

static enum td_code settle_parentheses(struct td_arena *arena, struct td_query *query,
                                       struct td_lexeme *lexemes, size_t count,
                                       struct td_error *err)
{
    size_t *open = td_arena_array(arena, count, sizeof *open);
    bool is_too_deep = false;
    if (open == NULL)
        return td_fail_memory(err);
    for (size_t depth = settle_pairs(lexemes, count, open, &is_too_deep); depth > 0; depth--) {
        struct td_lexeme *lexeme = &lexemes[open[depth - 1]];
        lexeme->kind = TD_LEXEME_NOTHING;
        if (depth == 1 && count > 1)
            TD_TRY(td_query_note_add(arena, query, lexeme->at, err,
                                     "this ( has no ) and is read as text"));
    }
    return is_too_deep ? td_query_note_add(arena, query, SIZE_MAX, err,
                                           "parentheses more than %d deep are read as text",
                                           TD_QUERY_MAX_DEPTH)
                       : TD_OK;
}

/* Takes out what was crossed out. */
static size_t drop_nothing(struct td_lexeme *lexemes, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (lexemes[i].kind != TD_LEXEME_NOTHING)
            lexemes[kept++] = lexemes[i];
    }
    return kept;
}

static enum td_code make_word(struct td_arena *arena, struct td_query *query,
                              struct td_lexeme *lexeme, const char *what, struct td_error *err)
{
    lexeme->kind = TD_LEXEME_WORD;
    return td_query_note_add(arena, query, lexeme->at, err,
                             "%.*s has nothing %s it and is read as "
                             "a word",
                             TD_SLICE_ARG(lexeme->text), what);
}

/* Operators that have nothing behind them. From the end, because one may be the operand of
 * another. */
static enum td_code settle_right_sides(struct td_arena *arena, struct td_query *query,
                                       struct td_lexeme *lexemes, size_t count,
                                       struct td_error *err)
{
    for (size_t i = count; i-- > 0;) {
        enum td_lexeme_kind kind = lexemes[i].kind;
        enum td_lexeme_kind next = kind_at(lexemes, count, i + 1);
        bool is_value =
            next == TD_LEXEME_WORD || next == TD_LEXEME_PHRASE || next == TD_LEXEME_OPEN;
        if (kind == TD_LEXEME_MINUS && !begins_operand(next))
            lexemes[i].kind = TD_LEXEME_NOTHING;
        else if (kind == TD_LEXEME_FIELD
                     ? !is_value || lexemes[i].is_empty || lexemes[i + 1].text.len == 0
                     : (joins_two(kind) || kind == TD_LEXEME_NOT) && !begins_operand(next))
            TD_TRY(make_word(arena, query, &lexemes[i], "behind", err));
    }
    return TD_OK;
}

/* Operators that have nothing before them. NEAR also wants an operand that is not taken out
 * behind it. */
static enum td_code settle_left_sides(struct td_arena *arena, struct td_query *query,
                                      struct td_lexeme *lexemes, size_t count, struct td_error *err)
{
    enum td_lexeme_kind before = TD_LEXEME_NOTHING;
    for (size_t i = 0; i < count; i++) {
        enum td_lexeme_kind next = kind_at(lexemes, count, i + 1);
        if (joins_two(lexemes[i].kind) && !ends_operand(before))
            TD_TRY(make_word(arena, query, &lexemes[i], "before", err));
        else if (lexemes[i].kind == TD_LEXEME_NEAR &&
                 (next == TD_LEXEME_MINUS || next == TD_LEXEME_NOT))
            TD_TRY(make_word(arena, query, &lexemes[i], "to be near behind", err));
        before = lexemes[i].kind;
    }
    return TD_OK;
}

static enum td_code note_open_quote(struct td_arena *arena, struct td_query *query,
                                    const struct td_lexeme *lexemes, size_t count,
                                    struct td_error *err)
{
    if (count == 0 || !lexemes[count - 1].is_open_ended || lexemes[count - 1].text.len == 0)
        return TD_OK;
    return td_query_note_add(arena, query, lexemes[count - 1].at, err,
                             "the quote before this is not closed: the phrase goes on to the end");
}

enum td_code td_operands_settle(struct td_arena *arena, struct td_query *query,
                                struct td_lexeme *lexemes, size_t *count, struct td_error *err)
{
    TD_TRY(note_open_quote(arena, query, lexemes, *count, err));
    if (*count == 1 && (joins_two(lexemes[0].kind) || lexemes[0].kind == TD_LEXEME_NOT))
        lexemes[0].kind = TD_LEXEME_WORD; /* nobody means an operator by that */
    TD_TRY(settle_parentheses(arena, query, lexemes, *count, err));
    *count = drop_nothing(lexemes, *count);
    TD_TRY(settle_right_sides(arena, query, lexemes, *count, err));
    *count = drop_nothing(lexemes, *count);
    return settle_left_sides(arena, query, lexemes, *count, err);
}
