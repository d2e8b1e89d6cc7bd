/* Relaxing, against a slow scan: of a small archive made at random, and queries of words, some
 * taken out. */
#include "search/search.h"
#include "search/selection.h"
#include "search/widen.h"
#include "support/archive.h"
#include "support/calendar.h"
#include "support/draw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ITEMS = 120, WORDS_MAX = 6, QUERIES = 400 };

static const char *const words[] = {"alpha", "beta", "gamma", "delta", "谷歌", "苹果",
                                    "芯片",  "模型", "qwen",  "gpt",   "rare", "absent"};
enum { WORD_COUNT = sizeof words / sizeof *words };

static char texts[ITEMS + 1][256];

static uint32_t below(uint32_t limit)
{
    static uint32_t seed = 11;
    return draw_below(&seed, limit);
}

/* The later a word stands in the list, the rarer it is; the last is never there. */
static void make_text(char *text)
{
    text[0] = '\0';
    for (int i = 0; i + 1 < WORD_COUNT; i++) {
        if (below(3 + (uint32_t)i * 2) == 0)
            strcat(strcat(text, words[i]), " ");
    }
}

static int setup(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    archive_run(archive, "INSERT INTO roots VALUES (1, '/digests');"
                         "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
                         " VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0);"
                         "INSERT INTO post_bytes VALUES (1, x'00')");
    for (int i = 1; i <= ITEMS; i++) {
        char sql[1024];
        make_text(texts[i]);
        snprintf(sql, sizeof sql,
                 "INSERT INTO items (id, post_id, position, title, link_text, summary,"
                 " summary_markdown) VALUES (%d, 1, %d, '%s', '', '', '')",
                 i, i, texts[i]);
        archive_run(archive, sql);
    }
    archive_rebuild(archive);
    return 0;
}

struct question {
    const char *asked[WORDS_MAX];
    size_t count;
    const char *taken_out; /* NULL: nothing */
    char text[256];
};

static bool is_asked(const struct question *question, const char *word)
{
    for (size_t i = 0; i < question->count; i++) {
        if (question->asked[i] == word)
            return true;
    }
    return false;
}

static struct question draw(void)
{
    struct question question = {.count = 2 + below(WORDS_MAX - 1)};
    for (size_t i = 0; i < question.count; i++) {
        question.asked[i] = words[below(WORD_COUNT)];
        for (size_t n = 0; n < i; n++) {
            if (question.asked[n] == question.asked[i])
                question.asked[i] = words[(below(WORD_COUNT))];
        }
        strcat(strcat(question.text, question.asked[i]), " ");
    }
    if (below(3) == 0) {
        do
            question.taken_out = words[below(WORD_COUNT)];
        while (is_asked(&question, question.taken_out));
        strcat(strcat(question.text, "-"), question.taken_out);
    }
    return question;
}

static bool holds(int item, const char *word)
{
    char padded[260], sought[32];
    snprintf(padded, sizeof padded, " %s", texts[item]);
    snprintf(sought, sizeof sought, " %s ", word);
    return strstr(padded, sought) != NULL;
}

static bool is_repeat(const struct question *question, size_t i)
{
    for (size_t n = 0; n < i; n++) {
        if (question->asked[n] == question->asked[i])
            return true;
    }
    return false;
}

static double idf_of(const char *word)
{
    double holding = 0;
    for (int item = 1; item <= ITEMS; item++)
        holding += holds(item, word);
    return holding > 0 ? log(1 + (ITEMS - holding + 0.5) / (holding + 0.5)) : 0;
}

/* Letter words weigh as themselves and as their stem, 0.4 and 0.8; a word as often as it is typed.
 */
static const double word_and_stem = 1.2, stem_alone = 0.8;

static bool is_letters(const char *word)
{
    return word[0] >= 'a' && word[0] <= 'z';
}

static double weight_of(int item, const struct question *question)
{
    double weight = 0;
    for (size_t i = 0; i < question->count; i++) {
        const char *word = question->asked[i];
        if (item == 0 || holds(item, word))
            weight += idf_of(word) * (is_letters(word) ? word_and_stem : 1);
    }
    return weight;
}

/* Of a word or a stem: the most that one of them weighs. */
static double heaviest_of(const struct question *question)
{
    double heaviest = 0;
    for (size_t i = 0; i < question->count; i++) {
        const char *word = question->asked[i];
        double weight = 0;
        for (size_t n = 0; n < question->count; n++)
            weight += question->asked[n] == word ? idf_of(word) : 0;
        heaviest = fmax(heaviest, weight * (is_letters(word) ? stem_alone : 1));
    }
    return heaviest;
}

static bool is_out(int item, const struct question *question)
{
    return question->taken_out != NULL && holds(item, question->taken_out);
}

static bool holds_all(int item, const struct question *question)
{
    for (size_t i = 0; i < question->count; i++) {
        if (!holds(item, question->asked[i]))
            return false;
    }
    return !is_out(item, question);
}

static size_t word_count(const struct question *question)
{
    size_t count = 0;
    for (size_t i = 0; i < question->count; i++)
        count += !is_repeat(question, i);
    return count;
}

