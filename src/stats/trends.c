#include "stats/trends.h"

#include "base/calendar.h"
#include "base/date.h"
#include "stats/significance.h"
#include "stats/terms.h"
#include "store/query/condition.h"
#include "store/query/item_query.h"
#include "store/query/rank.h"
#include "store/query/text_query.h"
#include "text/phrase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECENT, BEFORE }; /* groups of documents */

enum { MIN_OCCURRENCES = 3 };

/* A share that is not at least this many times the other is no trend, however sure. */
static const double least_ratio = 2;

struct candidate {
    uint32_t ngram;
    double score; /* as the sample has it */
};

struct finder {
    struct td_store *store;
    struct td_arena *arena;
    const struct td_trends_request *request;
    struct td_item_set sets[2]; /* the newest days, and those before */
    double sampled[2];          /* items read of each */
    struct td_ngrams ngrams;
    uint32_t *terms; /* of the ngrams */
    size_t term_count;
    struct td_trends trends;
};

static void format_day(int64_t days, char ret_text[11])
{
    struct td_date date = {.epoch_seconds = days * TD_SECONDS_PER_DAY};
    char text[TD_DATE_TEXT_BYTES];
    td_date_format(&date, text);
    memcpy(ret_text, text, 10);
    ret_text[10] = '\0';
}

/* The day that many days before; the first that the calendar has where there are not as many. */
static void day_before(struct td_slice day, int count, char ret_text[11])
{
    struct td_date date;
    int64_t days = TD_FIRST_DAY;
    if (td_date_parse(day, &date))
        days = date.epoch_seconds / TD_SECONDS_PER_DAY - count;
    format_day(days < TD_FIRST_DAY ? TD_FIRST_DAY : days, ret_text);
}

static enum td_code select_days(struct finder *finder, const struct td_item_set *all,
                                struct td_slice first, struct td_slice last,
                                struct td_item_set *ret_set, struct td_error *err)
{
    struct td_condition days = {.kind = TD_CONDITION_DAYS, .text = first, .until = last};
    TD_TRY(td_store_select(finder->store, finder->arena, &days, ret_set, err));
    td_item_set_and(ret_set, all);
    return TD_OK;
}

/* Parts the items into those of the newest days and those before. */
static enum td_code part_days(struct finder *finder, struct td_error *err)
{
    struct td_trends *trends = &finder->trends;
    struct td_item_set all;
    struct td_slice last;
    char before[11];
    TD_TRY(td_store_set_or_default(finder->store, finder->arena, finder->request->set, &all, err));
    TD_TRY(td_store_newest_day(finder->store, finder->arena, &all, &last, err));
    if (td_slice_is_none(last))
        return TD_OK;
    snprintf(trends->last_day, sizeof trends->last_day, "%.*s", TD_SLICE_ARG(last));
    day_before(last, finder->request->days - 1, trends->first_day);
    day_before(last, finder->request->days, before);
    TD_TRY(select_days(finder, &all, td_slice_of(trends->first_day), last, &finder->sets[RECENT],
                       err));
    TD_TRY(
        select_days(finder, &all, TD_SLICE_NONE, td_slice_of(before), &finder->sets[BEFORE], err));
    trends->recent_items = td_item_set_count(&finder->sets[RECENT]);
    trends->before_items = td_item_set_count(&finder->sets[BEFORE]);
    return TD_OK;
}

/* At most `limit` items of the set, evenly taken. */
static enum td_code sample(struct finder *finder, const struct td_item_set *set, int64_t limit,
                           struct td_item_set *ret_sample, struct td_error *err)
{
    int64_t count = td_item_set_count(set), seen = 0, taken = 0;
    TD_TRY(td_store_make_set(finder->store, finder->arena, ret_sample, err));
    for (int64_t i = td_item_set_next(set, 0); i >= 0; i = td_item_set_next(set, i + 1), seen++) {
        if (count > limit && taken * count > seen * limit)
            continue;
        td_item_set_add(ret_sample, i);
        taken++;
    }
    return TD_OK;
}

static enum td_code read_group(struct finder *finder, unsigned group, int64_t limit,
                               struct td_item_text **ret_texts, size_t *ret_count,
                               struct td_error *err)
{
    struct td_item_set chosen;
    TD_TRY(sample(finder, &finder->sets[group], limit, &chosen, err));
    TD_TRY(td_store_read_texts(finder->store, finder->arena, &chosen, ret_texts, ret_count, err));
    finder->sampled[group] = (double)*ret_count;
    return TD_OK;
}

