/* Ranking against FTS5's own, with stock weights; and what is counted for the best items alone:
 * bold phrases, single characters, and what stands close together. */
#include "store/connection.h"
#include "store/query/condition.h"
#include "store/query/rank.h"
#include "support/archive.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ITEMS = 3000, BEST = 20, ARENA_MAX_BYTES = 64 << 20 };

/* Words by how many items hold them: every second, third, … of pseudo-random texts of many lengths.
 */
static const char *const words[] = {"alpha", "beta", "gamma", "delta", "谷歌", "模型", "速度"};

enum { WORDS = sizeof words / sizeof *words };

static uint32_t draw(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

static void add_text(char *text, size_t size, uint32_t *state, uint32_t longest)
{
    uint32_t count = 1 + draw(state) % longest;
    size_t len = 0;
    text[0] = '\0';
    for (uint32_t i = 0; i < count && len + 40 < size; i++) {
        uint32_t which = draw(state) % (WORDS * 4);
        const char *word = which < WORDS ? words[which] : "other";
        len += (size_t)snprintf(text + len, size - len, "%s ", word);
    }
}

static void add_items(struct archive *archive)
{
    struct td_error err = {0};
    uint32_t state = 7;
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    assert_int_equal(
        td_store_execute(archive->store,
                         "INSERT INTO roots VALUES (1, '/digests');"
                         "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
                         "  VALUES (1, 1, 'a.md', 'a', printf('%064d', 0), '{}', 0)",
                         &err),
        TD_OK);
    for (int i = 1; i <= ITEMS; i++) {
        char title[200], summary[2000], sql[2600];
        add_text(title, sizeof title, &state, 8);
        add_text(summary, sizeof summary, &state, 120);
        snprintf(sql, sizeof sql,
                 "INSERT INTO items (id, post_id, position, title, author, link_text, summary,"
                 " summary_markdown) VALUES (%d, 1, %d, '%s', 'alpha', '', '%s', '')",
                 i, i, title, summary);
        assert_int_equal(td_store_execute(archive->store, sql, &err), TD_OK);
    }
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

/* What bm25() gives the item, or where `item` is 0 the item at the place of its own order. */
static double stock_score(struct archive *archive, const char *word, int64_t item, int place)
{
    sqlite3_stmt *read = NULL;
    const char *sql = item > 0 ? "SELECT bm25(items_fts) FROM items_fts"
                                 " WHERE items_fts MATCH ?1 AND rowid = ?2"
                               : "SELECT bm25(items_fts) FROM items_fts WHERE items_fts MATCH ?1"
                                 " ORDER BY 1 LIMIT 1 OFFSET ?2";
    assert_int_equal(sqlite3_prepare_v2(archive->store->db, sql, -1, &read, NULL), SQLITE_OK);
    sqlite3_bind_text(read, 1, word, -1, SQLITE_STATIC);
    sqlite3_bind_int64(read, 2, item > 0 ? item : place);
    assert_int_equal(sqlite3_step(read), SQLITE_ROW);
    double score = sqlite3_column_double(read, 0);
    sqlite3_finalize(read);
    return score;
}

static void test_stock_weights_give_the_order_of_stock_ranking(void **state)
{
    struct archive *archive = *state;
    add_items(archive);
    for (int i = 0; i < WORDS; i++) {
        struct td_arena TD_CLEANUP(td_arena_release) arena;
        struct td_rank_phrase phrase = {.expression = td_slice_of(words[i]), .weight = 1};
        struct td_rank_request request = {
            .phrases = &phrase, .count = 1, .weights = &td_rank_stock, .limit = BEST};
        struct td_matches matches = {0};
        struct td_error err = {0};
        td_arena_init(&arena, ARENA_MAX_BYTES);
        assert_int_equal(td_store_rank(archive->store, &arena, &request, &matches, &err), TD_OK);
        assert_int_equal(matches.count, BEST);
        for (int place = 0; place < BEST; place++) {
            double ours = stock_score(archive, words[i], matches.list[place].item, 0);
            double theirs = stock_score(archive, words[i], 0, place);
            assert_true(fabs(ours - theirs) <= 1e-9 * fabs(theirs));
        }
    }
}

/* Items 1 and 2, alike but for what `different` makes of item 1. */
static void add_pair(struct archive *archive, const char *summary, const char *different)
{
    struct td_error err = {0};
    char sql[2400];
    snprintf(sql, sizeof sql,
             "INSERT INTO roots VALUES (1, '/digests');"
             "INSERT INTO posts (id, root_id, path, name, sha256, extra, imported_at)"
             "  VALUES (1, 1, 'a.md', 'a', printf('%%064d', 0), '{}', 0);"
             "INSERT INTO items (id, post_id, position, title, link_text, summary,"
             " summary_markdown) SELECT value, 1, value, 'title', '', '%s', ''"
             " FROM json_each('[1, 2]'); UPDATE items SET %s WHERE id = 1",
             summary, different);
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    assert_int_equal(td_store_execute(archive->store, sql, &err), TD_OK);
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

/* Ranks by one word, as search does, and by single characters. */
static struct td_matches rank(struct archive *archive, struct td_arena *arena, const char *word,
                              const struct td_rank_character *characters, size_t count,
                              int64_t limit)
{
    struct td_rank_phrase phrase = {.expression = td_slice_of(word), .weight = 1};
    struct td_rank_request request = {.phrases = &phrase,
                                      .count = 1,
                                      .characters = characters,
                                      .character_count = count,
                                      .weights = &td_rank_usual,
                                      .limit = limit};
    struct td_matches matches = {0};
    struct td_error err = {0};
    assert_int_equal(td_phrase_make(arena, td_slice_of(word), &phrase.phrase, &err), TD_OK);
    assert_int_equal(td_store_rank(archive->store, arena, &request, &matches, &err), TD_OK);
    return matches;
}

/* Which of the pair comes first; 0: they are equal, and the newer one stands first. */
static int64_t first_of_pair(struct archive *archive, const char *word,
                             const struct td_rank_character *characters, size_t count)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    struct td_matches matches = rank(archive, &arena, word, characters, count, BEST);
    assert_int_equal(matches.count, 2);
    if (matches.list[0].score > matches.list[1].score)
        return matches.list[0].item;
    assert_int_equal(matches.list[0].item, 2);
    return 0;
}

static void test_a_word_in_bold_counts_more(void **state)
{
    add_pair(*state, "谷歌 opens 模型", "emphasis = '新的谷歌模型'");
    assert_int_equal(first_of_pair(*state, "谷歌", NULL, 0), 1);
    assert_int_equal(first_of_pair(*state, "模型", NULL, 0), 1);
    assert_int_equal(first_of_pair(*state, "opens", NULL, 0), 0);
}

static void test_bold_finds_nothing_that_the_text_does_not_hold(void **state)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    add_pair(*state, "OpenAI 发布 opened", "emphasis = 'Open'");
    assert_int_equal(rank(*state, &arena, "open", NULL, 0, BEST).count, 0);
    assert_int_equal(first_of_pair(*state, "opened", NULL, 0), 0);
}

static void test_single_characters_tell_the_best_apart(void **state)
{
    const struct td_rank_character character = {.point = 0x578B, .weight = 1}; /* 型 */
    add_pair(*state, "谷歌 速度", "summary = '谷歌 型号'");
    assert_int_equal(first_of_pair(*state, "谷歌", NULL, 0), 0);
    assert_int_equal(first_of_pair(*state, "谷歌", &character, 1), 1);
}

/* In every third item. */
static void put_in_bold(struct archive *archive, const char *word)
{
    struct td_error err = {0};
    char sql[200];
    snprintf(sql, sizeof sql, "UPDATE items SET emphasis = '%s' WHERE id %% 3 = 0", word);
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    assert_int_equal(td_store_execute(archive->store, sql, &err), TD_OK);
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

static void test_the_order_is_the_same_whatever_the_limit(void **state)
{
    const struct td_rank_character character = {.point = 0x578B, .weight = 1};
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    add_items(*state);
    put_in_bold(*state, "谷歌");
    struct td_matches all = rank(*state, &arena, "谷歌", &character, 1, ITEMS);
    for (int64_t limit = 1; limit <= (int64_t)2 * TD_RANK_DEPTH; limit += 11) {
        struct td_matches some = rank(*state, &arena, "谷歌", &character, 1, limit);
        assert_int_equal(some.count, limit);
        assert_int_equal(some.total, all.total);
        for (size_t i = 0; i < some.count; i++)
            assert_int_equal(some.list[i].item, all.list[i].item);
    }
}

/* Ranks by two words. */
static struct td_matches rank_two(struct archive *archive, struct td_arena *arena,
                                  const struct td_rank_weights *weights, int64_t limit)
{
    struct td_rank_phrase phrases[] = {
        {.expression = TD_SLICE("谷歌"), .weight = 1, .fields = 1U << TD_RANK_SUMMARY},
        {.expression = TD_SLICE("模型"), .weight = 1, .fields = 1U << TD_RANK_SUMMARY},
    };
    struct td_rank_request request = {
        .phrases = phrases, .count = 2, .weights = weights, .limit = limit};
    struct td_matches matches = {0};
    struct td_error err = {0};
    for (size_t i = 0; i < request.count; i++)
        assert_int_equal(td_phrase_make(arena, phrases[i].expression, &phrases[i].phrase, &err),
                         TD_OK);
    assert_int_equal(td_store_rank(archive->store, arena, &request, &matches, &err), TD_OK);
    return matches;
}

static void test_two_words_count_more_where_they_stand_close_together(void **state)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    char summaries[800] = "谷歌", different[900];
    td_arena_init(&arena, ARENA_MAX_BYTES);
    for (int i = 0; i < 100; i++)
        strcat(summaries, "隔");
    strcat(summaries, "模型");
    snprintf(different, sizeof different, "summary = '谷歌模型' || substr('%s', 3, 100)",
             summaries);
    add_pair(*state, summaries, different);
    struct td_matches matches = rank_two(*state, &arena, &td_rank_usual, BEST);
    assert_int_equal(matches.list[0].item, 1);
    assert_true(matches.list[0].passage > matches.list[1].passage);
    assert_true(matches.list[1].passage > 0);
    matches = rank_two(*state, &arena, &td_rank_stock, BEST);
    assert_true(matches.list[0].passage <= 0);
}

static void test_a_title_of_what_was_asked_for_counts_more(void **state)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    add_pair(*state, "谷歌模型", "title = '模型'");
    struct td_matches matches = rank_two(*state, &arena, &td_rank_usual, BEST);
    assert_int_equal(matches.list[0].item, 1);
    assert_true(matches.list[0].title > 0);
    assert_true(matches.list[1].title <= 0);
}

