/* Runs of tokens and trends, against a plain scan: of texts made at random out of pieces whose
 * tokens are known, so that the scan needs no tokenizer. */
#include "stats/ngrams.h"
#include "stats/trends.h"
#include "store/connection.h"
#include "support/archive.h"
#include "support/draw.h"

#include <stdio.h>
#include <string.h>

enum {
    ROUNDS = 12,
    ITEMS = 60,
    TEXTS = 2, /* title and summary */
    PIECES_MAX = 12,
    TEXT_BYTES = 256,
    DAYS = 20,
    UNDATED = 0, /* the day of the post without date */
    MIN_OCCURRENCES = 3,
};

struct piece {
    const char *text;
    bool is_character;
    bool is_number;
};

/* NEW and OLD are of the newest days, or of those before, alone. */
static const struct piece pieces[] = {
    {"谷", true, false},     {"歌", true, false},    {"人", true, false},
    {"工", true, false},     {"的", true, false},    {"alpha", false, false},
    {"Beta", false, false},  {"qwen", false, false}, {"gpt", false, false},
    {"4", false, true},      {"27", false, true},    {"comer", false, false},
    {"goner", false, false},
};
enum { PIECES = sizeof pieces / sizeof *pieces, NEW = PIECES - 2, OLD = PIECES - 1, DRAWN = NEW };

/* What stands between two pieces; the first five leave words in a row, nothing characters too. */
static const char *const joints[] = {"", " ", "-", ".", "'", "  ", "，", "; ", "/"};
enum { JOINTS = sizeof joints / sizeof *joints, ROW_JOINTS = 5 };

struct text {
    char bytes[TEXT_BYTES];
    size_t count;
    uint32_t piece[PIECES_MAX];
    bool joined[PIECES_MAX]; /* nothing stands before it */
    bool in_row[PIECES_MAX]; /* with the one before, as ngrams.h has it */
};

struct item {
    struct text texts[TEXTS];
    int day;
};

static struct item items[ITEMS];
static uint32_t seed = 3;

static bool are_alike(const struct piece *a, const struct piece *b)
{
    return a->is_character == b->is_character && a->is_number == b->is_number;
}

static void add_piece(struct text *text, uint32_t piece, uint32_t joint)
{
    size_t at = text->count++;
    const struct piece *now = &pieces[piece];
    const struct piece *before = at > 0 ? &pieces[text->piece[at - 1]] : NULL;
    if (joint == 0 && before != NULL && !now->is_character && are_alike(now, before))
        joint = 1; /* two words or two numbers would be one */
    text->piece[at] = piece;
    text->joined[at] = before != NULL && joint == 0;
    text->in_row[at] =
        before != NULL &&
        (joint == 0 || (joint < ROW_JOINTS && !now->is_character && !before->is_character));
    if (before != NULL)
        strcat(text->bytes, joints[joint]);
    strcat(text->bytes, now->text);
}

/* One of even number is thrice as likely in the newest days as one of odd, and the other way round
 * before. */
static uint32_t draw_piece(bool is_recent)
{
    uint32_t piece = draw_below(&seed, DRAWN);
    return (piece % 2 == 0) == is_recent ? piece : draw_below(&seed, DRAWN);
}

/* Nothing is as likely as all else, so that there are long runs. */
static uint32_t draw_joint(void)
{
    return draw_below(&seed, 2) > 0 ? draw_below(&seed, JOINTS) : 0;
}

static void draw_text(struct text *text, bool is_recent)
{
    *text = (struct text){.count = 0};
    for (uint32_t left = draw_below(&seed, PIECES_MAX); left > 0; left--)
        add_piece(text, draw_piece(is_recent), draw_joint());
}

static bool is_of_newest(const struct item *item, int recent_days)
{
    return item->day > DAYS - recent_days;
}

/* Some titles come again a few times. Each ends with the word that only items of its days have,
 * where it has a day. */
