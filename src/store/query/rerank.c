#include "store/query/rerank.h"

#include "store/index/bold.h"
#include "store/index/characters.h"
#include "store/index/indexed_texts.h"
#include "store/query/passage.h"
#include "store/query/top.h"
#include "store/statement.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* One of the best, and what it needs. */
struct candidate {
    struct td_match *match;
    uint64_t lengths;
    double may_reach; /* its score, were all bold that may be */
    uint32_t item;
    bool may_be_bold;
};

/* One phrase is no passage. */
static bool asks_for_passages(const struct td_rank_request *request)
{
    size_t count = 0;
    for (size_t i = 0; i < request->count; i++)
        count += td_passages_take(&request->phrases[i]);
    return count > 1 && (request->weights->passage > 0 || request->weights->title > 0);
}

/* How many to put in order by what passages do not tell. */
static int64_t first_limit(const struct td_rerank *r)
{
    int64_t limit = r->request->limit;
    bool is_less = limit >= 0 && limit < TD_RANK_PASSAGES;
    return is_less && asks_for_passages(r->request) ? TD_RANK_PASSAGES : limit;
}

int64_t td_rerank_limit(int64_t limit)
{
    return limit > 0 && limit < TD_RANK_DEPTH ? TD_RANK_DEPTH : limit;
}

const struct td_posting *td_posting_find(const struct td_posting_list *list, int64_t item)
{
    size_t at = td_postings_seek(list, 0, item);
    return at < list->count && list->list[at].item == item ? &list->list[at] : NULL;
}

static int by_item(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    return a->item < b->item ? -1 : a->item > b->item;
}

static size_t count_best(const struct td_matches *matches)
{
    return matches->count < TD_RANK_DEPTH ? matches->count : TD_RANK_DEPTH;
}

/* The best matches by item, but for those worth nothing (a filter alone has found them). */
static enum td_code choose(const struct td_rerank *r, struct td_matches *matches,
                           struct candidate candidates[TD_RANK_DEPTH], size_t *ret_count,
                           struct td_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < count_best(matches); i++) {
        struct td_match *match = &matches->list[i];
        if (match->score > 0)
            candidates[count++] = (struct candidate){.match = match, .item = (uint32_t)match->item};
    }
    if (count > 0)
        qsort(candidates, count, sizeof *candidates, by_item);
    for (size_t i = 0; i < count; i++)
        TD_TRY(td_lengths_read(r->lengths, candidates[i].item, &candidates[i].lengths, err));
    *ret_count = count;
    return TD_OK;
}

/* What the characters' damped counts are multiplied by; 0 where no item holds one. */
static enum td_code weigh_characters(const struct td_rerank *r, double *ret_worth,
                                     struct td_error *err)
{
    for (size_t i = 0; i < r->request->character_count; i++) {
        const struct td_rank_character *character = &r->request->characters[i];
        struct td_character_total total;
        TD_TRY(td_character_total(r->store, character->point, &total, err));
        if (total.items > 0)
            ret_worth[i] = character->weight * td_score_idf(total.items, r->item_count);
    }
    return TD_OK;
}

static enum td_code add_characters(const struct td_rerank *r, struct candidate *candidates,
                                   size_t count, const double *worth, struct td_error *err)
{
    struct td_posting postings[TD_RANK_MAX_CHARACTERS];
    for (size_t i = 0; i < count && r->request->character_count > 0; i++) {
        TD_TRY(td_characters_in_item(r->store, candidates[i].item, r->request->characters,
                                     r->request->character_count, postings, err));
        for (size_t n = 0; n < r->request->character_count; n++)
            candidates[i].match->characters +=
                worth[n] * td_score_count(r->score, &postings[n], candidates[i].lengths);
    }
    return TD_OK;
}

