#include "cli/explain.h"

#include "base/buf.h"
#include "base/plural.h"
#include "cli/notes.h"
#include "search/explain.h"

#include <inttypes.h>

enum { LINE_MAX_BYTES = 64 * 1024 };

static enum td_code explain_tree(struct td_session *session, const struct td_ask *ask,
                                 struct td_error *err)
{
    struct td_reason *reasons = NULL;
    size_t count = 0;

    TD_TRY(td_explain(session->store, &session->arena, &ask->query, 0, &reasons, &count, err));
    for (size_t i = 0; i < count; i++)
        td_note("tree: %*s%.*s  %" PRId64 " %s  %.*s", (int)(2 * reasons[i].depth), "",
                TD_SLICE_ARG(reasons[i].part), reasons[i].items,
                td_plural(reasons[i].items, "item", "items"), TD_SLICE_ARG(reasons[i].plan));
    return TD_OK;
}

/* `"谷歌"`, `stem "flow"` */
static void add_phrase(struct td_buf *line, struct td_slice expression)
{
    const struct td_slice mark = TD_SLICE("\"" TD_RANK_STEM_MARK);
    bool is_stem = td_slice_starts(expression, mark);
    td_buf_addf(line, "%s%.*s", is_stem ? "stem \"" : "",
                TD_SLICE_ARG(td_slice_sub(expression, is_stem ? mark.len : 0, expression.len)));
}

static void explain_word(const struct td_rank_phrase *phrase)
{
    TD_CLEANUP(td_buf_release) struct td_buf line;

    td_buf_init(&line, LINE_MAX_BYTES);
    add_phrase(&line, phrase->expression);
    td_note("word: %.*s  %" PRId64 " %s, idf %.4f, weight %.2f", TD_SLICE_ARG(td_buf_slice(&line)),
            phrase->items, td_plural(phrase->items, "item", "items"), phrase->idf,
            phrase->weight + phrase->more_weight);
}

static void explain_score(const struct td_rank_request *rank, const double *parts,
                          const struct td_match *match, int64_t number)
{
    TD_CLEANUP(td_buf_release) struct td_buf line;
    double total = 0;

    td_buf_init(&line, LINE_MAX_BYTES);
    for (size_t i = 0; i < rank->count; i++) {
        total += parts[i];
        if (parts[i] <= 0)
            continue;
        td_buf_addf(&line, "%s%.4f ", line.len > 0 ? " + " : "", parts[i]);
        add_phrase(&line, rank->phrases[i].expression);
    }
    total += match->characters + match->bold + match->passage + match->title + match->likeness +
             match->all;
    if (match->characters > 0)
        td_buf_addf(&line, " + %.4f single characters", match->characters);
    if (match->bold > 0)
        td_buf_addf(&line, " + %.4f bold", match->bold);
    if (match->passage > 0)
        td_buf_addf(&line, " + %.4f close together", match->passage);
    if (match->title > 0)
        td_buf_addf(&line, " + %.4f of the title", match->title);
    if (match->likeness > 0)
        td_buf_addf(&line, " + %.4f like the best", match->likeness);
    if (match->all > 0)
        td_buf_addf(&line, " + %.4f all words", match->all);
    if (total > 0 && match->score < total * (1 - 1e-9))
        td_buf_addf(&line, ", times %.4f for its age", match->score / total);
    td_note("score: %" PRId64 ". item %" PRId64 ": %.4f = %.*s", number, match->item, match->score,
            TD_SLICE_ARG(td_buf_slice(&line)));
}

static enum td_code explain_scores(struct td_session *session, const struct td_ask *ask,
                                   const struct td_search_request *request,
                                   const struct td_matches *matches, struct td_error *err)
{
    struct td_rank_request rank = {.set = ask->set, .weights = &td_rank_usual, .limit = 1};
    struct td_matches best;
    double *parts = NULL;

    TD_TRY(
        td_search_phrases(&session->arena, &ask->query, request, &rank.phrases, &rank.count, err));
    TD_TRY(td_store_rank(session->store, &session->arena, &rank, &best, err));
    for (size_t i = 0; i < rank.count; i++)
        explain_word(&rank.phrases[i]);
    parts = td_arena_array(&session->arena, rank.count, sizeof *parts);
    if (parts == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < matches->count; i++) {
        TD_TRY(td_store_rank_parts(session->store, &session->arena, &rank, matches->list[i].item,
                                   parts, err));
        explain_score(&rank, parts, &matches->list[i], request->offset + (int64_t)i + 1);
    }
    return TD_OK;
}

enum td_code td_explain_search(struct td_session *session, const struct td_ask *ask,
                               const struct td_search_request *request,
                               const struct td_matches *matches, double search_seconds,
                               struct td_error *err)
{
    TD_TRY(explain_tree(session, ask, err));
    td_note("tiers: %" PRId64 " hold all, %" PRId64 " some", matches->total - matches->partial,
            matches->partial);
    if (request->sort == TD_SORT_RELEVANCE && ask->query.word_count > 0)
        TD_TRY(explain_scores(session, ask, request, matches, err));
    td_note("time: %.2f ms to find, %.2f ms to put in order", ask->select_seconds * 1000,
            search_seconds * 1000);
    return TD_OK;
}
