#include "store/sql_text.h"

#include <ctype.h>
#include <string.h>

static void drop(struct td_slice *text, size_t len)
{
    text->ptr += len;
    text->len -= len;
}

static bool begins(struct td_slice text, const char *with)
{
    return text.len >= strlen(with) && memcmp(text.ptr, with, strlen(with)) == 0;
}

/* How far the text goes until after `end`; to its end without one. */
static size_t until_after(struct td_slice text, size_t from, const char *end)
{
    size_t len = strlen(end);
    const char *found = from < text.len ? memmem(text.ptr + from, text.len - from, end, len) : NULL;
    return found != NULL ? (size_t)(found - text.ptr) + len : text.len;
}

static void skip_between(struct td_slice *text)
{
    for (;;) {
        if (text->len > 0 && isspace((unsigned char)text->ptr[0]))
            drop(text, 1);
        else if (begins(*text, "--"))
            drop(text, until_after(*text, 2, "\n"));
        else if (begins(*text, "/*"))
            drop(text, until_after(*text, 2, "*/"));
        else
            return;
    }
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static size_t token_len(struct td_slice text)
{
    char quote[2] = {0};
    size_t len = 0;
    if (text.len == 0)
        return 0;
    quote[0] = text.ptr[0] == '[' ? ']' : text.ptr[0];
    if (strchr("'\"`]", quote[0]) != NULL && quote[0] != '\0')
        return until_after(text, 1, quote);
    while (len < text.len && is_word(text.ptr[len]))
        len++;
    return len > 0 ? len : 1;
}

struct td_slice td_sql_token(struct td_slice *text)
{
    skip_between(text);
    struct td_slice token = {text->ptr, token_len(*text)};
    drop(text, token.len);
    return token;
}

static bool is(struct td_slice token, const char *word)
{
    return td_slice_equal(token, td_slice_of(word));
}

/* Whether a quotation, a comment or the end of a statement may begin so. */
static bool is_telling(char c)
{
    return c == ';' || c == '-' || c == '/' || c == '\'' || c == '"' || c == '`' || c == '[';
}

static size_t inert_len(struct td_slice text)
{
    size_t len = 0;
    while (len < text.len && !is_telling(text.ptr[len]))
        len++;
    return len;
}

struct td_slice td_sql_statement(struct td_slice *script)
{
    skip_between(script);
    struct td_slice statement = {script->ptr, 0}, token;
    do {
        drop(script, inert_len(*script));
        statement.len = (size_t)(script->ptr - statement.ptr);
        token = td_sql_token(script);
    } while (token.len > 0 && !is(token, ";"));
    return statement;
}

struct td_slice td_sql_created_name(struct td_slice statement)
{
    static const char *const before[] = {"CREATE", "UNIQUE", "VIRTUAL", "TABLE", "INDEX", "VIEW"};
    size_t i = 0, count = sizeof before / sizeof *before;
    struct td_slice token = td_sql_token(&statement);
    if (!is(token, "CREATE"))
        return TD_SLICE_NONE;
    do {
        token = td_sql_token(&statement);
        for (i = 0; i < count && !is(token, before[i]); i++)
            continue;
    } while (i < count);
    return token;
}

/* Some names are quoted where SQLite itself wrote them. */
static struct td_slice unquoted(struct td_slice token)
{
    if (token.len > 2 && (token.ptr[0] == '"' || token.ptr[0] == '\''))
        return (struct td_slice){token.ptr + 1, token.len - 2};
    return token;
}

/* Takes what stands before the first parenthesis off both; false where that differs. */
static bool take_same_head(struct td_slice *a, struct td_slice *b)
{
    struct td_slice left, right;
    do {
        left = td_sql_token(a);
        right = td_sql_token(b);
        if (!td_slice_equal(unquoted(left), unquoted(right)))
            return false;
    } while (left.len > 0 && !is(left, "("));
    return true;
}

bool td_sql_same_head(struct td_slice a, struct td_slice b)
{
    return take_same_head(&a, &b);
}

bool td_sql_same(struct td_slice a, struct td_slice b)
{
    struct td_slice left, right;
    if (td_slice_equal(a, b)) /* as SQLite keeps what it was given */
        return true;
    bool is_same = take_same_head(&a, &b);
    do {
        left = td_sql_token(&a);
        right = td_sql_token(&b);
        is_same = is_same && td_slice_equal(left, right);
    } while (is_same && left.len > 0);
    return is_same;
}
