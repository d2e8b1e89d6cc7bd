#include "stats/ngrams.h"
#include "support/cmocka.h"
#include "text/phrase.h"

#include <stdlib.h>
#include <string.h>

enum { ARENA_MAX_BYTES = 64 * 1024 * 1024, DOCUMENTS = 60, TEXT_BYTES = 400 };

static struct td_ngrams count(struct td_arena *arena, const struct td_document *documents,
                              size_t document_count, uint32_t min_occurrences)
{
    struct td_ngrams ngrams;
    struct td_error err = {0};
    assert_int_equal(
        td_ngrams_count(arena, documents, document_count, min_occurrences, &ngrams, &err), TD_OK);
    return ngrams;
}

static const struct td_ngram *find(const struct td_ngrams *ngrams, const char *text)
{
    for (size_t i = 1; i < ngrams->count; i++)
        if (td_slice_equal(ngrams->list[i].text, td_slice_of(text)))
            return &ngrams->list[i];
    return NULL;
}

static void test_a_document_counts_once_and_each_occurrence_too(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    (void)state;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    struct td_document documents[] = {
        {{TD_SLICE("谷歌发布，谷歌地图"), TD_SLICE_NONE}, 0},
        {{TD_SLICE("关于谷歌"), TD_SLICE("谷歌")}, 1},
    };
    struct td_ngrams ngrams = count(&arena, documents, 2, 1);
    const struct td_ngram *google = find(&ngrams, "谷歌");
    assert_non_null(google);
    assert_int_equal(google->occurrences, 4);
    assert_int_equal(google->documents[0], 1);
    assert_int_equal(google->documents[1], 1);
    assert_int_equal(google->most_right, 1);
}

static void test_words_stand_in_a_row_over_one_space_or_hyphen_only(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    (void)state;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    struct td_document documents[] = {
        {{TD_SLICE("Claude Code, GPT-4o; one, two"), TD_SLICE("Claude Code GPT-4o")}, 0}};
    struct td_ngrams ngrams = count(&arena, documents, 1, 2);
    assert_non_null(find(&ngrams, "Claude Code"));
    assert_non_null(find(&ngrams, "GPT-4o"));
    assert_null(find(&ngrams, "one, two"));
}

static void test_addresses_are_no_words(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    (void)state;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    struct td_document documents[] = {
        {{TD_SLICE("one https://a.example/one?utm=x two"), TD_SLICE_NONE}, 0},
        {{TD_SLICE("见https://a.example/one谷歌 https: one://"), TD_SLICE("https://")}, 0}};
    struct td_ngrams ngrams = count(&arena, documents, 2, 1);
    assert_null(find(&ngrams, "utm"));
    assert_null(find(&ngrams, "example"));
    assert_null(find(&ngrams, "见谷"));
    assert_int_equal(find(&ngrams, "one")->occurrences, 1);
    assert_int_equal(find(&ngrams, "https")->occurrences, 1);
    assert_non_null(find(&ngrams, "谷歌"));
    assert_non_null(find(&ngrams, "two"));
}

static void test_a_run_of_a_rare_run_is_not_counted(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    (void)state;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    struct td_document documents[] = {{{TD_SLICE("甲乙丙，甲乙丁，乙丙"), TD_SLICE_NONE}, 0}};
    struct td_ngrams ngrams = count(&arena, documents, 1, 2);
    assert_non_null(find(&ngrams, "甲乙丙"));
    assert_null(find(&ngrams, "甲乙丁"));
}

/* Every run that the counter names, counted again by search's own notion of a phrase. */
static void check_documents(const struct td_ngram *ngram, const struct td_document *documents)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_error err = {0};
    struct td_phrase phrase, text;
    uint32_t holding = 0;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    assert_int_equal(td_phrase_make(&arena, ngram->text, &phrase, &err), TD_OK);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        assert_int_equal(td_phrase_make(&arena, documents[i].texts[0], &text, &err), TD_OK);
        holding += td_phrase_in(&phrase, &text) ? 1 : 0;
    }
    assert_int_equal(holding, ngram->documents[0] + ngram->documents[1]);
}

static void test_documents_are_those_that_a_scan_finds(void **state)
{
    static const char *const pieces[] = {"谷", "歌", "人", "工", "智",
                                         "，", "。", "能", "机", "器"};
    static char texts[DOCUMENTS][TEXT_BYTES];
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_document documents[DOCUMENTS];
    (void)state;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    srand(11);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        texts[i][0] = '\0';
        for (int k = rand() % 60; k >= 0; k--)
            strcat(texts[i], pieces[rand() % 10]);
        documents[i] =
            (struct td_document){{td_slice_of(texts[i]), TD_SLICE_NONE}, (unsigned)(rand() % 2)};
    }
    struct td_ngrams ngrams = count(&arena, documents, DOCUMENTS, 1);
    assert_true(ngrams.count > 500);
    for (size_t i = 1; i < ngrams.count; i++)
        check_documents(&ngrams.list[i], documents);
}

static void test_no_text_gives_no_runs(void **state)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    (void)state;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    assert_int_equal(count(&arena, NULL, 0, 1).count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_document_counts_once_and_each_occurrence_too),
        cmocka_unit_test(test_words_stand_in_a_row_over_one_space_or_hyphen_only),
        cmocka_unit_test(test_addresses_are_no_words),
        cmocka_unit_test(test_a_run_of_a_rare_run_is_not_counted),
        cmocka_unit_test(test_documents_are_those_that_a_scan_finds),
        cmocka_unit_test(test_no_text_gives_no_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
