#include "store/functions.h"

#include "base/story.h"
#include "base/utf8.h"
#include "text/phrase.h"

#include <stddef.h>
#include <stdlib.h>

/* A character folds to six tokens at most, so TD_COMPARED_MAX_BYTES need half of it. */
enum { ARGUMENT_ARENA_BYTES = 16 * 1024 * 1024 };

typedef bool (*compare_fn)(const struct td_phrase *a, const struct td_phrase *b);

static struct td_slice argument(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return (struct td_slice){text != NULL ? text : "", (size_t)sqlite3_value_bytes(value)};
}

static enum td_code make_phrase(struct td_arena *arena, sqlite3_value *value,
                                struct td_phrase *ret_phrase)
{
    struct td_slice text = argument(value);
    text = td_slice_sub(text, 0, td_utf8_fit(text, TD_COMPARED_MAX_BYTES));
    return td_phrase_make(arena, text, ret_phrase, NULL);
}

/* What is compared with every row, made once for all of them, and room for the row's. */
struct constant {
    struct td_arena arena;
    struct td_phrase phrase;
    struct td_arena row;
};

static void free_constant(void *constant)
{
    struct constant *made = constant;
    if (made != NULL) {
        td_arena_release(&made->arena);
        td_arena_release(&made->row);
    }
    free(made);
}

/* SQLite keeps it for the next row, where the second argument is the same for all; else for this
 * call. NULL when out of memory. */
static struct constant *second_argument(sqlite3_context *context, sqlite3_value **values)
{
    struct constant *known = sqlite3_get_auxdata(context, 1);
    struct constant *made = known == NULL ? calloc(1, sizeof *made) : NULL;
    if (made == NULL)
        return known;
    td_arena_init(&made->arena, ARGUMENT_ARENA_BYTES);
    td_arena_init(&made->row, ARGUMENT_ARENA_BYTES);
    if (make_phrase(&made->arena, values[1], &made->phrase) != TD_OK) {
        free_constant(made);
        return NULL;
    }
    sqlite3_set_auxdata(context, 1, made, free_constant);
    return sqlite3_get_auxdata(context, 1);
}

/* Nothing holds no words, nor has the same ones. */
static void compare(sqlite3_context *context, sqlite3_value **values, compare_fn same)
{
    struct constant *constant = second_argument(context, values);
    struct td_phrase text = {0};
    bool has_words = constant != NULL && constant->phrase.count > 0;
    if (constant == NULL || (has_words && make_phrase(&constant->row, values[0], &text) != TD_OK)) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_int(context, has_words && same(&text, &constant->phrase));
    td_arena_reset(&constant->row);
}

static bool held_by(const struct td_phrase *text, const struct td_phrase *words)
{
    return td_phrase_in(words, text);
}

static void holds_words(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    compare(context, values, held_by);
}

static void same_words(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    compare(context, values, td_phrase_equal);
}

static void story_of(sqlite3_context *context, int count, sqlite3_value **values)
{
    int64_t story = 0;
    (void)count;
    if (td_story_of(argument(values[0]), &story, NULL) != TD_OK)
        sqlite3_result_error_nomem(context);
    else if (story != 0)
        sqlite3_result_int64(context, story);
}

static int add_function(sqlite3 *db, const char *name, int arguments,
                        void (*function)(sqlite3_context *, int, sqlite3_value **))
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    return sqlite3_create_function_v2(db, name, arguments, flags, NULL, function, NULL, NULL, NULL);
}

int td_functions_register(sqlite3 *db)
{
    int result = add_function(db, "holds_words", 2, holds_words);
    if (result == SQLITE_OK)
        result = add_function(db, "same_words", 2, same_words);
    return result != SQLITE_OK ? result : add_function(db, "story_of", 1, story_of);
}