static bool is_relaxed(const struct question *question)
{
    int all = 0;
    for (int item = 1; item <= ITEMS; item++)
        all += holds_all(item, question);
    return all < TD_RELAX_BELOW && word_count(question) > 1;
}

/* What was found, in order. */
struct answer {
    struct td_query query;
    struct td_item_set set;
    struct td_search_request request;
    struct td_matches matches;
};

static void ask(struct archive *archive, const char *text, struct answer *answer)
{
    struct td_error err = {0};
    td_arena_reset(&archive->arena);
    struct td_arena *arena = &archive->arena;
    *answer = (struct answer){.request = {.limit = -1}};
    if (td_query_parse(arena, td_slice_of(text), &test_calendar, &answer->query, &err) != TD_OK ||
        td_query_widen(archive->store, arena, &answer->query, &err) != TD_OK ||
        td_query_select(archive->store, arena, &answer->query, false, &answer->set, &err) !=
            TD_OK ||
        td_query_relax(archive->store, arena, &answer->query, &answer->set, false,
                       &answer->request.relaxed, &err) != TD_OK)
        fail_msg("%s", err.message);
    answer->request.set = &answer->set;
    if (td_search(archive->store, arena, &answer->query, &answer->request, &answer->matches,
                  &err) != TD_OK)
        fail_msg("%s", err.message);
}

/* The place of an item among the matches, from 0; -1: not found. */
static int place_of(const struct answer *answer, int item)
{
    for (size_t i = 0; i < answer->matches.count; i++) {
        if (answer->matches.list[i].item == item)
            return (int)i;
    }
    return -1;
}

/* The item is found whole, in part, or not, as the scan says. */
static void check_item(const struct question *question, const struct answer *answer, int item)
{
    double least = fmin(td_relaxed_least_share * weight_of(0, question),
                        td_relaxed_least_of_heaviest * heaviest_of(question));
    double weight = is_out(item, question) ? 0 : weight_of(item, question);
    bool all = holds_all(item, question);
    int place = place_of(answer, item);
    bool some = !all && is_relaxed(question) && weight > 0 && weight >= least;
    if (all != (place >= 0 && !answer->matches.list[place].is_partial))
        fail_msg("%s: item %d, \"%s\"", question->text, item, texts[item]);
    if (!all && fabs(weight - least) > 1e-5 && some != (place >= 0))
        fail_msg("%s: item %d, \"%s\"", question->text, item, texts[item]);
    if (answer->request.relaxed != NULL && !all)
        assert_int_equal(td_item_set_has(&answer->request.relaxed->set, item), place >= 0);
}

/* What holds all is found as without relaxing, before what holds some; the numbers are right. */
static void check_order(const struct answer *answer)
{
    int64_t partial = 0;
    for (size_t i = 0; i < answer->matches.count; i++) {
        partial += answer->matches.list[i].is_partial;
        assert_true(partial == 0 || answer->matches.list[i].is_partial);
    }
    assert_int_equal(answer->matches.partial, partial);
    assert_int_equal(answer->matches.total, answer->matches.count);
}

static void test_what_is_found_is_what_a_scan_finds(void **state)
{
    size_t relaxed = 0;
    for (int round = 0; round < QUERIES; round++) {
        struct question question = draw();
        struct answer answer;
        ask(*state, question.text, &answer);
        assert_int_equal(answer.request.relaxed != NULL, is_relaxed(&question));
        for (int item = 1; item <= ITEMS; item++)
            check_item(&question, &answer, item);
        check_order(&answer);
        relaxed += answer.matches.partial > 0;
    }
    assert_true(relaxed > QUERIES / 2);
}

static void test_a_page_is_a_cut_of_all(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    struct answer answer;
    ask(archive, "delta gpt rare", &answer);
    struct td_search_request page = answer.request;
    page.limit = 3;
    for (page.offset = 0; page.offset < (int64_t)answer.matches.count; page.offset += 2) {
        struct td_matches matches;
        assert_int_equal(
            td_search(archive->store, &archive->arena, &answer.query, &page, &matches, &err),
            TD_OK);
        assert_int_equal(matches.total, answer.matches.total);
        assert_true(matches.count <= 3);
        for (size_t i = 0; i < matches.count; i++)
            assert_int_equal(matches.list[i].item,
                             answer.matches.list[(size_t)page.offset + i].item);
    }
}

/* The words that an item lacks are those that are not in it. */
static void test_what_is_missing_is_named(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    struct answer answer;
    ask(archive, "alpha beta absent", &answer);
    for (size_t i = 0; i < answer.matches.count; i++) {
        struct td_slice *missing = NULL;
        size_t count = 0;
        int item = (int)answer.matches.list[i].item;
        assert_int_equal(td_relaxed_missing(archive->store, &archive->arena, answer.request.relaxed,
                                            item, &missing, &count, &err),
                         TD_OK);
        assert_int_equal(count, 3 - holds(item, "alpha") - holds(item, "beta"));
        assert_true(td_slice_equal(missing[count - 1], TD_SLICE("absent")));
    }
    assert_true(answer.matches.count > 0);
}

