/* Relaxing, against a slow scan: of small archives made at random, and queries of words, some taken
 * out, some of an author. */
#include "search/relax.h"
#include "search/selection.h"
#include "search/widen.h"
#include "store/connection.h"
#include "support/archive.h"
#include "support/calendar.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ITEMS = 120, WORDS_MAX = 6, QUERIES = 400 };

static const char *const words[] = {"alpha", "beta", "gamma", "delta", "谷歌", "苹果",
                                    "芯片",  "模型", "qwen",  "gpt",   "rare", "never"};
enum { WORD_COUNT = sizeof words / sizeof *words };

static char texts[ITEMS + 1][256];

static uint32_t below(uint32_t limit)
{
    static uint32_t seed = 11;
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % limit;
}

static void run(struct archive *archive, const char *sql)
{
    struct td_error err = {0};
    if (td_store_execute(archive->store, sql, &err) != TD_OK)
        fail_msg("%s", err.message);
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
    struct td_error err = {0};
    if (archive_setup(state) != 0)
        return -1;
    struct archive *archive = *state;
    run(archive, "INSERT INTO roots VALUES (1, '/digests');"
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
        run(archive, sql);
    }
    assert_int_equal(td_store_rebuild(archive->store, &err), TD_OK);
    return 0;
}

struct question {
    const char *asked[WORDS_MAX];
    size_t count;
    const char *taken_out; /* NULL: nothing */
    char text[256];
};

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
        question.taken_out = words[below(WORD_COUNT)];
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

static double weight_of(int item, const struct question *question)
{
    double weight = 0;
    if (question->taken_out != NULL && holds(item, question->taken_out))
        return -1;
    for (size_t i = 0; i < question->count; i++) {
        double holding = 0;
        for (int other = 1; other <= ITEMS; other++)
            holding += holds(other, question->asked[i]);
        if (!is_repeat(question, i) && holds(item, question->asked[i]))
            weight += log(1 + (ITEMS - holding + 0.5) / (holding + 0.5));
    }
    return weight;
}

static size_t word_count(const struct question *question)
{
    size_t count = 0;
    for (size_t i = 0; i < question->count; i++)
        count += !is_repeat(question, i);
    return count;
}

/* Every item is in the set, or not, as the scan says. */
static void check(const struct question *question, const struct td_item_set *set, size_t dropped)
{
    double best = 0;
    size_t held = 0;
    for (int item = 1; item <= ITEMS; item++)
        best = fmax(best, weight_of(item, question));
    for (int item = 1; item <= ITEMS; item++) {
        double weight = weight_of(item, question);
        bool is_meant = best > 0 && weight >= best / 2 && word_count(question) > 1;
        if (fabs(weight - best / 2) > 1e-9 && td_item_set_has(set, item) != is_meant)
            fail_msg("%s: item %d, \"%s\"", question->text, item, texts[item]);
        if (fabs(weight - best) < 1e-9) {
            held = 0;
            for (size_t i = 0; i < question->count; i++)
                held += !is_repeat(question, i) && holds(item, question->asked[i]);
        }
    }
    if (best > 0 && word_count(question) > 1)
        assert_int_equal(dropped, word_count(question) - held);
}

static void test_what_is_found_is_what_a_scan_finds(void **state)
{
    struct archive *archive = *state;
    struct td_error err = {0};
    size_t relaxed = 0;
    for (int round = 0; round < QUERIES; round++) {
        struct question question = draw();
        struct td_query query;
        struct td_item_set set;
        struct td_slice *dropped = NULL;
        size_t count = 0;
        td_arena_reset(&archive->arena);
        assert_int_equal(td_query_parse(&archive->arena, td_slice_of(question.text), &test_calendar,
                                        &query, &err),
                         TD_OK);
        assert_int_equal(
            td_query_relax(archive->store, &archive->arena, &query, &set, &dropped, &count, &err),
            TD_OK);
        check(&question, &set, count);
        relaxed += td_item_set_next(&set, 0) >= 0;
    }
    assert_true(relaxed > QUERIES / 2);
}

static size_t relax(struct archive *archive, const char *text, struct td_item_set *set)
{
    struct td_query query;
    struct td_slice *dropped = NULL;
    size_t count = 0;
    struct td_error err = {0};
    td_arena_reset(&archive->arena);
    assert_int_equal(
        td_query_parse(&archive->arena, td_slice_of(text), &test_calendar, &query, &err), TD_OK);
    assert_int_equal(td_query_widen(archive->store, &archive->arena, &query, &err), TD_OK);
    assert_int_equal(
        td_query_relax(archive->store, &archive->arena, &query, set, &dropped, &count, &err),
        TD_OK);
    return count;
}

static void test_filters_are_never_dropped(void **state)
{
    struct td_item_set set;
    relax(*state, "alpha never author:nobody", &set);
    assert_int_equal(td_item_set_next(&set, 0), -1);
    relax(*state, "alpha never post:a", &set);
    assert_true(td_item_set_next(&set, 0) >= 0);
}

static void test_one_word_cannot_be_relaxed(void **state)
{
    struct td_item_set set;
    assert_int_equal(relax(*state, "alpha", &set), 0);
    assert_int_equal(td_item_set_next(&set, 0), -1);
    assert_int_equal(relax(*state, "", &set), 0);
    assert_int_equal(relax(*state, "-alpha", &set), 0);
    assert_int_equal(td_item_set_next(&set, 0), -1);
}

static void test_the_words_of_a_long_run_are_dropped_one_by_one(void **state)
{
    struct td_item_set set;
    assert_int_equal(relax(*state, "苹果工程师离职", &set), 2);
    assert_true(td_item_set_next(&set, 0) >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_found_is_what_a_scan_finds),
        cmocka_unit_test(test_filters_are_never_dropped),
        cmocka_unit_test(test_one_word_cannot_be_relaxed),
        cmocka_unit_test(test_the_words_of_a_long_run_are_dropped_one_by_one),
    };
    return cmocka_run_group_tests(tests, setup, archive_teardown);
}