static void draw_items(int recent_days)
{
    for (int i = 0; i < ITEMS; i++) {
        struct item *item = &items[i];
        item->day = i < DAYS ? i + 1 : (int)draw_below(&seed, DAYS + 1);
        for (size_t k = 0; k < TEXTS; k++)
            draw_text(&item->texts[k], is_of_newest(item, recent_days));
        if (i > 0 && draw_below(&seed, 3) > 0)
            item->texts[0] = items[i - 1].texts[0];
    }
    for (int i = 0; i < ITEMS; i++)
        if (items[i].day != UNDATED)
            add_piece(&items[i].texts[0], is_of_newest(&items[i], recent_days) ? NEW : OLD,
                      JOINTS - 1);
}

/* A run as pieces; `joined` is what its text says. */
struct run {
    size_t count;
    uint32_t piece[PIECES_MAX];
    bool joined[PIECES_MAX];
};

static size_t piece_at(struct td_slice text, size_t at, uint32_t *ret_piece)
{
    for (uint32_t i = 0; i < PIECES; i++) {
        size_t len = strlen(pieces[i].text);
        if (at + len <= text.len && memcmp(text.ptr + at, pieces[i].text, len) == 0) {
            *ret_piece = i;
            return len;
        }
    }
    return 0;
}

static struct run run_of(struct td_slice text)
{
    struct run run = {.count = 0};
    bool joined = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t piece = 0;
        size_t len = piece_at(text, at, &piece);
        if (len > 0) {
            assert_true(run.count < PIECES_MAX);
            run.joined[run.count] = joined;
            run.piece[run.count++] = piece;
        }
        joined = len > 0;
        at += len > 0 ? len : 1;
    }
    return run;
}

static struct run run_at(const struct text *text, size_t at, size_t count)
{
    struct run run = {.count = count};
    memcpy(run.piece, text->piece + at, count * sizeof *run.piece);
    return run;
}

/* Whether the run's tokens stand there in a row, as runs are counted. */
static bool stands_at(const struct run *run, const struct text *text, size_t at)
{
    if (at + run->count > text->count)
        return false;
    for (size_t i = 0; i < run->count; i++)
        if (text->piece[at + i] != run->piece[i] || (i > 0 && !text->in_row[at + i]))
            return false;
    return true;
}

/* What a scan says of a run. */
struct tally {
    uint32_t occurrences;
    uint32_t documents[TD_NGRAM_GROUPS];
    uint32_t titles;
    uint32_t before[PIECES]; /* of each piece, how often it stands in a row before the run */
    uint32_t behind[PIECES];
};

static void tally_text(const struct run *run, const struct text *text, struct tally *tally)
{
    for (size_t at = 0; at < text->count; at++) {
        if (!stands_at(run, text, at))
            continue;
        size_t end = at + run->count;
        tally->occurrences++;
        if (text->in_row[at])
            tally->before[text->piece[at - 1]]++;
        if (end < text->count && text->in_row[end])
            tally->behind[text->piece[end]]++;
    }
}

static unsigned group_of(const struct item *item)
{
    return (unsigned)item->day % TD_NGRAM_GROUPS;
}

static struct tally scan(const struct run *run)
{
    struct tally tally = {.occurrences = 0};
    for (int i = 0; i < ITEMS; i++) {
        uint32_t before = tally.occurrences;
        for (size_t k = 0; k < TEXTS; k++) {
            tally_text(run, &items[i].texts[k], &tally);
            tally.titles += k == 0 && tally.occurrences > before;
        }
        tally.documents[group_of(&items[i])] += tally.occurrences > before;
    }
    return tally;
}

static uint32_t most_of(const uint32_t *counts)
{
    uint32_t most = 0;
    for (size_t i = 0; i < PIECES; i++)
        most = counts[i] > most ? counts[i] : most;
    return most;
}

/* What is longer by a token is counted where it is frequent; of others less may be known. */
static void check_most(uint32_t claimed, uint32_t scanned)
{
    if (scanned >= MIN_OCCURRENCES)
        assert_int_equal(claimed, scanned);
    else
        assert_true(claimed <= scanned);
}