/* Item 1 is the best; 2 and 3, of one length, are worth the same but for what else they say. */
static void add_three(struct archive *archive)
{
    struct td_error err = {0};
    add_pair(archive, "谷歌模型，天文台的望远镜", "title = '谷歌模型，天文台'");
    assert_int_equal(td_store_begin(archive->store, &err), TD_OK);
    assert_int_equal(td_store_execute(archive->store,
                                      "INSERT INTO items (id, post_id, position, title, link_text,"
                                      " summary, summary_markdown) SELECT 3, 1, 3, title, '',"
                                      " '谷歌模型，马拉松赛的冠军', '' FROM items WHERE id = 2",
                                      &err),
                     TD_OK);
    assert_int_equal(td_store_commit(archive->store, &err), TD_OK);
}

static void test_what_is_like_the_best_comes_before_its_equals(void **state)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    add_three(*state);
    struct td_matches matches = rank_two(*state, &arena, &td_rank_usual, BEST);
    for (int i = 0; i < 3; i++)
        assert_int_equal(matches.list[i].item, i + 1);
    assert_true(matches.list[1].likeness > matches.list[2].likeness);
    assert_true(matches.list[0].likeness >= matches.list[1].likeness);
    matches = rank_two(*state, &arena, &td_rank_stock, BEST);
    assert_true(matches.list[0].likeness <= 0);
}

