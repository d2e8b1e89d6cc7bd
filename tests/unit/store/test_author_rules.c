/* Which source belongs to which author, by names and by rules. */
#include "store/connection.h"
#include "store/content/author_rules.h"
#include "support/archive.h"

#include <string.h>

static const char sources_sql[] =
    "INSERT INTO sources (id, site, handle, name) VALUES"
    " (1, 'x.com', 'dotey', '宝玉'), (2, NULL, NULL, '宝玉'), (3, 'x.com', 'a', '甲'),"
    " (5, 'b.example', 'A', '甲'), (6, NULL, NULL, '甲'), (9, NULL, NULL, 'merve');"
    "INSERT INTO source_names (source_id, name, last_epoch) VALUES"
    " (1, '宝玉', 2), (1, 'baoyu', 1), (2, '宝玉', 1), (3, '甲', 1), (5, '甲', 1), (6, '甲', 1),"
    " (9, 'merve', 1)";

static int setup_sources(void **state)
{
    if (archive_setup(state) != 0)
        return -1;
    archive_run(*state, sources_sql);
    return 0;
}

static struct td_authors read_authors(struct archive *archive)
{
    struct td_authors authors = {0};
    struct td_error err = {0};
    assert_int_equal(td_authors_read(archive->store, &archive->arena, &authors, &err), TD_OK);
    return authors;
}

static bool are_one(const struct td_authors *authors, int64_t a, int64_t b)
{
    assert_int_not_equal(td_authors_of(authors, a), 0);
    return td_authors_of(authors, a) == td_authors_of(authors, b);
}

static void add_rule(struct archive *archive, struct td_author_rule rule)
{
    struct td_error err = {0};
    assert_int_equal(td_author_rules_add(archive->store, &rule, 1000, &err), TD_OK);
}

static struct td_source_key account(const char *site, const char *handle)
{
    return (struct td_source_key){.site = td_slice_of(site), .handle = td_slice_of(handle)};
}

static struct td_source_key bare(const char *name)
{
    return (struct td_source_key){.name = td_slice_of(name)};
}

static void test_a_name_belongs_to_the_one_account_that_bears_it(void **state)
{
    struct td_authors authors = read_authors(*state);
    assert_true(are_one(&authors, 1, 2));
    assert_false(are_one(&authors, 3, 5)); /* two accounts bear the name of 6 */
    assert_false(are_one(&authors, 3, 6));
    assert_false(are_one(&authors, 5, 6));
    assert_int_equal(authors.count, 1 + 5);
    assert_int_equal(td_authors_of(&authors, 4), 0);
    assert_int_equal(td_authors_of(&authors, 100), 0);
    assert_int_equal(td_authors_of(&authors, -1), 0);
}

static void test_a_name_parts_from_its_account_when_a_second_one_bears_it(void **state)
{
    archive_run(*state, "INSERT INTO source_names VALUES (5, '宝玉', 3)");
    struct td_authors authors = read_authors(*state);
    assert_false(are_one(&authors, 1, 2));
}

static void test_merging_brings_all_that_belongs_to_an_author(void **state)
{
    add_rule(*state, (struct td_author_rule){TD_RULE_MERGE, bare("宝玉"), account("x.com", "A")});
    struct td_authors authors = read_authors(*state);
    assert_true(are_one(&authors, 1, 3));
    assert_true(are_one(&authors, 2, 3));
    const struct td_author *author = &authors.list[td_authors_of(&authors, 1)];
    assert_int_equal(author->source_count, 3);
    assert_string_equal(author->name.ptr, "甲");
}

static void test_splitting_takes_one_out_and_leaves_the_others(void **state)
{
    add_rule(*state, (struct td_author_rule){TD_RULE_MERGE, bare("merve"), bare("宝玉")});
    add_rule(*state,
             (struct td_author_rule){.kind = TD_RULE_SPLIT, .about = account("x.com", "dotey")});
    struct td_authors authors = read_authors(*state);
    assert_false(are_one(&authors, 1, 2));
    assert_true(are_one(&authors, 2, 9));
}

static void test_the_later_rule_holds(void **state)
{
    struct td_source_key a = account("x.com", "a"), b = account("b.example", "a");
    add_rule(*state, (struct td_author_rule){TD_RULE_MERGE, a, b});
    add_rule(*state, (struct td_author_rule){.kind = TD_RULE_SPLIT, .about = a});
    struct td_authors authors = read_authors(*state);
    assert_false(are_one(&authors, 3, 5));
    add_rule(*state, (struct td_author_rule){TD_RULE_MERGE, a, b});
    authors = read_authors(*state);
    assert_true(are_one(&authors, 3, 5));
}

static void test_a_name_that_was_given_stands_for_the_author(void **state)
{
    add_rule(*state, (struct td_author_rule){TD_RULE_RENAME, bare("宝玉"), bare("老师")});
    struct td_authors authors = read_authors(*state);
    const struct td_author *author = &authors.list[td_authors_of(&authors, 1)];
    assert_string_equal(author->name.ptr, "老师");
    assert_true(author->is_renamed);
}

static void test_rules_outlive_sources_and_a_rebuild(void **state)
{
    struct archive *archive = *state;
    add_rule(archive, (struct td_author_rule){TD_RULE_MERGE, bare("merve"), bare("宝玉")});
    archive_run(archive, "DELETE FROM sources");
    struct td_authors authors = read_authors(archive);
    assert_int_equal(authors.count, 1);
    archive_run(archive, "INSERT INTO sources (id, site, handle, name) VALUES"
                         " (21, NULL, NULL, 'merve'), (22, 'x.com', 'dotey', '宝玉'),"
                         " (23, NULL, NULL, '宝玉');"
                         "INSERT INTO source_names VALUES (22, '宝玉', 2)");
    archive_rebuild(archive);
    authors = read_authors(archive);
    assert_true(are_one(&authors, 21, 22));
}

static void test_a_rule_that_was_undone_does_nothing(void **state)
{
    add_rule(*state, (struct td_author_rule){TD_RULE_MERGE, bare("merve"), bare("宝玉")});
    archive_run(*state, "UPDATE changes SET undone_at = 2000");
    struct td_authors authors = read_authors(*state);
    assert_false(are_one(&authors, 9, 1));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup_sources, archive_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_name_belongs_to_the_one_account_that_bears_it),
        TEST(test_a_name_parts_from_its_account_when_a_second_one_bears_it),
        TEST(test_merging_brings_all_that_belongs_to_an_author),
        TEST(test_splitting_takes_one_out_and_leaves_the_others),
        TEST(test_the_later_rule_holds),
        TEST(test_a_name_that_was_given_stands_for_the_author),
        TEST(test_rules_outlive_sources_and_a_rebuild),
        TEST(test_a_rule_that_was_undone_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