/* For holding all words: a share of what the whole query counts at most. */
static void add_all(const struct td_rerank *r, struct candidate *candidates, size_t count,
                    const double *character_worths)
{
    const struct td_rank_request *request = r->request;
    double most = 0;
    for (size_t i = 0; i < request->count; i++)
        most += request->phrases[i].items > 0 ? td_score_worth(&request->phrases[i]) : 0;
    for (size_t i = 0; i < request->character_count; i++)
        most += character_worths[i];
    for (size_t i = 0; i < count && request->holds_all; i++)
        candidates[i].match->all = request->weights->all * (request->weights->k1 + 1) * most;
}

/* What a phrase adds by being bold so often, where the summary has it. */
static double bold_part(const struct td_rerank *r, const struct candidate *candidate, size_t index,
                        unsigned count)
{
    const struct td_rank_phrase *phrase = &r->request->phrases[index];
    const struct td_posting *plain =
        count > 0 ? td_posting_find(r->lists[index], candidate->item) : NULL;
    if (plain == NULL || plain->counts[TD_RANK_SUMMARY] == 0)
        return 0;
    struct td_posting posting = *plain;
    uint8_t most = plain->counts[TD_RANK_SUMMARY]; /* **Open**AI holds no open */
    posting.counts[TD_RANK_EMPHASIS] = count < most ? (uint8_t)count : most;
    return td_score_worth(phrase) * (td_score_count(r->score, &posting, candidate->lengths) -
                                     td_score_count(r->score, plain, candidate->lengths));
}

static enum td_code add_bold(const struct td_rerank *r, struct candidate *candidate,
                             struct td_stemmer *stemmer, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice emphasis;
    struct td_bold bold;
    bool has_row = false;
    TD_TRY(td_statement_begin(r->store, TD_SQL_READ_ITEM_EMPHASIS, &read, err));
    td_bind_integer(&read, TD_PARAM_READ_ITEM_EMPHASIS_ID, candidate->item);
    TD_TRY(td_statement_step(&read, &has_row, err));
    if (!has_row)
        return TD_OK;
    TD_TRY(td_column_text(&read, TD_COLUMN_READ_ITEM_EMPHASIS_EMPHASIS, r->arena, &emphasis, err));
    TD_TRY(td_bold_read(r->arena, emphasis, stemmer, &bold, err));
    for (size_t i = 0; i < r->request->count; i++)
        candidate->match->bold +=
            bold_part(r, candidate, i, td_bold_count(&bold, &r->request->phrases[i]));
    return TD_OK;
}

static int by_reach(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    return a->may_reach > b->may_reach ? -1 : a->may_reach < b->may_reach;
}

/* The candidates that bold phrases may bring forward come first. */
static void put_by_reach(const struct td_rerank *r, struct candidate *candidates, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct candidate *candidate = &candidates[i];
        bool has_bold = td_lengths_have_bold(candidate->lengths);
        double most = 0;
        for (size_t phrase = 0; has_bold && phrase < r->request->count; phrase++)
            most += bold_part(r, candidate, phrase, UINT_MAX);
        candidate->may_be_bold = most > 0;
        candidate->may_reach = candidate->match->score + candidate->match->characters + most;
    }
    if (count > 0)
        qsort(candidates, count, sizeof *candidates, by_reach);
}

/* The scores of the candidates that were looked at, the best first. */
struct reached {
    double scores[TD_RANK_DEPTH];
    size_t count;
};

static void note_reached(struct reached *reached, const struct td_match *match)
{
    double score = match->score + match->characters + match->bold;
    size_t at = reached->count++;
    for (; at > 0 && reached->scores[at - 1] < score; at--)
        reached->scores[at] = reached->scores[at - 1];
    reached->scores[at] = score;
}

/* Whether those that were looked at fill the request, and the others stay behind them whatever is
 * bold. Age is not in those scores. */
static bool is_settled(const struct td_rerank *r, const struct reached *reached, double may_reach)
{
    const double rounding = 1 + 1e-9;
    int64_t limit = first_limit(r);
    return limit > 0 && (uint64_t)limit <= reached->count && r->request->half_life_days <= 0 &&
           may_reach * rounding < reached->scores[limit - 1];
}

