#include "search/segment.h"

#include "store/index/vocabulary.h"
#include "text/dictionary.h"

#include <math.h>
#include <stdlib.h>

/* How much oftener than by chance two characters stand together, as a natural logarithm, to join.
 * Chosen by how well queries of news and of a search engine agree with Jieba's words: 0.91 and 0.89
 * of boundaries (F1), where the dictionary alone agrees on 0.86 and 0.85. */
static const double join_to_word = 3.0;
static const double join_alone = 1.0;
static const double never_seen = 0.1;

/* One run on its way to words. */
struct run {
    struct td_store *store;
    const struct td_phrase_token *tokens;
    size_t count;
    double total; /* tokens in the index */
    bool ends[TD_DICTIONARY_MAX_CHARACTERS];
};

/* Two neighbours that may join: the gap lies behind character `at`. */
struct gap {
    size_t at;
    bool is_pair; /* of two single characters */
    double association;
};

static bool is_single(const struct run *run, size_t i)
{
    return run->ends[i] && (i == 0 || run->ends[i - 1]);
}

static enum td_code count_pair(struct run *run, size_t at, int64_t *ret_count, struct td_error *err)
{
    return td_vocabulary_count_sought(run->store, run->tokens[at].folded,
                                      run->tokens[at + 1].folded, ret_count, err);
}

/* The product of how often both characters of a gap occur. */
static enum td_code multiply(struct run *run, size_t at, double *ret_product, struct td_error *err)
{
    double product = 1;
    for (size_t i = at; i <= at + 1; i++) {
        int64_t count = 0;
        TD_TRY(td_vocabulary_count_character(run->store, run->tokens[i].folded, &count, err));
        product *= fmax((double)count, never_seen);
    }
    *ret_product = product;
    return TD_OK;
}

/* How strongly the characters of a gap belong together; -INFINITY where not enough to join. */
static enum td_code associate(struct run *run, struct gap *gap, struct td_error *err)
{
    int64_t count = 0;
    double product = INFINITY;
    double least = gap->is_pair ? join_alone : join_to_word;
    TD_TRY(count_pair(run, gap->at, &count, err));
    double together = count == 0 && gap->is_pair ? never_seen : (double)count;
    if (together > 0)
        TD_TRY(multiply(run, gap->at, &product, err));
    bool is_enough = product <= together * run->total / exp(least);
    gap->association = is_enough ? log(together * run->total / product) : -INFINITY;
    return TD_OK;
}

/* Pairs of single characters first: most names are such. */
static int compare_gaps(const void *left, const void *right)
{
    const struct gap *a = left, *b = right;
    if (a->is_pair != b->is_pair)
        return a->is_pair ? -1 : 1;
    if (a->association != b->association)
        return a->association < b->association ? 1 : -1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static enum td_code find_gaps(struct run *run, struct gap *gaps, size_t *ret_count,
                              struct td_error *err)
{
    size_t count = 0;
    for (size_t at = 0; at + 1 < run->count; at++) {
        if (!run->ends[at] || (!is_single(run, at) && !is_single(run, at + 1)))
            continue;
        gaps[count].at = at;
        gaps[count].is_pair = is_single(run, at) && is_single(run, at + 1);
        TD_TRY(associate(run, &gaps[count], err));
        if (!isinf(gaps[count].association))
            count++;
    }
    qsort(gaps, count, sizeof *gaps, compare_gaps);
    *ret_count = count;
    return TD_OK;
}

/* Joins over the gaps, the strongest first, as long as one side is still alone. */
static enum td_code join_singles(struct run *run, struct td_error *err)
{
    struct gap gaps[TD_DICTIONARY_MAX_CHARACTERS];
    size_t count = 0;
    TD_TRY(find_gaps(run, gaps, &count, err));
    for (size_t i = 0; i < count; i++) {
        size_t at = gaps[i].at;
        bool first = is_single(run, at), second = is_single(run, at + 1);
        bool is_strong = gaps[i].association >= join_to_word;
        if ((first && second) || ((first || second) && is_strong))
            run->ends[at] = false;
    }
    return TD_OK;
}

static enum td_code cut(struct run *run, struct td_error *err)
{
    struct td_slice characters[TD_DICTIONARY_MAX_CHARACTERS];
    int64_t total = 0;
    for (size_t i = 0; i < run->count; i++)
        characters[i] = run->tokens[i].folded;
    TD_TRY(td_dictionary_cut(characters, run->count, run->ends, err));
    TD_TRY(td_vocabulary_total(run->store, &total, err));
    run->total = (double)total;
    return join_singles(run, err);
}

/* Parts of a word, gathered. */
struct parts {
    struct td_phrase *list;
    size_t count;
};

static void add_part(struct parts *parts, struct td_phrase_token *tokens, size_t count)
{
    if (count > 0)
        parts->list[parts->count++] = (struct td_phrase){.tokens = tokens, .count = count};
}

static enum td_code add_words(struct td_store *store, struct td_phrase_token *tokens, size_t count,
                              struct parts *parts, struct td_error *err)
{
    struct run run = {.store = store, .tokens = tokens, .count = count};
    size_t before = parts->count, begin = 0;
    TD_TRY(cut(&run, err));
    for (size_t i = 0; i < count; i++) {
        if (!run.ends[i])
            continue;
        if (i > begin)
            add_part(parts, tokens + begin, i + 1 - begin);
        begin = i + 1;
    }
    if (parts->count == before)
        add_part(parts, tokens, count);
    return TD_OK;
}

/* How many joined Han characters begin at token `at`, up to the dictionary's ceiling. */
static size_t han_run(const struct td_phrase *word, size_t at)
{
    const struct td_phrase_token *tokens = word->tokens + at;
    size_t count = 0;
    while (at + count < word->count && count < TD_DICTIONARY_MAX_CHARACTERS &&
           td_token_is_han(tokens[count].kind, tokens[count].folded) &&
           (count == 0 || tokens[count].joined))
        count++;
    return count;
}

enum td_code td_segment(struct td_store *store, struct td_arena *arena,
                        const struct td_phrase *word, struct td_phrase **ret_parts,
                        size_t *ret_count, struct td_error *err)
{
    struct parts parts = {td_arena_array(arena, word->count, sizeof *parts.list), 0};
    size_t begin = 0;
    if (parts.list == NULL)
        return td_fail_memory(err);
    for (size_t at = 0; at < word->count;) {
        size_t run = han_run(word, at);
        if (run > TD_SEGMENT_KEEPS) {
            add_part(&parts, word->tokens + begin, at - begin);
            TD_TRY(add_words(store, word->tokens + at, run, &parts, err));
            begin = at + run;
        }
        at += run > 0 ? run : 1;
    }
    add_part(&parts, word->tokens + begin, word->count - begin);
    *ret_parts = parts.list;
    *ret_count = parts.count;
    return TD_OK;
}
