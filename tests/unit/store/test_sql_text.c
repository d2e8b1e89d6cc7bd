#include "store/sql_text.h"

#include "base/buf.h"
#include "support/cmocka.h"

#include <string.h>

static void assert_slice(struct td_slice slice, const char *text)
{
    if (slice.len != strlen(text) || (slice.len > 0 && memcmp(slice.ptr, text, slice.len) != 0))
        fail_msg("'%.*s' is not '%s'", TD_SLICE_ARG(slice), text);
}

/* Each with a bar behind it. */
static void assert_tokens(const char *text, const char *expected)
{
    TD_CLEANUP(td_buf_release) struct td_buf tokens;
    struct td_slice rest = td_slice_of(text), token;
    td_buf_init(&tokens, 1000);
    while ((token = td_sql_token(&rest)).len > 0)
        td_buf_addf(&tokens, "%.*s|", TD_SLICE_ARG(token));
    assert_slice(td_buf_slice(&tokens), expected);
    assert_int_equal(rest.len, 0);
}

static void test_tokens_are_words_quotations_and_single_characters(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {" \t\n", ""},
        {"CREATE TABLE a(b);", "CREATE|TABLE|a|(|b|)|;|"},
        {"a_1 $b 名字c", "a_1|$b|名字c|"},
        {"'it''s' \"a b\" `c d` [e f]", "'it'|'s'|\"a b\"|`c d`|[e f]|"},
        {"'open", "'open|"},
        {"[", "[|"},
        {"a-b/c", "a|-|b|/|c|"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_tokens(cases[i][0], cases[i][1]);
}

static void test_blanks_and_comments_go_unseen(void **state)
{
    (void)state;
    assert_tokens("a -- b\nc", "a|c|");
    assert_tokens("a -- b", "a|");
    assert_tokens("a /* b */ c /* d\n*/ e", "a|c|e|");
    assert_tokens("a /* b", "a|");
    assert_tokens("/**/--\n/", "/|");
}

static void test_statements_end_at_semicolons_that_are_not_within_something(void **state)
{
    struct td_slice script = TD_SLICE(" SELECT ';', \";\", `;`, [;] ; -- ;\n /* ; */ b - c / d ;e");
    (void)state;
    assert_slice(td_sql_statement(&script), "SELECT ';', \";\", `;`, [;] ");
    assert_slice(td_sql_statement(&script), "b - c / d ");
    assert_slice(td_sql_statement(&script), "e");
    assert_slice(td_sql_statement(&script), "");
}

static void test_what_a_statement_creates_is_named(void **state)
{
    static const char *const cases[][2] = {
        {"CREATE TABLE a (b)", "a"},
        {"CREATE UNIQUE INDEX b ON a (b)", "b"},
        {"CREATE VIRTUAL TABLE c USING fts5", "c"},
        {"CREATE VIEW d AS SELECT 1", "d"},
        {"CREATE /* TABLE */ TABLE 'e'", "'e'"},
        {"CREATE TABLE", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_slice(td_sql_created_name(td_slice_of(cases[i][0])), cases[i][1]);
    assert_true(td_slice_is_none(td_sql_created_name(TD_SLICE("DROP TABLE a"))));
    assert_true(td_slice_is_none(td_sql_created_name(TD_SLICE(""))));
}

static void test_the_same_words_create_the_same(void **state)
{
    const struct td_slice table = TD_SLICE("CREATE TABLE a (b, c)");
    static const char *const same[] = {"CREATE  TABLE\na(b,c)", "CREATE TABLE \"a\" (b, c)",
                                       "CREATE TABLE 'a' (b, /* d */ c)"};
    static const char *const others[] = {"CREATE TABLE a (b, 'c')",      "CREATE TABLE b (b, c)",
                                         "CREATE TABLE a (b, c) STRICT", "CREATE TABLE a (b",
                                         "CREATE TABLE [a] (b, c)",      ""};
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_true(td_sql_same(table, td_slice_of(same[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(td_sql_same(table, td_slice_of(others[i])));
}

static void test_heads_are_the_same_before_the_first_parenthesis(void **state)
{
    (void)state;
    assert_true(td_sql_same_head(TD_SLICE("CREATE TABLE a (b)"), TD_SLICE("CREATE TABLE 'a'(c)")));
    assert_true(td_sql_same_head(TD_SLICE("CREATE VIEW a"), TD_SLICE("CREATE VIEW a")));
    assert_false(td_sql_same_head(TD_SLICE("CREATE TABLE a (b)"), TD_SLICE("CREATE VIEW a (b)")));
    assert_false(td_sql_same_head(TD_SLICE("CREATE TABLE a (b)"), TD_SLICE("CREATE TABLE a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens_are_words_quotations_and_single_characters),
        cmocka_unit_test(test_blanks_and_comments_go_unseen),
        cmocka_unit_test(test_statements_end_at_semicolons_that_are_not_within_something),
        cmocka_unit_test(test_what_a_statement_creates_is_named),
        cmocka_unit_test(test_the_same_words_create_the_same),
        cmocka_unit_test(test_heads_are_the_same_before_the_first_parenthesis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