static enum td_code add_all_bold(const struct td_rerank *r, struct candidate *candidates,
                                 size_t count, struct td_error *err)
{
    struct td_stemmer *stemmer = NULL;
    struct reached reached = {.count = 0};
    enum td_code code = TD_OK;
    bool has_phrases = false, has_stems = false;
    for (size_t i = 0; i < r->request->count; i++) {
        has_phrases |= r->request->phrases[i].phrase.count > 0;
        has_stems |= r->request->phrases[i].is_stem;
    }
    if (!has_phrases || r->request->weights->fields[TD_RANK_EMPHASIS].weight <= 0)
        return TD_OK;
    if (has_stems && (stemmer = td_stemmer_open()) == NULL)
        return td_fail_memory(err);
    put_by_reach(r, candidates, count);
    for (size_t i = 0; i < count && code == TD_OK; i++) {
        if (is_settled(r, &reached, candidates[i].may_reach))
            break;
        if (candidates[i].may_be_bold)
            code = add_bold(r, &candidates[i], stemmer, err);
        note_reached(&reached, candidates[i].match);
    }
    td_stemmer_close(stemmer);
    return code;
}

/* An item whose text was looked at. */
struct measured {
    int64_t item;
    struct td_sketch sketch;
};

/* What stands close together in the item, and how much of its title was asked for. */
static enum td_code measure(const struct td_rerank *r, struct td_passages *passages,
                            struct td_match *match, struct measured *measured, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    const struct td_rank_weights *weights = r->request->weights;
    double most = (weights->k1 + 1) * td_passages_worth(passages);
    struct td_slice texts[TD_INDEX_FIELDS];
    bool is_there = false;
    measured->item = match->item;
    TD_TRY(td_store_check_time(r->store, err));
    TD_TRY(td_indexed_texts_read(r->store, match->item, &read, texts, &is_there, err));
    if (!is_there)
        return TD_OK;
    struct td_passage passage = td_passages_measure(passages, texts[TD_RANK_TITLE],
                                                    texts[TD_RANK_SUMMARY], &measured->sketch);
    match->passage = weights->passage * most * passage.best;
    match->title = weights->title * most * passage.title;
    return TD_OK;
}

static enum td_code add_passages(const struct td_rerank *r, const double *character_worths,
                                 struct td_match *list, size_t count, struct measured *measured,
                                 double *ret_most, struct td_error *err)
{
    struct td_passages TD_CLEANUP(td_passages_release) passages = {0};
    TD_TRY(td_passages_make(r->arena, r->request, character_worths, &passages, err));
    for (size_t i = 0; i < count; i++)
        TD_TRY(measure(r, &passages, &list[i], &measured[i], err));
    *ret_most = (r->request->weights->k1 + 1) * td_passages_worth(&passages);
    return TD_OK;
}

static const struct td_match *find_match(const struct td_match *matches, int64_t item)
{
    while (matches->item != item)
        matches++;
    return matches;
}

/* Adds to the scores what is more, aged as they are, and puts the first `limit` (< 0: all) in
 * order, in front. ret_count: how many these are. */
static enum td_code put_in_order(const struct td_rerank *r, struct td_match *list, size_t count,
                                 const double *more, int64_t limit, size_t *ret_count,
                                 struct td_error *err)
{
    struct td_top TD_CLEANUP(td_top_release) top = {0};
    struct td_rank_request request = *r->request;
    struct td_matches ordered;
    request.limit = limit;
    td_top_begin(&top, r->store, r->arena, &request);
    for (size_t i = 0; i < count; i++) {
        double aged = more[i];
        TD_TRY(td_top_age(&top, list[i].item, &aged, err));
        TD_TRY(td_top_offer_aged(&top, list[i].item, list[i].score + aged, err));
    }
    TD_TRY(td_top_take(&top, r->arena, true, &ordered, err));
    for (size_t i = 0; i < ordered.count; i++) {
        double score = ordered.list[i].score;
        ordered.list[i] = *find_match(list, ordered.list[i].item);
        ordered.list[i].score = score;
    }
    for (size_t i = 0; i < ordered.count; i++)
        list[i] = ordered.list[i];
    *ret_count = ordered.count;
    return TD_OK;
}

