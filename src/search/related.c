#include "search/related.h"

#include "search/expression.h"
#include "store/index/columns.h"
#include "store/index/vocabulary.h"
#include "store/query/condition.h"
#include "store/query/rank.h"
#include "text/function_words.h"

#include <math.h>
#include <stdlib.h>

static const double title_weight = 2;  /* of one occurrence, where one in the summary is 1 */
static const double least_share = 0.1; /* of the words' weight, that a related item holds */

struct word {
    struct td_phrase phrase;
    double frequency; /* in the item */
    double weight;    /* what it tells */
};

struct relating {
    struct td_store *store;
    struct td_arena *arena;
    struct word *words;
    size_t count;
    double items; /* of the archive */
};

static void add_word(struct relating *relating, const struct td_phrase *phrase, double weight)
{
    for (size_t i = 0; i < relating->count; i++) {
        if (td_phrase_equal(&relating->words[i].phrase, phrase)) {
            relating->words[i].frequency += weight;
            return;
        }
    }
    if (relating->count < TD_RELATED_MAX_TOKENS)
        relating->words[relating->count++] = (struct word){*phrase, weight, 0};
}

/* A run of joined characters: its pairs, as the index has them. A frequent pair that is no word
 * tells little and is not chosen; to cut the run would take the counts of single characters, which
 * cost seconds in a large archive. */
static void add_run(struct relating *relating, const struct td_phrase *run, double weight)
{
    for (size_t i = 0; i + 1 < run->count; i++) {
        struct td_phrase pair = {.tokens = run->tokens + i, .count = 2};
        add_word(relating, &pair, weight);
    }
}

/* How many tokens from `at` on stand in one run of joined characters; 0 where none does. */
static size_t run_length(const struct td_phrase *text, size_t at)
{
    size_t count = 0;
    while (at + count < text->count && text->tokens[at + count].kind == TD_TOKEN_CHARACTER &&
           (count == 0 || text->tokens[at + count].joined))
        count++;
    return count;
}

static bool is_telling(const struct td_phrase_token *token)
{
    return token->kind == TD_TOKEN_WORD && token->folded.len > 1 &&
           !td_is_function_word(token->folded);
}

static enum td_code add_text(struct relating *relating, struct td_slice text, double weight,
                             struct td_error *err)
{
    struct td_phrase all;
    TD_TRY(td_phrase_make(relating->arena, text, &all, err));
    if (all.count > TD_RELATED_MAX_TOKENS)
        all.count = TD_RELATED_MAX_TOKENS;
    for (size_t at = 0, run = 0; at<all.count; at += run> 0 ? run : 1) {
        run = run_length(&all, at);
        struct td_phrase part = {.tokens = all.tokens + at, .count = run > 0 ? run : 1};
        if (run > 1)
            add_run(relating, &part, weight);
        else if (is_telling(part.tokens))
            add_word(relating, &part, weight);
    }
    return TD_OK;
}

/* How often tokens i and i + 1 of a word of characters, or its one token, occur. */
static enum td_code count_at(struct relating *relating, const struct td_phrase *phrase, size_t i,
                             int64_t *ret_count, struct td_error *err)
{
    const struct td_phrase_token *token = &phrase->tokens[i];
    if (phrase->count == 1)
        return td_vocabulary_count(relating->store, token->folded, ret_count, err);
    return td_vocabulary_count_pair(relating->store, token->folded, token[1].folded, ret_count,
                                    err);
}

/* A word of several pairs occurs no oftener than its rarest. What occurs in this item alone leads
 * nowhere. */
static enum td_code weigh(struct relating *relating, struct word *word, struct td_error *err)
{
    int64_t least = INT64_MAX;
    for (size_t i = 0; i == 0 || i + 1 < word->phrase.count; i++) {
        int64_t count = 0;
        TD_TRY(count_at(relating, &word->phrase, i, &count, err));
        least = count < least ? count : least;
    }
    if (least > 1)
        word->weight = (1 + log(word->frequency)) * log(1 + relating->items / (double)least);
    return TD_OK;
}

/* The most telling first, equal ones in the order of the text. */
static int compare_words(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    return a->phrase.tokens < b->phrase.tokens ? -1 : a->phrase.tokens > b->phrase.tokens;
}

static enum td_code choose_words(struct relating *relating, const struct td_item *item,
                                 struct td_error *err)
{
    relating->words =
        td_arena_array(relating->arena, TD_RELATED_MAX_TOKENS, sizeof *relating->words);
    if (relating->words == NULL)
        return td_fail_memory(err);
    TD_TRY(add_text(relating, item->title, title_weight, err));
    TD_TRY(add_text(relating, item->summary, 1, err));
    for (size_t i = 0; i < relating->count; i++)
        TD_TRY(weigh(relating, &relating->words[i], err));
    qsort(relating->words, relating->count, sizeof *relating->words, compare_words);
    if (relating->count > TD_RELATED_MAX_WORDS)
        relating->count = TD_RELATED_MAX_WORDS;
    while (relating->count > 0 && relating->words[relating->count - 1].weight <= 0)
        relating->count--;
    return TD_OK;
}