static void test_one_word_is_no_passage(void **state)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    add_pair(*state, "谷歌模型", "title = '谷歌'");
    struct td_matches matches = rank(*state, &arena, "谷歌", NULL, 0, BEST);
    assert_true(matches.list[0].passage <= 0);
    assert_true(matches.list[0].title <= 0);
}

static void test_two_words_give_the_same_order_whatever_the_limit(void **state)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    td_arena_init(&arena, ARENA_MAX_BYTES);
    add_items(*state);
    struct td_matches all = rank_two(*state, &arena, &td_rank_usual, ITEMS);
    assert_true(all.list[TD_RANK_PASSAGES - 1].passage > 0);
    assert_true(all.list[TD_RANK_PASSAGES].passage <= 0);
    for (int64_t limit = 1; limit <= (int64_t)2 * TD_RANK_DEPTH; limit += 13) {
        struct td_matches some = rank_two(*state, &arena, &td_rank_usual, limit);
        for (size_t i = 0; i < some.count; i++)
            assert_int_equal(some.list[i].item, all.list[i].item);
    }
}

/* Ranks all items by all words, each of which weighs less than the one before. */
static struct td_matches rank_many(struct archive *archive, struct td_arena *arena,
                                   double least_share, int64_t limit, int64_t *ret_found)
{
    struct td_rank_phrase phrases[WORDS] = {{.weight = 0}};
    struct td_item_set set, found;
    struct td_rank_request request = {.phrases = phrases,
                                      .count = WORDS,
                                      .set = &set,
                                      .lists_all = least_share <= 0,
                                      .found = least_share > 0 ? &found : NULL,
                                      .least_share = least_share,
                                      .weights = &td_rank_usual,
                                      .limit = limit};
    struct td_matches matches = {0};
    struct td_error err = {0};
    for (size_t i = 0; i < WORDS; i++)
        phrases[i] = (struct td_rank_phrase){.expression = td_slice_of(words[i]),
                                             .weight = exp2(-(double)(i * 3 % WORDS))};
    assert_int_equal(td_store_set_or_default(archive->store, arena, NULL, &set, &err), TD_OK);
    assert_int_equal(td_store_make_set(archive->store, arena, &found, &err), TD_OK);
    assert_int_equal(td_store_rank(archive->store, arena, &request, &matches, &err), TD_OK);
    *ret_found = td_item_set_count(&found);
    return matches;
}