static const struct td_sketch *sketch_of(const struct measured *measured, int64_t item)
{
    while (measured->item != item)
        measured++;
    return &measured->sketch;
}

/* By how like the first they are. It stays the first: it gets as much as the one that is most like
 * it. `most`: what all that is looked for counts at most. */
static enum td_code order_by_likeness(const struct td_rerank *r, struct td_match *list,
                                      size_t count, const struct measured *measured, double most,
                                      struct td_error *err)
{
    double more[TD_RANK_PASSAGES] = {0}, weight = r->request->weights->likeness * most;
    if (count < 3 || weight <= 0) /* of two, each is as like the other */
        return TD_OK;
    const struct td_sketch *first = sketch_of(measured, list[0].item);
    for (size_t i = 1; i < count; i++) {
        more[i] = weight * td_sketch_likeness(first, sketch_of(measured, list[i].item));
        more[0] = fmax(more[0], more[i]);
    }
    for (size_t i = 0; i < count; i++)
        list[i].likeness = more[i];
    return put_in_order(r, list, count, more, -1, &count, err);
}

/* By characters and bold phrases. */
static enum td_code order_first(const struct td_rerank *r, struct td_matches *matches,
                                const double *character_worths, struct td_error *err)
{
    struct candidate candidates[TD_RANK_DEPTH];
    double more[TD_RANK_DEPTH];
    size_t count = 0, best = count_best(matches), kept = 0;
    TD_TRY(choose(r, matches, candidates, &count, err));
    TD_TRY(add_characters(r, candidates, count, character_worths, err));
    TD_TRY(add_all_bold(r, candidates, count, err));
    add_all(r, candidates, count, character_worths);
    for (size_t i = 0; i < best; i++)
        more[i] = matches->list[i].bold + matches->list[i].characters + matches->list[i].all;
    TD_TRY(put_in_order(r, matches->list, best, more, first_limit(r), &kept, err));
    if (matches->count <= TD_RANK_DEPTH)
        matches->count = kept;
    return TD_OK;
}

/* By passages and titles, then by likeness. Those worth nothing, which a filter alone has found,
 * are the last. */
static enum td_code order_again(const struct td_rerank *r, struct td_matches *matches,
                                const double *character_worths, struct td_error *err)
{
    double more[TD_RANK_PASSAGES], most = 0;
    size_t count = 0;
    struct measured *measured = td_arena_array(r->arena, TD_RANK_PASSAGES, sizeof *measured);
    if (measured == NULL)
        return td_fail_memory(err);
    while (count < matches->count && count < TD_RANK_PASSAGES && matches->list[count].score > 0)
        count++;
    TD_TRY(add_passages(r, character_worths, matches->list, count, measured, &most, err));
    for (size_t i = 0; i < count; i++)
        more[i] = matches->list[i].passage + matches->list[i].title;
    TD_TRY(put_in_order(r, matches->list, count, more, -1, &count, err));
    return order_by_likeness(r, matches->list, count, measured, most, err);
}

enum td_code td_rerank(const struct td_rerank *rerank, struct td_matches *matches,
                       struct td_error *err)
{
    double character_worths[TD_RANK_MAX_CHARACTERS] = {0};
    int64_t limit = rerank->request->limit;
    TD_TRY(weigh_characters(rerank, character_worths, err));
    TD_TRY(order_first(rerank, matches, character_worths, err));
    if (asks_for_passages(rerank->request))
        TD_TRY(order_again(rerank, matches, character_worths, err));
    if (limit >= 0 && matches->count > (size_t)limit)
        matches->count = (size_t)limit;
    return TD_OK;
}
