#include "base/file.h"
#include "base/plural.h"
#include "cli/commands.h"
#include "cli/notes.h"
#include "store/content/synonyms.h"
#include "text/phrase.h"

#include <string.h>

enum {
    FILE_MAX_BYTES = 16 * 1024 * 1024,
    BAD_LINES_MAX = 10, /* of a file, that are told one by one */
};

typedef enum td_code (*synonyms_fn)(struct td_session *session, const struct td_slice *words,
                                    size_t count, enum td_exit *ret_exit, struct td_error *err);

/* What stands behind `synonyms`, how many words it takes at least and at most. */
struct synonyms_action {
    const char *name;
    size_t least;
    size_t most;
    const char *wants;
    synonyms_fn run;
};

/* A comma parts words in the file, so it cannot be in one. */
static enum td_code check_word(struct td_session *session, struct td_slice word,
                               struct td_error *err)
{
    struct td_phrase phrase;
    TD_TRY(td_phrase_make(&session->arena, word, &phrase, err));
    if (phrase.count > 0 && td_slice_find(word, TD_SLICE(",")) == word.len &&
        td_slice_find(word, TD_SLICE("\n")) == word.len)
        return TD_OK;
    return td_fail(err, TD_ERR_USAGE, "'%.*s' is no word: letters, digits or characters, no comma",
                   TD_SLICE_ARG(word));
}

static enum td_code add(struct td_session *session, const struct td_slice *words, size_t count,
                        enum td_exit *ret_exit, struct td_error *err)
{
    (void)ret_exit;
    for (size_t i = 0; i < count; i++)
        TD_TRY(check_word(session, words[i], err));
    TD_TRY(td_store_make_writable(session->store, err));
    return td_store_add_synonyms(session->store, words, count, err);
}

static enum td_code take_out(struct td_session *session, const struct td_slice *words, size_t count,
                             enum td_exit *ret_exit, struct td_error *err)
{
    TD_TRY(td_store_make_writable(session->store, err));
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        TD_TRY(td_store_remove_synonym(session->store, words[i], &found, err));
        if (found)
            continue;
        td_note("'%.*s' has no synonyms", TD_SLICE_ARG(words[i]));
        *ret_exit = TD_EXIT_NOTHING_FOUND;
    }
    return TD_OK;
}

static enum td_code list(struct td_session *session, const struct td_slice *words, size_t count,
                         enum td_exit *ret_exit, struct td_error *err)
{
    struct td_synonyms *sets = NULL;
    (void)words;
    TD_TRY(td_store_read_synonyms(session->store, &session->arena, &sets, &count, err));
    if (count > 0)
        return td_report_synonyms(session->reporter, sets, count, err);
    if (!session->invocation->options.is_quiet)
        td_note("there are no synonyms; synonyms add WORD WORD makes some");
    *ret_exit = TD_EXIT_NOTHING_FOUND;
    return TD_OK;
}

static enum td_code add_line(struct td_session *session, struct td_slice line, struct td_error *err)
{
    struct td_slice words[TD_SYNONYMS_MAX];
    size_t count = 0;
    enum td_exit exit = TD_EXIT_DONE;
    while (line.len > 0) {
        size_t comma = td_slice_find(line, TD_SLICE(","));
        struct td_slice word = td_slice_trim(td_slice_sub(line, 0, comma));
        line = td_slice_sub(line, comma + 1, line.len);
        if (count == TD_SYNONYMS_MAX)
            return td_fail(err, TD_ERR_INPUT, "at most %d words can mean the same",
                           TD_SYNONYMS_MAX);
        words[count++] = word;
    }
    if (count < 2)
        return td_fail(err, TD_ERR_INPUT, "a line wants two words at least, parted by commas");
    return add(session, words, count, &exit, err);
}

/* A line that cannot be kept is told, and stops no other; of many the first few are told. */
static enum td_code note_bad_line(const char *file, unsigned number, enum td_code code,
                                  size_t *bad_count, const struct td_error *why,
                                  struct td_error *err)
{
    if (code != TD_ERR_USAGE && code != TD_ERR_INPUT)
        return td_fail(err, code, "%s:%u: %s", file, number, why->message);
    if (++*bad_count <= BAD_LINES_MAX)
        td_note("%s:%u: %s", file, number, why->message);
    return TD_OK;
}

static enum td_code import_file(struct td_session *session, const struct td_slice *words,
                                size_t count, enum td_exit *ret_exit, struct td_error *err)
{
    struct td_slice text, line;
    size_t bad_count = 0;
    (void)count;
    TD_TRY(td_file_read(&session->arena, words[0].ptr, FILE_MAX_BYTES, &text, err));
    for (unsigned number = 1; td_slice_next_line(&text, &line); number++) {
        struct td_error why = {0};
        line = td_slice_trim(line);
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        enum td_code code = add_line(session, line, &why);
        if (code != TD_OK)
            TD_TRY(note_bad_line(words[0].ptr, number, code, &bad_count, &why, err));
    }
    if (bad_count == 0)
        return TD_OK;
    td_note("%zu %s left out; all others are kept", bad_count,
            td_plural((int64_t)bad_count, "line was", "lines were"));
    *ret_exit = TD_EXIT_INPUT;
    return TD_OK;
}

static const struct synonyms_action actions[] = {
    {"list", 0, 0, "no words", list},
    {"export", 0, 0, "no words", list},
    {"add", 2, TD_SYNONYMS_MAX, "two words at least", add},
    {"remove", 1, TD_SYNONYMS_MAX, "words", take_out},
    {"import", 1, 1, "a file", import_file},
};

static const struct synonyms_action *action_of(const struct td_invocation *invocation)
{
    const char *name = invocation->word_count > 0 ? invocation->words[0] : "list";
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    }
    return NULL;
}

enum td_code td_check_synonyms(const struct td_invocation *invocation, struct td_error *err)
{
    const struct synonyms_action *action = action_of(invocation);
    if (action == NULL)
        return td_fail(err, TD_ERR_USAGE, "synonyms wants list, add, remove, export or import");
    size_t count = invocation->word_count > 0 ? invocation->word_count - 1 : 0;
    if (count > TD_SYNONYMS_MAX)
        return td_fail(err, TD_ERR_USAGE, "at most %d words can mean the same", TD_SYNONYMS_MAX);
    if (count < action->least || count > action->most)
        return td_fail(err, TD_ERR_USAGE, "synonyms %s wants %s", action->name, action->wants);
    return TD_OK;
}

enum td_code td_run_synonyms(struct td_session *session, enum td_exit *ret_exit,
                             struct td_error *err)
{
    const struct td_invocation *invocation = session->invocation;
    struct td_slice words[TD_SYNONYMS_MAX];
    size_t count = 0;
    for (size_t i = 1; i < invocation->word_count; i++)
        words[count++] = td_slice_of(invocation->words[i]);
    return action_of(invocation)->run(session, words, count, ret_exit, err);
}