static enum td_code sample_terms(struct finder *finder, struct td_error *err)
{
    struct td_item_text *texts[2];
    size_t counts[2];
    TD_TRY(read_group(finder, RECENT, TD_TRENDS_RECENT_MAX, &texts[RECENT], &counts[RECENT], err));
    TD_TRY(read_group(finder, BEFORE, TD_TRENDS_SAMPLE_MAX, &texts[BEFORE], &counts[BEFORE], err));
    struct td_document *documents =
        td_arena_array(finder->arena, counts[RECENT] + counts[BEFORE], sizeof *documents);
    if (documents == NULL)
        return td_fail_memory(err);
    size_t count = 0;
    for (unsigned group = 0; group < 2; group++)
        for (size_t i = 0; i < counts[group]; i++)
            documents[count++] = (struct td_document){
                .texts = {texts[group][i].title, texts[group][i].summary}, .group = group};
    TD_TRY(td_ngrams_count(finder->arena, documents, count, MIN_OCCURRENCES, &finder->ngrams, err));
    return td_terms_find(finder->arena, &finder->ngrams, &finder->terms, &finder->term_count, err);
}

static bool is_wanted(enum td_trend_direction direction, double recent, double recent_total,
                      double before, double before_total)
{
    double here = recent / (recent_total > 0 ? recent_total : 1);
    double there = before / (before_total > 0 ? before_total : 1);
    switch (direction) {
    case TD_TREND_RISING:
        return recent >= TD_TRENDS_MIN_ITEMS && here >= least_ratio * there;
    case TD_TREND_FALLING:
        return before >= TD_TRENDS_MIN_ITEMS && there >= least_ratio * here;
    case TD_TREND_NEW:
    default:
        return recent >= TD_TRENDS_MIN_ITEMS && before == 0;
    }
}

/* What comes first, as the sample has it. Among new terms all are as sure as they are many. */
static int by_score(const void *a, const void *b)
{
    const struct candidate *first = a, *second = b;
    if (first->score != second->score)
        return first->score > second->score ? -1 : 1;
    return first->ngram < second->ngram ? -1 : first->ngram > second->ngram;
}

/* Terms that may go this way, the likeliest first. */
static enum td_code find_candidates(struct finder *finder, enum td_trend_direction direction,
                                    struct candidate **ret_candidates, size_t *ret_count,
                                    struct td_error *err)
{
    const double *sampled = finder->sampled;
    double sign = direction == TD_TREND_FALLING ? -1 : 1;
    size_t count = 0;
    struct candidate *candidates =
        td_arena_array(finder->arena, finder->term_count, sizeof *candidates);
    if (candidates == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < finder->term_count; i++) {
        const uint32_t *documents = finder->ngrams.list[finder->terms[i]].documents;
        double recent = documents[RECENT], before = documents[BEFORE];
        if (is_wanted(direction, recent, sampled[RECENT], before, sampled[BEFORE]))
            candidates[count++] = (struct candidate){
                finder->terms[i],
                sign * td_significance(recent, sampled[RECENT], before, sampled[BEFORE])};
    }
    if (count > 0)
        qsort(candidates, count, sizeof *candidates, by_score);
    *ret_candidates = candidates;
    *ret_count = count < TD_TRENDS_COUNTED_MAX ? count : TD_TRENDS_COUNTED_MAX;
    return TD_OK;
}

/* Items that hold the term's tokens in a row in title or summary. */
static enum td_code match_of(struct finder *finder, struct td_slice term,
                             struct td_slice *ret_match, struct td_error *err)
{
    return td_arena_format(finder->arena, ret_match, err, "{title summary} : \"%.*s\"",
                           TD_SLICE_ARG(term));
}

static enum td_code count_exactly(struct finder *finder, struct td_trend *trend,
                                  struct td_error *err)
{
    struct td_condition match = {.kind = TD_CONDITION_PHRASE};
    struct td_item_set found, recent;
    TD_TRY(match_of(finder, trend->term, &match.text, err));
    TD_TRY(td_store_select(finder->store, finder->arena, &match, &found, err));
    TD_TRY(td_item_set_copy(finder->arena, &found, &recent, err));
    td_item_set_and(&recent, &finder->sets[RECENT]);
    td_item_set_and(&found, &finder->sets[BEFORE]);
    trend->recent = td_item_set_count(&recent);
    trend->before = td_item_set_count(&found);
    trend->score = td_significance((double)trend->recent, (double)finder->trends.recent_items,
                                   (double)trend->before, (double)finder->trends.before_items);
    return TD_OK;
}