static void check_ngram(const struct td_ngram *ngram)
{
    struct run run = run_of(ngram->text);
    struct tally tally = scan(&run);
    assert_int_equal(ngram->token_count, run.count);
    assert_int_equal(ngram->occurrences, tally.occurrences);
    for (size_t group = 0; group < TD_NGRAM_GROUPS; group++)
        assert_int_equal(ngram->documents[group], tally.documents[group]);
    assert_int_equal(ngram->titles, tally.titles);
    if (run.count == TD_NGRAM_MAX_TOKENS)
        return;
    check_most(ngram->most_left, most_of(tally.before));
    check_most(ngram->most_right, most_of(tally.behind));
}

static bool is_listed(const struct run *run, const struct run *listed, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (listed[i].count == run->count &&
            memcmp(listed[i].piece, run->piece, run->count * sizeof *run->piece) == 0)
            return true;
    return false;
}

/* How many runs begin at tokens of the text, all frequent ones of which must be listed. */
static size_t check_listed(const struct text *text, const struct run *listed, size_t count)
{
    size_t frequent = 0;
    for (size_t at = 0; at < text->count; at++) {
        for (size_t len = 1; len <= TD_NGRAM_MAX_TOKENS && at + len <= text->count; len++) {
            struct run run = run_at(text, at, len);
            if (!stands_at(&run, text, at) || scan(&run).occurrences < MIN_OCCURRENCES)
                break;
            frequent++;
            if (!is_listed(&run, listed, count))
                fail_msg("%zu tokens at %zu of \"%s\" are not counted", len, at, text->bytes);
        }
    }
    return frequent;
}

static struct td_ngrams count_ngrams(struct td_arena *arena)
{
    static struct td_document documents[ITEMS];
    struct td_ngrams ngrams;
    struct td_error err = {0};
    for (int i = 0; i < ITEMS; i++) {
        documents[i].group = group_of(&items[i]);
        for (size_t k = 0; k < TEXTS; k++)
            documents[i].texts[k] = td_slice_of(items[i].texts[k].bytes);
    }
    assert_int_equal(td_ngrams_count(arena, documents, ITEMS, MIN_OCCURRENCES, &ngrams, &err),
                     TD_OK);
    return ngrams;
}

static void test_runs_are_counted_as_a_scan_counts_them(void **state)
{
    struct archive *archive = *state;
    size_t frequent = 0;
    for (int round = 0; round < ROUNDS; round++) {
        td_arena_reset(&archive->arena);
        draw_items(DAYS / 2);
        struct td_ngrams ngrams = count_ngrams(&archive->arena);
        struct run *listed = td_arena_array(&archive->arena, ngrams.count, sizeof *listed);
        for (size_t i = 1; i < ngrams.count; i++) {
            listed[i - 1] = run_of(ngrams.list[i].text);
            check_ngram(&ngrams.list[i]);
        }
        for (int i = 0; i < ITEMS; i++)
            for (size_t k = 0; k < TEXTS; k++)
                frequent += check_listed(&items[i].texts[k], listed, ngrams.count - 1);
    }
    assert_true(frequent > (size_t)ROUNDS * ITEMS * 10);
}

/* A post a day, of January 2026, and one without date. */
static void write_items(struct archive *archive)
{
    char sql[2 * TEXT_BYTES * TEXTS + 300];
    archive_run(archive, "DELETE FROM items; DELETE FROM posts;"
                         "INSERT OR IGNORE INTO roots VALUES (1, '/digests')");
    for (int day = UNDATED; day <= DAYS; day++) {
        snprintf(sql, sizeof sql,
                 "INSERT INTO posts (id, root_id, path, name, date, epoch, sha256, extra,"
                 " imported_at) SELECT %d, 1, '%d.md', '%d', date, unixepoch(date),"
                 " printf('%%064d', 0), '{}', 0"
                 " FROM (SELECT CASE WHEN %d > 0 THEN '2026-01-%02d' END AS date)",
                 day + 1, day, day, day, day);
        archive_run(archive, sql);
    }
    for (int i = 0; i < ITEMS; i++) {
        char *statement = sqlite3_mprintf(
            "INSERT INTO items (id, post_id, position, title, link_text, summary,"
            " summary_markdown) VALUES (%d, %d, %d, %Q, '', %Q, '')",
            i + 1, items[i].day + 1, i + 1, items[i].texts[0].bytes, items[i].texts[1].bytes);
        archive_run(archive, statement);
        sqlite3_free(statement);
    }
    archive_rebuild(archive);
}