/* What is passed over because it may not be among the best is not among them. */
static void test_many_words_give_the_same_order_whatever_the_limit(void **state)
{
    static const double shares[] = {0, 0.125, 0.4};
    add_items(*state);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        struct td_arena TD_CLEANUP(td_arena_release) arena;
        int64_t found = 0, found_of_all = 0;
        td_arena_init(&arena, ARENA_MAX_BYTES);
        struct td_matches all = rank_many(*state, &arena, shares[i], ITEMS, &found_of_all);
        for (int64_t limit = 1; limit <= (int64_t)2 * TD_RANK_DEPTH; limit += 9) {
            struct td_matches some = rank_many(*state, &arena, shares[i], limit, &found);
            assert_int_equal(some.count, limit);
            assert_int_equal(some.total, all.total);
            assert_int_equal(found, found_of_all);
            for (size_t n = 0; n < some.count; n++) {
                assert_int_equal(some.list[n].item, all.list[n].item);
                assert_true(some.list[n].score <= all.list[n].score);
                assert_true(some.list[n].score >= all.list[n].score);
            }
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, archive_setup, archive_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_stock_weights_give_the_order_of_stock_ranking),
        TEST(test_a_word_in_bold_counts_more),
        TEST(test_bold_finds_nothing_that_the_text_does_not_hold),
        TEST(test_single_characters_tell_the_best_apart),
        TEST(test_the_order_is_the_same_whatever_the_limit),
        TEST(test_two_words_count_more_where_they_stand_close_together),
        TEST(test_a_title_of_what_was_asked_for_counts_more),
        TEST(test_what_is_like_the_best_comes_before_its_equals),
        TEST(test_one_word_is_no_passage),
        TEST(test_two_words_give_the_same_order_whatever_the_limit),
        TEST(test_many_words_give_the_same_order_whatever_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
