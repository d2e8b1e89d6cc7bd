#include "search/suggest.h"

#include "search/selection.h"
#include "search/sound_alike.h"
#include "store/index/vocabulary.h"
#include "text/edit_distance.h"

#include <ctype.h>

enum {
    ONE_ERROR_FROM = 3, /* letters of a word that may be one error away, and two */
    TWO_ERRORS_FROM = 6,
};

/* Looks for what is near to a word of letters. */
struct speller {
    struct td_vocabulary_visitor visitor;
    struct td_suggestions *suggestions;
    struct td_slice word;
    size_t max_errors;
    size_t errors; /* of the word that is wanted */
};

static struct speller *speller_of(struct td_vocabulary_visitor *visitor)
{
    return (struct speller *)(void *)visitor;
}

static bool may_be_near(const struct speller *speller, struct td_slice word)
{
    size_t shorter = word.len < speller->word.len ? word.len : speller->word.len;
    size_t longer = word.len < speller->word.len ? speller->word.len : word.len;
    return longer - shorter <= speller->max_errors;
}

static bool wants_word(struct td_vocabulary_visitor *visitor, struct td_slice word)
{
    struct speller *speller = speller_of(visitor);
    if (!may_be_near(speller, word))
        return false;
    speller->errors = td_edit_distance(speller->word, word);
    return speller->errors > 0 && speller->errors <= speller->max_errors;
}

static void visit_word(struct td_vocabulary_visitor *visitor, struct td_slice word, int64_t count)
{
    const struct speller *speller = speller_of(visitor);
    td_suggestions_offer(speller->suggestions, word, false, count, speller->errors);
}

static bool wants_handle(struct td_vocabulary_visitor *visitor, struct td_slice handle)
{
    struct speller *speller = speller_of(visitor);
    char lower[TD_EDIT_MAX_BYTES];
    if (handle.len > sizeof lower || !may_be_near(speller, handle))
        return false;
    for (size_t i = 0; i < handle.len; i++)
        lower[i] = (char)tolower((unsigned char)handle.ptr[i]);
    speller->errors = td_edit_distance(speller->word, (struct td_slice){lower, handle.len});
    return speller->errors <= speller->max_errors;
}

static void visit_handle(struct td_vocabulary_visitor *visitor, struct td_slice handle,
                         int64_t count)
{
    const struct speller *speller = speller_of(visitor);
    td_suggestions_offer(speller->suggestions, handle, true, count, speller->errors);
}

static enum td_code spell(struct td_store *store, struct td_slice word,
                          struct td_suggestions *suggestions, struct td_error *err)
{
    struct speller speller = {
        .visitor = {wants_word, visit_word},
        .suggestions = suggestions,
        .word = word,
        .max_errors = word.len >= TWO_ERRORS_FROM ? 2 : 1,
    };
    if (word.len < ONE_ERROR_FROM || word.len > TD_EDIT_MAX_BYTES)
        return TD_OK;
    TD_TRY(td_vocabulary_visit(store, td_slice_sub(word, 0, 1), &speller.visitor, err));
    speller.visitor = (struct td_vocabulary_visitor){wants_handle, visit_handle};
    return td_vocabulary_visit_handles(store, &speller.visitor, err);
}

enum td_code td_suggest(struct td_store *store, const struct td_phrase *word,
                        struct td_suggestions *ret_suggestions, struct td_error *err)
{
    struct td_suggestions suggestions = {.count = 0};
    if (word->count == 1 && word->tokens[0].kind == TD_TOKEN_WORD)
        TD_TRY(spell(store, word->tokens[0].folded, &suggestions, err));
    TD_TRY(td_sound_alike(store, word, &suggestions, err));
    td_suggestions_drop_unlikely(&suggestions);
    *ret_suggestions = suggestions;
    return TD_OK;
}

enum td_code td_suggest_for_query(struct td_store *store, struct td_arena *arena,
                                  const struct td_query *query, struct td_unknown_word *ret_words,
                                  size_t *ret_count, struct td_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < query->word_count && count < TD_SUGGEST_MAX_WORDS; i++) {
        const struct td_query_word *word = &query->words[i];
        bool is_known = word->is_whole;
        if (!is_known)
            TD_TRY(td_word_is_held(store, arena, word, &is_known, err));
        if (is_known)
            continue;
        ret_words[count].text = word->text;
        TD_TRY(td_suggest(store, &word->phrase, &ret_words[count++].suggestions, err));
    }
    *ret_count = count;
    return TD_OK;
}