/* Whether a text holds the term as a phrase: words may be parted, characters that the term joins
 * may not. */
static bool holds(const struct text *text, const struct run *term)
{
    for (size_t at = 0; at + term->count <= text->count; at++) {
        size_t i = 0;
        while (i < term->count && text->piece[at + i] == term->piece[i] &&
               (i == 0 || text->joined[at + i] || !term->joined[i] ||
                !pieces[term->piece[i]].is_character || !pieces[term->piece[i - 1]].is_character))
            i++;
        if (i == term->count)
            return true;
    }
    return false;
}

static int64_t count_days(const struct run *term, int first, int last)
{
    int64_t count = 0;
    for (int i = 0; i < ITEMS; i++) {
        bool is_in = items[i].day >= first && items[i].day <= last;
        for (size_t k = 0; k < TEXTS; k++) {
            if (is_in && (term == NULL || holds(&items[i].texts[k], term))) {
                count++;
                break;
            }
        }
    }
    return count;
}

static void check_trend(const struct td_trend *trend, const struct td_trends *trends,
                        enum td_trend_direction direction, int recent_days)
{
    struct run term = run_of(trend->term);
    double recent_share = (double)trend->recent / (double)trends->recent_items;
    double before_share = (double)trend->before / (double)trends->before_items;
    assert_int_equal(trend->recent, count_days(&term, DAYS - recent_days + 1, DAYS));
    assert_int_equal(trend->before, count_days(&term, 1, DAYS - recent_days));
    if (direction == TD_TREND_FALLING)
        assert_true(before_share >= 2 * recent_share);
    else
        assert_true(recent_share >= 2 * before_share);
    if (direction == TD_TREND_NEW)
        assert_int_equal(trend->before, 0);
}

static bool names(const struct td_trend_list *list, const char *term)
{
    for (size_t i = 0; i < list->count; i++)
        if (td_slice_equal(list->list[i].term, td_slice_of(term)))
            return true;
    return false;
}

static size_t check_trends(struct archive *archive, bool only_new, int recent_days)
{
    const struct td_trends_request request = {
        .only_new = only_new, .days = recent_days, .limit = TD_TRENDS_COUNTED_MAX};
    struct td_trends trends;
    struct td_error err = {0};
    size_t found = 0;
    if (td_trends_find(archive->store, &archive->arena, &request, &trends, &err) != TD_OK)
        fail_msg("%s", err.message);
    assert_int_equal(trends.recent_items, count_days(NULL, DAYS - recent_days + 1, DAYS));
    assert_int_equal(trends.before_items, count_days(NULL, 1, DAYS - recent_days));
    assert_true(names(&trends.lists[0], pieces[NEW].text));
    assert_true(only_new || names(&trends.lists[1], pieces[OLD].text));
    for (size_t n = 0; n < trends.list_count; n++) {
        const struct td_trend_list *list = &trends.lists[n];
        for (size_t i = 0; i < list->count; i++)
            check_trend(&list->list[i], &trends, list->direction, recent_days);
        found += list->count;
    }
    return found;
}

static void test_trends_count_what_a_scan_counts_and_name_what_came_and_went(void **state)
{
    struct archive *archive = *state;
    size_t found = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int recent_days = 3 + round % 8;
        td_arena_reset(&archive->arena);
        draw_items(recent_days);
        write_items(archive);
        found += check_trends(archive, false, recent_days);
        found += check_trends(archive, true, recent_days);
    }
    assert_true(found > (size_t)ROUNDS * 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_are_counted_as_a_scan_counts_them),
        cmocka_unit_test(test_trends_count_what_a_scan_counts_and_name_what_came_and_went),
    };
    return cmocka_run_group_tests(tests, archive_setup, archive_teardown);
}