static void test_filters_are_never_dropped(void **state)
{
    struct answer answer;
    ask(*state, "alpha absent author:nobody", &answer);
    assert_int_equal(answer.matches.total, 0);
    ask(*state, "alpha absent post:a", &answer);
    assert_true(answer.matches.partial > 0);
}

static void test_quoted_words_stay_where_an_item_holds_all(void **state)
{
    static const char *const queries[] = {"alpha gamma \"beta\"", "alpha delta \"beta\"",
                                          "alpha rare \"beta\"",  "alpha gpt \"gamma\"",
                                          "alpha gpt \"beta\"",   "beta delta \"alpha\""};
    size_t whole = 0;
    for (size_t n = 0; n < sizeof queries / sizeof *queries; n++) {
        struct answer answer;
        char word[8] = {0};
        ask(*state, queries[n], &answer);
        sscanf(strchr(queries[n], '"'), "\"%7[a-z]", word);
        bool has_all = answer.matches.total > answer.matches.partial;
        for (size_t i = 0; has_all && i < answer.matches.count; i++)
            assert_true(holds((int)answer.matches.list[i].item, word));
        whole += has_all;
    }
    assert_true(whole > 0);
}

static void test_quoted_words_may_lack_where_no_item_holds_all(void **state)
{
    struct answer answer;
    ask(*state, "gpt alpha \"absent\"", &answer);
    assert_true(answer.matches.partial > 0);
}

/* 因“密件风波”面临指控 cites, and demands nothing. */
static void test_words_in_the_quotes_of_a_text_may_lack(void **state)
{
    static const char *const queries[] = {"谷歌“beta”gamma", "alpha “beta”谷歌", "alpha 谷歌“beta”",
                                          "(alpha gpt\"beta\")", "“beta”——alpha gamma"};
    size_t whole = 0;
    for (size_t n = 0; n < sizeof queries / sizeof *queries; n++) {
        struct answer answer;
        size_t without = 0;
        ask(*state, queries[n], &answer);
        for (size_t i = 0; i < answer.matches.count; i++)
            without += !holds((int)answer.matches.list[i].item, "beta");
        assert_true(without > 0);
        whole += answer.matches.total > answer.matches.partial;
    }
    assert_true(whole > 0);
}

static void test_quotes_that_touch_nothing_demand(void **state)
{
    static const char *const queries[] = {"(\"beta\" alpha gamma)", "alpha gamma title:\"beta\"",
                                          "alpha (gamma \"beta\")", "\"beta\" alpha delta"};
    size_t whole = 0;
    for (size_t n = 0; n < sizeof queries / sizeof *queries; n++) {
        struct answer answer;
        ask(*state, queries[n], &answer);
        bool has_all = answer.matches.total > answer.matches.partial;
        for (size_t i = 0; has_all && i < answer.matches.count; i++)
            assert_true(holds((int)answer.matches.list[i].item, "beta"));
        whole += has_all;
    }
    assert_true(whole > 0);
}

/* A sentence with an OR in it. */
static void test_alternatives_of_several_words_may_lack_some(void **state)
{
    struct answer answer;
    ask(*state, "alpha absent OR beta nothing", &answer);
    assert_true(answer.matches.partial > 0);
    for (size_t i = 0; i < answer.matches.count; i++)
        assert_true(holds((int)answer.matches.list[i].item, "alpha") ||
                    holds((int)answer.matches.list[i].item, "beta"));
    ask(*state, "alpha absent OR post:b", &answer);
    assert_int_equal(answer.matches.total, 0);
    ask(*state, "alpha \"absent\" OR beta nothing", &answer);
    assert_int_equal(answer.matches.total, 0);
}

static void test_one_word_cannot_be_relaxed(void **state)
{
    static const char *const queries[] = {"absent", "", "-alpha", "\"absent\"", "post:b"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        struct answer answer;
        ask(*state, queries[i], &answer);
        assert_int_equal(answer.matches.partial, 0);
        assert_null(answer.request.relaxed);
    }
}

static void test_the_words_of_a_long_run_are_dropped_one_by_one(void **state)
{
    struct answer answer;
    ask(*state, "苹果工程师离职", &answer);
    assert_true(answer.matches.partial > 0);
    assert_int_equal(answer.request.relaxed->word_count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_found_is_what_a_scan_finds),
        cmocka_unit_test(test_a_page_is_a_cut_of_all),
        cmocka_unit_test(test_what_is_missing_is_named),
        cmocka_unit_test(test_quoted_words_stay_where_an_item_holds_all),
        cmocka_unit_test(test_quoted_words_may_lack_where_no_item_holds_all),
        cmocka_unit_test(test_words_in_the_quotes_of_a_text_may_lack),
        cmocka_unit_test(test_quotes_that_touch_nothing_demand),
        cmocka_unit_test(test_alternatives_of_several_words_may_lack_some),
        cmocka_unit_test(test_filters_are_never_dropped),
        cmocka_unit_test(test_one_word_cannot_be_relaxed),
        cmocka_unit_test(test_the_words_of_a_long_run_are_dropped_one_by_one),
    };
    return cmocka_run_group_tests(tests, setup, archive_teardown);
}
