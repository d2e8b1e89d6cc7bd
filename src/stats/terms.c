#include "stats/terms.h"

#include "stats/significance.h"
#include "text/function_words.h"

#include <math.h>

/* The halves meet this many times more often than by chance. Words of two characters in news lie
 * between 30 and 3,000; a word with a particle, or two words side by side, mostly below 20. */
static const double least_cohesion = 30;
static const double least_cohesion_of_words = 60; /* Latin words side by side: "Claude Code" */

/* A word so frequent that its halves cannot meet that often by chance's measure holds together
 * where they meet this often of the times that the rarer one occurs. */
static const double least_share_of_halves = 0.5;

/* The share of a run's occurrences that may have one and the same token before, or behind, it. */
static const double most_bound = 0.75;

/* Two terms side by side are a third one where this share of the rarer one's occurrences is in it:
 * "Claude Code" and 人形机器人, but not 显著提升. */
static const double least_share_of_parts = 0.5;

/* The share of a character's occurrences in pairs that hold together, below which it is taken for
 * a particle. */
static const double least_covered = 0.35;

/* What stands in titles less than this many times as often as tokens do, and surely so (at 99 of
 * 100), is a word of telling. */
static const double least_in_titles = 0.5;
static const double sure = 6.63;

struct finder {
    const struct td_ngrams *ngrams;
    bool *is_term;     /* by run; parts come before the runs that they are parts of */
    uint32_t *covered; /* by run of one token: its occurrences in pairs that hold together */
    double titles;     /* of all tokens and documents that hold them: in how many in the title */
    double documents;
};

/* Whether the run's front and back meet far more often than by chance. */
static bool is_bound_at(const struct td_ngrams *ngrams, uint32_t number, uint32_t front_tokens)
{
    const struct td_ngram *whole = &ngrams->list[number];
    uint32_t back_tokens = whole->token_count - front_tokens;
    double front = ngrams->list[td_ngram_front(ngrams, number, front_tokens)].occurrences;
    double back = ngrams->list[td_ngram_back(ngrams, number, back_tokens)].occurrences;
    double least = whole->tokens == TD_NGRAM_CHARACTERS ? least_cohesion : least_cohesion_of_words;
    double possible = (double)ngrams->token_count / fmax(front, back);
    double cohesion = (double)whole->occurrences / fmin(front, back) * possible;
    return cohesion >= fmin(least, least_share_of_halves * possible);
}

static bool holds_together(const struct td_ngrams *ngrams, uint32_t number)
{
    for (uint32_t front = 1; front < ngrams->list[number].token_count; front++)
        if (!is_bound_at(ngrams, number, front))
            return false;
    return true;
}

static void cover(struct finder *finder)
{
    for (uint32_t i = 1; i < finder->ngrams->count; i++) {
        const struct td_ngram *ngram = &finder->ngrams->list[i];
        if (ngram->token_count != 2 || ngram->tokens != TD_NGRAM_CHARACTERS ||
            !holds_together(finder->ngrams, i))
            continue;
        finder->covered[ngram->front] += ngram->occurrences;
        finder->covered[ngram->back] += ngram->occurrences;
    }
}

static bool is_particle(const struct finder *finder, uint32_t token)
{
    const struct td_ngram *ngram = &finder->ngrams->list[token];
    if (ngram->tokens == TD_NGRAM_WORDS) /* too evenly spread for counts to tell it from names */
        return td_is_written_as_function_word(ngram->text);
    return ngram->tokens == TD_NGRAM_CHARACTERS &&
           (double)finder->covered[token] < least_covered * (double)ngram->occurrences;
}

static bool stands_free(const struct td_ngram *ngram)
{
    double most = most_bound * (double)ngram->occurrences;
    return (double)ngram->most_left <= most && (double)ngram->most_right <= most;
}

/* Whether the run is no more than two terms that happen to meet. */
static bool is_only_neighbours(const struct finder *finder, uint32_t number)
{
    const struct td_ngram *list = finder->ngrams->list;
    for (uint32_t tokens = 1; tokens < list[number].token_count; tokens++) {
        uint32_t front = td_ngram_front(finder->ngrams, number, tokens);
        uint32_t back = td_ngram_back(finder->ngrams, number, list[number].token_count - tokens);
        if (finder->is_term[front] && finder->is_term[back] &&
            (double)list[number].occurrences <
                least_share_of_parts * fmin(list[front].occurrences, list[back].occurrences))
            return true;
    }
    return false;
}

static double documents_of(const struct td_ngram *ngram)
{
    return (double)ngram->documents[0] + ngram->documents[1];
}

static void count_titles(struct finder *finder)
{
    for (uint32_t i = 1; i < finder->ngrams->count; i++) {
        const struct td_ngram *ngram = &finder->ngrams->list[i];
        if (ngram->token_count > 1)
            return; /* those of one token come first */
        finder->titles += ngram->titles;
        finder->documents += documents_of(ngram);
    }
}

static bool is_of_telling(const struct finder *finder, const struct td_ngram *ngram)
{
    double titles = ngram->titles, documents = documents_of(ngram);
    return ngram->tokens == TD_NGRAM_CHARACTERS &&
           titles * finder->documents < least_in_titles * finder->titles * documents &&
           td_significance(titles, documents, finder->titles, finder->documents) <= -sure;
}

static bool is_term(const struct finder *finder, uint32_t number)
{
    const struct td_ngram *ngram = &finder->ngrams->list[number];
    bool has_word = (ngram->tokens & TD_NGRAM_WORDS) != 0;
    if (ngram->token_count > TD_TERM_MAX_TOKENS || !stands_free(ngram) ||
        is_of_telling(finder, ngram))
        return false;
    if (ngram->token_count == 1)
        return has_word && ngram->text.len >= TD_TERM_MIN_LETTERS && !is_particle(finder, number);
    return (has_word || ngram->character_count > 1) && holds_together(finder->ngrams, number) &&
           !is_particle(finder, td_ngram_front(finder->ngrams, number, 1)) &&
           !is_particle(finder, td_ngram_back(finder->ngrams, number, 1)) &&
           !is_only_neighbours(finder, number);
}

enum td_code td_terms_find(struct td_arena *arena, const struct td_ngrams *ngrams,
                           uint32_t **ret_terms, size_t *ret_count, struct td_error *err)
{
    struct finder finder = {.ngrams = ngrams};
    uint32_t *terms = td_arena_array(arena, ngrams->count, sizeof *terms);
    size_t count = 0;
    finder.covered = td_arena_array(arena, ngrams->count, sizeof *finder.covered);
    finder.is_term = td_arena_array(arena, ngrams->count, sizeof *finder.is_term);
    if (terms == NULL || finder.covered == NULL || finder.is_term == NULL)
        return td_fail_memory(err);
    cover(&finder);
    count_titles(&finder);
    for (uint32_t i = 1; i < ngrams->count; i++) {
        finder.is_term[i] = is_term(&finder, i);
        if (finder.is_term[i])
            terms[count++] = i;
    }
    *ret_terms = terms;
    *ret_count = count;
    return TD_OK;
}
