#include "support/answer.h"

#include "search/selection.h"
#include "search/suggest.h"
#include "search/widen.h"
#include "support/calendar.h"

enum { LIMIT = 20 };

static enum td_code find(struct td_store *store, struct td_arena *arena, struct answer *answer,
                         bool reads_hits, struct td_error *err)
{
    struct td_search_request request = {.set = &answer->set, .limit = LIMIT};
    struct td_unknown_word unknown[TD_SUGGEST_MAX_WORDS];
    size_t unknown_count = 0;
    TD_TRY(td_query_widen(store, arena, &answer->query, err));
    TD_TRY(td_query_select(store, arena, &answer->query, false, &answer->set, err));
    TD_TRY(
        td_query_relax(store, arena, &answer->query, &answer->set, false, &request.relaxed, err));
    TD_TRY(td_search(store, arena, &answer->query, &request, &answer->matches, err));
    if (answer->matches.partial == answer->matches.total)
        TD_TRY(td_suggest_for_query(store, arena, &answer->query, unknown, &unknown_count, err));
    for (size_t i = 0; reads_hits && i < answer->matches.count; i++) {
        struct td_hit hit;
        TD_TRY(td_search_read_hit(store, arena, &answer->query, &request, &answer->matches, i, &hit,
                                  err));
    }
    return TD_OK;
}

static enum td_code ask(struct td_store *store, struct td_arena *arena, struct td_slice text,
                        bool reads_hits, struct answer *ret_answer, struct td_error *err)
{
    struct answer answer = {0};
    TD_TRY(td_query_parse(arena, text, &test_calendar, &answer.query, err));
    if (answer.query.root == NULL) {
        *ret_answer = answer;
        return TD_OK;
    }
    TD_TRY(td_store_question_begin(store, err));
    enum td_code code = find(store, arena, &answer, reads_hits, err);
    td_store_question_end(store);
    if (code == TD_OK)
        *ret_answer = answer;
    return code;
}

enum td_code answer(struct td_store *store, struct td_arena *arena, struct td_slice text,
                    struct answer *ret_answer, struct td_error *err)
{
    return ask(store, arena, text, true, ret_answer, err);
}

enum td_code answer_numbers(struct td_store *store, struct td_arena *arena, struct td_slice text,
                            struct answer *ret_answer, struct td_error *err)
{
    return ask(store, arena, text, false, ret_answer, err);
}
