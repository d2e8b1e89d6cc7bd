#include "search/sound_alike.h"

#include "base/utf8.h"
#include "store/index/vocabulary.h"
#include "text/pinyin.h"

#include <string.h>

enum {
    WORD_MAX_BYTES = TD_PINYIN_MAX_SYLLABLES * TD_UTF8_MAX_BYTES,
    ROW_MAX = 25, /* characters of a row: two rows are tried within the lookups that there are */
};

/* Words of characters, each taken from a row, whose neighbours the archive has side by side. */
struct search {
    struct td_store *store;
    struct td_suggestions *suggestions;
    struct td_slice rows[TD_PINYIN_MAX_SYLLABLES];
    size_t row_count;
    size_t lookups_left;
    char word[WORD_MAX_BYTES]; /* the characters taken so far */
    size_t ends[TD_PINYIN_MAX_SYLLABLES];
};

static struct td_slice take_character(struct td_slice *row)
{
    size_t len = 0;
    (void)td_utf8_decode(*row, 0, &len);
    struct td_slice character = td_slice_sub(*row, 0, len);
    *row = td_slice_sub(*row, len, row->len);
    return character;
}

/* How often the last two of `count` characters stand together; many where there is but one. */
static enum td_code count_last_pair(struct search *search, size_t count, int64_t *ret_count,
                                    struct td_error *err)
{
    size_t begin = count > 2 ? search->ends[count - 3] : 0;
    struct td_slice pair = {search->word + begin, search->ends[count - 1] - begin};
    *ret_count = INT64_MAX;
    if (count < 2)
        return TD_OK;
    *ret_count = 0;
    search->lookups_left--;
    return td_vocabulary_count(search->store, pair, ret_count, err);
}

/* That neighbours stand together does not yet make a word of three: each further pair is a doubt.
 */
static void offer(struct search *search, size_t count, int64_t rarest)
{
    struct td_slice word = {search->word, search->ends[count - 1]};
    td_suggestions_offer(search->suggestions, word, false, rarest, count - 1);
}

/* Tries every character of row `at` behind those taken; `count` is the rarest pair's so far. */
static enum td_code extend(struct search *search, size_t at, int64_t count, struct td_error *err)
{
    if (at == TD_PINYIN_MAX_SYLLABLES)
        return TD_OK;
    struct td_slice row = search->rows[at];
    size_t begin = at > 0 ? search->ends[at - 1] : 0;
    for (int n = 0; n < ROW_MAX && row.len > 0 && search->lookups_left > 0; n++) {
        struct td_slice character = take_character(&row);
        int64_t pair = 0;
        memcpy(search->word + begin, character.ptr, character.len);
        search->ends[at] = begin + character.len;
        TD_TRY(count_last_pair(search, at + 1, &pair, err));
        int64_t rarest = pair < count ? pair : count;
        if (rarest > 0 && at + 1 < search->row_count)
            TD_TRY(extend(search, at + 1, rarest, err));
        else if (rarest > 0)
            offer(search, at + 1, rarest);
    }
    return TD_OK;
}

static enum td_code find_pinyin(struct search *search, struct td_slice letters,
                                struct td_error *err)
{
    struct td_pinyin_split splits[TD_PINYIN_MAX_SPLITS];
    size_t count = td_pinyin_splits(letters, splits);
    for (size_t i = 0; i < count; i++) {
        if (splits[i].count < 2)
            continue; /* one character has too many readings to be a guess */
        search->row_count = splits[i].count;
        for (size_t n = 0; n < splits[i].count; n++)
            search->rows[n] = td_pinyin_characters(splits[i].syllables[n]);
        TD_TRY(extend(search, 0, INT64_MAX, err));
    }
    return TD_OK;
}

/* Every choice of one reading for each character. */
static enum td_code find_homophones(struct search *search, const struct td_phrase *word, size_t at,
                                    struct td_error *err)
{
    struct td_slice rows[TD_PINYIN_MAX_READINGS];
    if (at == word->count || at == TD_PINYIN_MAX_SYLLABLES) {
        search->row_count = at;
        return extend(search, 0, INT64_MAX, err);
    }
    size_t count = td_pinyin_homophones(word->tokens[at].folded, rows);
    for (size_t i = 0; i < count; i++) {
        search->rows[at] = rows[i];
        TD_TRY(find_homophones(search, word, at + 1, err));
    }
    return TD_OK;
}

static bool is_short_han(const struct td_phrase *word)
{
    if (word->count < 2 || word->count > TD_PINYIN_MAX_SYLLABLES)
        return false;
    for (size_t i = 0; i < word->count; i++) {
        if (!td_token_is_han(word->tokens[i].kind, word->tokens[i].folded))
            return false;
    }
    return true;
}

enum td_code td_sound_alike(struct td_store *store, const struct td_phrase *word,
                            struct td_suggestions *suggestions, struct td_error *err)
{
    struct search search = {
        .store = store,
        .suggestions = suggestions,
        .lookups_left = TD_SOUND_MAX_LOOKUPS,
    };
    if (word->count == 1 && word->tokens[0].kind == TD_TOKEN_WORD)
        return find_pinyin(&search, word->tokens[0].folded, err);
    if (is_short_han(word))
        return find_homophones(&search, word, 0, err);
    return TD_OK;
}