static enum td_code count_candidates(struct finder *finder, const struct candidate *candidates,
                                     size_t count, struct td_trend_list *list, struct td_error *err)
{
    const struct td_trends *trends = &finder->trends;
    list->list = td_arena_array(finder->arena, count, sizeof *list->list);
    if (list->list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        struct td_trend trend = {.term = finder->ngrams.list[candidates[i].ngram].text};
        TD_TRY(count_exactly(finder, &trend, err));
        if (is_wanted(list->direction, (double)trend.recent, (double)trends->recent_items,
                      (double)trend.before, (double)trends->before_items))
            list->list[list->count++] = trend;
    }
    return TD_OK;
}

/* A term comes before its own beginning. */
static int by_exact_score(const void *a, const void *b)
{
    const struct td_trend *first = a, *second = b;
    double difference = (second->score < 0 ? -second->score : second->score) -
                        (first->score < 0 ? -first->score : first->score);
    if (difference != 0)
        return difference > 0 ? 1 : -1;
    bool begins =
        td_slice_starts(first->term, second->term) || td_slice_starts(second->term, first->term);
    int order = td_slice_compare(first->term, second->term);
    return begins ? -order : order;
}

/* Whether one term is part of the other. */
static enum td_code overlap(struct finder *finder, struct td_slice a, struct td_slice b,
                            bool *ret_overlap, struct td_error *err)
{
    struct td_phrase first, second;
    TD_TRY(td_phrase_make(finder->arena, a, &first, err));
    TD_TRY(td_phrase_make(finder->arena, b, &second, err));
    *ret_overlap = td_phrase_in(&first, &second) || td_phrase_in(&second, &first);
    return TD_OK;
}

/* Keeps the best terms of the list that are no parts of each other. */
static enum td_code choose(struct finder *finder, struct td_trend_list *list, struct td_error *err)
{
    size_t chosen = 0;
    if (list->count > 0)
        qsort(list->list, list->count, sizeof *list->list, by_exact_score);
    for (size_t i = 0; i < list->count && chosen < finder->request->limit; i++) {
        bool is_part = false;
        for (size_t k = 0; k < chosen && !is_part; k++)
            TD_TRY(overlap(finder, list->list[i].term, list->list[k].term, &is_part, err));
        if (!is_part)
            list->list[chosen++] = list->list[i];
    }
    list->count = chosen;
    return TD_OK;
}

static enum td_code find_examples(struct finder *finder, const struct td_item_set *set,
                                  struct td_trend *trend, struct td_error *err)
{
    struct td_matches matches;
    struct td_slice match;
    TD_TRY(match_of(finder, trend->term, &match, err));
    struct td_rank_phrase phrase = {.expression = match, .weight = 1};
    struct td_rank_request request = {.phrases = &phrase,
                                      .count = 1,
                                      .set = set,
                                      .weights = &td_rank_usual,
                                      .limit = TD_TREND_EXAMPLES};
    TD_TRY(td_store_rank(finder->store, finder->arena, &request, &matches, err));
    for (size_t i = 0; i < matches.count; i++)
        trend->examples[trend->example_count++] = matches.list[i].item;
    return TD_OK;
}

static enum td_code find_list(struct finder *finder, enum td_trend_direction direction,
                              struct td_error *err)
{
    struct td_trend_list *list = &finder->trends.lists[finder->trends.list_count++];
    unsigned group = direction == TD_TREND_FALLING ? BEFORE : RECENT;
    struct candidate *candidates = NULL;
    size_t count = 0;
    list->direction = direction;
    TD_TRY(find_candidates(finder, direction, &candidates, &count, err));
    TD_TRY(count_candidates(finder, candidates, count, list, err));
    TD_TRY(choose(finder, list, err));
    for (size_t i = 0; i < list->count; i++)
        TD_TRY(find_examples(finder, &finder->sets[group], &list->list[i], err));
    return TD_OK;
}

static enum td_code find_lists(struct finder *finder, struct td_error *err)
{
    TD_TRY(sample_terms(finder, err));
    if (finder->request->only_new)
        return find_list(finder, TD_TREND_NEW, err);
    TD_TRY(find_list(finder, TD_TREND_RISING, err));
    return find_list(finder, TD_TREND_FALLING, err);
}

enum td_code td_trends_find(struct td_store *store, struct td_arena *arena,
                            const struct td_trends_request *request, struct td_trends *ret_trends,
                            struct td_error *err)
{
    struct finder finder = {.store = store, .arena = arena, .request = request};
    TD_TRY(part_days(&finder, err));
    if (finder.trends.last_day[0] != '\0')
        TD_TRY(find_lists(&finder, err));
    *ret_trends = finder.trends;
    return TD_OK;
}