/* The text of a word, as if it was typed. */
static enum td_code text_of(struct td_arena *arena, const struct td_phrase *phrase,
                            struct td_slice *ret_text, struct td_error *err)
{
    struct td_slice text = phrase->tokens[0].folded;
    for (size_t i = 1; i < phrase->count; i++)
        TD_TRY(td_arena_format(arena, &text, err, "%.*s%.*s", TD_SLICE_ARG(text),
                               TD_SLICE_ARG(phrase->tokens[i].folded)));
    *ret_text = text;
    return TD_OK;
}

/* Any of the words as a query, and as phrases to rank by. */
static enum td_code ask(struct relating *relating, struct td_query *ret_query,
                        struct td_rank_phrase **ret_phrases, struct td_error *err)
{
    struct td_rank_phrase *phrases =
        td_arena_array(relating->arena, relating->count + 1, sizeof *phrases);
    struct td_node *any = NULL, *node = NULL;
    if (phrases == NULL)
        return td_fail_memory(err);
    TD_TRY(td_node_make(relating->arena, TD_NODE_ANY, &any, err));
    for (size_t i = 0; i < relating->count; i++) {
        TD_TRY(td_node_make(relating->arena, TD_NODE_WORD, &node, err));
        node->word.phrase = relating->words[i].phrase;
        node->word.fields = TD_FIELD_ANY;
        TD_TRY(text_of(relating->arena, &node->word.phrase, &node->word.text, err));
        TD_TRY(td_expression_write(relating->arena, &node->word, &phrases[i].expression, err));
        phrases[i].weight = 1 + log(relating->words[i].frequency);
        td_node_add(any, node);
    }
    *ret_phrases = phrases;
    *ret_query = (struct td_query){.text = TD_SLICE(""), .root = td_node_simplify(any)};
    return td_query_gather(relating->arena, ret_query, err);
}

/* Sets of the items of the same story, and of all others; the item itself is in neither. */
static enum td_code part(struct relating *relating, int64_t item, struct td_item_set *ret_story,
                         struct td_item_set *ret_others, struct td_error *err)
{
    struct td_condition same = {.kind = TD_CONDITION_STORY};
    struct td_column stories;
    struct td_item_set allowed;
    const void *block = NULL;
    size_t at = (size_t)item;
    TD_TRY(td_store_set_or_default(relating->store, relating->arena, NULL, &allowed, err));
    relating->items = (double)td_item_set_count(&allowed);
    TD_TRY(td_item_set_copy(relating->arena, &allowed, ret_others, err));
    td_item_set_remove(ret_others, item);
    TD_TRY(td_columns_open(relating->store, relating->arena, TD_ITEM_STORY, &stories, err));
    TD_TRY(td_columns_block(&stories, at / TD_COLUMNS_BLOCK_ITEMS, &block, err));
    same.number = (int64_t)((const uint64_t *)block)[at % TD_COLUMNS_BLOCK_ITEMS];
    if (same.number == 0)
        return td_store_make_set(relating->store, relating->arena, ret_story, err);
    TD_TRY(td_store_select(relating->store, relating->arena, &same, ret_story, err));
    td_item_set_and(ret_story, ret_others);
    td_item_set_subtract(ret_others, ret_story);
    return TD_OK;
}

/* The second list behind the first, at most `limit` in all. */
static enum td_code join(struct td_arena *arena, const struct td_matches *first,
                         const struct td_matches *second, int64_t limit,
                         struct td_matches *ret_matches, struct td_error *err)
{
    struct td_matches all = {.count = first->count + second->count,
                             .total = first->total + second->total};
    all.list = td_arena_array(arena, all.count + 1, sizeof *all.list);
    if (all.list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < all.count; i++)
        all.list[i] = i < first->count ? first->list[i] : second->list[i - first->count];
    if (limit >= 0 && (uint64_t)limit < all.count)
        all.count = (size_t)limit;
    for (size_t i = 0; i < all.count; i++)
        all.list[i].is_partial = true; /* they hold some of the item's words */
    *ret_matches = all;
    return TD_OK;
}

enum td_code td_search_related(struct td_store *store, struct td_arena *arena,
                               const struct td_item *item, int64_t limit,
                               struct td_query *ret_query, struct td_matches *ret_matches,
                               struct td_error *err)
{
    struct relating relating = {.store = store, .arena = arena};
    struct td_item_set story, others;
    struct td_matches first = {0}, second = {0};
    struct td_rank_request request = {.weights = &td_rank_usual, .limit = limit};
    TD_TRY(part(&relating, item->id, &story, &others, err));
    TD_TRY(choose_words(&relating, item, err));
    TD_TRY(ask(&relating, ret_query, &request.phrases, err));
    request.count = relating.count;
    request.set = &story;
    request.lists_all = true;
    TD_TRY(td_store_rank(store, arena, &request, &first, err));
    request.set = &others;
    request.lists_all = false;
    request.least_share = least_share;
    TD_TRY(td_store_rank(store, arena, &request, &second, err));
    return join(arena, &first, &second, limit, ret_matches, err);
}
