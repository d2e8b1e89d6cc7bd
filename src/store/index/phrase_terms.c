#include "store/index/phrase_terms.h"

#include "base/buf.h"
#include "base/grow.h"
#include "store/index/fts_tokenizer.h"

/* Terms on their way into an arena. */
struct reading {
    struct td_arena *arena;
    struct td_phrase_terms terms;
    size_t capacity;
};

static bool make_room(struct reading *reading)
{
    struct td_phrase_terms *terms = &reading->terms;
    struct td_phrase_term *list =
        td_arena_grow(reading->arena, terms->list, terms->count, &reading->capacity, sizeof *list);
    if (list == NULL)
        return false;
    terms->list = list;
    return true;
}

static int add_term(void *context, int flags, const char *token, int len, int begin, int end)
{
    struct reading *reading = context;
    struct td_phrase_terms *terms = &reading->terms;
    struct td_error err = {0};
    struct td_slice text;
    (void)begin;
    (void)end;
    if (!make_room(reading))
        return SQLITE_NOMEM;
    if (td_arena_copy(reading->arena, (struct td_slice){token, (size_t)len}, &text, &err) != TD_OK)
        return SQLITE_NOMEM;
    terms->places += (flags & FTS5_TOKEN_COLOCATED) == 0;
    terms->list[terms->count++] = (struct td_phrase_term){text, terms->places - 1};
    return SQLITE_OK;
}

/* Takes "{title summary} : " off the front. */
static unsigned take_fields(struct td_slice *expression)
{
    static const struct {
        struct td_slice name;
        unsigned field;
    } names[] = {{{"title", 5}, 1U << TD_RANK_TITLE},
                 {{"summary", 7}, 1U << TD_RANK_SUMMARY},
                 {{"author", 6}, 1U << TD_RANK_AUTHOR}};
    size_t end = td_slice_find(*expression, TD_SLICE("}"));
    unsigned fields = 0;
    if (!td_slice_starts(*expression, TD_SLICE("{")))
        return TD_PHRASE_ALL_FIELDS;
    struct td_slice list = td_slice_sub(*expression, 0, end);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (td_slice_find(list, names[i].name) < list.len)
            fields |= names[i].field;
    }
    *expression =
        td_slice_sub(*expression, td_slice_find(*expression, TD_SLICE("\"")), expression->len);
    return fields;
}

/* Takes "text", in which a quote is two, off the front; what is not quoted is text as it is. */
static void take_text(struct td_slice *expression, struct td_buf *ret_text)
{
    size_t at = 1, len = expression->len;
    const char *bytes = expression->ptr;
    if (!td_slice_starts(*expression, TD_SLICE("\""))) {
        td_buf_add(ret_text, *expression);
        *expression = TD_SLICE("");
        return;
    }
    for (; at < len && (bytes[at] != '"' || (at + 1 < len && bytes[at + 1] == '"')); at++) {
        td_buf_add_char(ret_text, bytes[at]);
        at += bytes[at] == '"';
    }
    *expression = td_slice_sub(*expression, at + 1, len);
}

enum td_code td_phrase_terms_read(struct td_arena *arena, struct td_slice expression,
                                  struct td_phrase_terms *ret_terms, struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) text = {0};
    struct reading reading = {.arena = arena};
    td_buf_init(&text, expression.len + 1);
    reading.terms.fields = take_fields(&expression);
    take_text(&expression, &text);
    reading.terms.is_prefix = td_slice_ends(expression, TD_SLICE("*"));
    TD_TRY(td_buf_check(&text, err));
    if (td_fts_query_tokens(td_buf_slice(&text), &reading, add_term) != SQLITE_OK)
        return td_fail_memory(err);
    *ret_terms = reading.terms;
    return TD_OK;
}
