/* What a query's items are ranked by: its words as they are, or its pieces. */
#include "query_arena.h"

#include "base/utf8.h"
#include "search/terms.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LIST_MAX_BYTES = 4096 };

static struct td_query parse(const char *text)
{
    struct td_query query;
    struct td_error err = {0};
    assert_int_equal(td_query_parse(&arena, td_slice_of(text), &test_calendar, &query, &err),
                     TD_OK);
    return query;
}

struct terms {
    struct td_rank_phrase *list;
    size_t count;
};

static struct terms pieces_of(const char *text)
{
    struct td_query query = parse(text);
    struct td_error err = {0};
    struct terms terms = {NULL, 0};
    assert_int_equal(td_terms_pieces(&arena, &query, &terms.list, &terms.count, &err), TD_OK);
    return terms;
}

/* "expression weight" of each, with a stem's mark as '~', parted by '|'. */
static const char *spell(struct terms terms)
{
    static char text[LIST_MAX_BYTES];
    size_t len = 0;
    text[0] = '\0';
    for (size_t i = 0; i < terms.count; i++) {
        const struct td_rank_phrase *term = &terms.list[i];
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%.*s %.1f", i > 0 ? "|" : "",
                                TD_SLICE_ARG(term->expression), term->weight + term->more_weight);
    }
    for (char *mark = text; (mark = strchr(mark, TD_RANK_STEM_MARK[0])) != NULL;)
        *mark = '~';
    return text;
}

static void assert_pieces(const char *text, const char *expected)
{
    assert_string_equal(spell(pieces_of(text)), expected);
}

static void test_words_stay_whole(void **state)
{
    struct td_query query = parse("\"gpt 4o\" 谷歌 title:模型 谷歌 -苹果");
    struct td_error err = {0};
    struct terms terms;
    (void)state;
    assert_int_equal(td_terms_whole(&arena, &query, &terms.list, &terms.count, &err), TD_OK);
    assert_string_equal(spell(terms), "\"gpt 4o\" 1.0|\"谷歌\" 1.0|{title } : \"模型\" 1.0");
}

static void test_characters_go_in_pairs_that_overlap(void **state)
{
    (void)state;
    assert_pieces("苹果发布", "\"苹果\" 1.0|\"果发\" 1.0|\"发布\" 1.0");
    assert_pieces("苹果 发布", "\"苹果\" 1.0|\"发布\" 1.0");
}

static void test_letter_words_have_their_stems_beside_them(void **state)
{
    (void)state;
    assert_pieces("heated flows", "\"heated\" 0.4|\"~heat\" 0.8|\"flows\" 0.4|\"~flow\" 0.8");
    assert_pieces("gpt 4", "\"gpt\" 0.4|\"~gpt\" 0.8|\"4\" 1.0");
}

static void test_letters_beside_pairs_weigh_three_times(void **state)
{
    (void)state;
    assert_pieces("gpt 模型", "\"gpt\" 1.2|\"~gpt\" 2.4|\"模型\" 1.0");
    struct terms terms = pieces_of("gpt 模型");
    assert_true(fabs(terms.list[0].weight - 0.4) < 1e-9); /* of the least share, as ever */
}

static void test_what_is_said_twice_counts_twice(void **state)
{
    (void)state;
    assert_pieces("模型 和 模型", "\"模型\" 2.0");
    assert_pieces("flow flow", "\"flow\" 0.8|\"~flow\" 1.6");
}

static void test_what_only_asks_is_left_out_unless_there_is_nothing_else(void **state)
{
    (void)state;
    assert_pieces("模型 什么", "\"模型\" 1.0");
    assert_pieces("what is the flow", "\"flow\" 0.4|\"~flow\" 0.8");
    assert_pieces("什么", "\"什么\" 1.0");
}

static void test_what_is_taken_out_or_names_a_field_is_no_piece(void **state)
{
    (void)state;
    assert_pieces("模型 -谷歌", "\"模型\" 1.0");
    assert_pieces("title:模型 谷歌", "{title } : \"模型\" 1.0|\"谷歌\" 1.0");
}

static void test_pieces_know_their_fields_and_tokens(void **state)
{
    struct terms terms = pieces_of("flows 模型");
    (void)state;
    assert_int_equal(terms.count, 3);
    for (size_t i = 0; i < terms.count; i++) {
        assert_int_equal(terms.list[i].fields >> TD_RANK_SUMMARY & 1, 1);
        assert_int_equal(terms.list[i].phrase.count, i < 2 ? 1 : 2);
        assert_int_equal(terms.list[i].is_stem, i == 1);
    }
}

static void test_there_is_a_ceiling(void **state)
{
    char text[8 * TD_RANK_MAX_PHRASES + 1];
    (void)state;
    for (size_t i = 0; i < sizeof text / 8; i++)
        snprintf(text + 8 * i, 9, "%07zu ", i);
    assert_int_equal(pieces_of(text).count, TD_RANK_MAX_PHRASES);
}

/* The characters in a row. */
static const char *characters_of(const char *text)
{
    static char spelled[LIST_MAX_BYTES];
    struct td_query query = parse(text);
    struct td_rank_character *list = NULL;
    struct td_error err = {0};
    size_t count = 0, len = 0;
    assert_int_equal(td_terms_characters(&arena, &query, &list, &count, &err), TD_OK);
    for (size_t i = 0; i < count; i++)
        len += td_utf8_encode(list[i].point, spelled + len);
    spelled[len] = '\0';
    return spelled;
}

static void test_the_characters_of_pairs_are_evidence(void **state)
{
    (void)state;
    assert_string_equal(characters_of("苹果 gpt 发布"), "苹果发布");
    assert_string_equal(characters_of("果 发布"), "发布");
    assert_string_equal(characters_of("模型 -谷歌"), "模型");
    assert_string_equal(characters_of("什么模型"), "模型");
    assert_string_equal(characters_of("flow"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words_stay_whole, begin, end),
        cmocka_unit_test_setup_teardown(test_characters_go_in_pairs_that_overlap, begin, end),
        cmocka_unit_test_setup_teardown(test_letter_words_have_their_stems_beside_them, begin, end),
        cmocka_unit_test_setup_teardown(test_letters_beside_pairs_weigh_three_times, begin, end),
        cmocka_unit_test_setup_teardown(test_what_is_said_twice_counts_twice, begin, end),
        cmocka_unit_test_setup_teardown(
            test_what_only_asks_is_left_out_unless_there_is_nothing_else, begin, end),
        cmocka_unit_test_setup_teardown(test_what_is_taken_out_or_names_a_field_is_no_piece, begin,
                                        end),
        cmocka_unit_test_setup_teardown(test_pieces_know_their_fields_and_tokens, begin, end),
        cmocka_unit_test_setup_teardown(test_there_is_a_ceiling, begin, end),
        cmocka_unit_test_setup_teardown(test_the_characters_of_pairs_are_evidence, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
