/* How long searches take in process, beside stock FTS5 ranking (bm25(), ORDER BY rank LIMIT 20) of
 * the same tokens, the archive open and its pages in memory. Stock has an index of its own, in a
 * file of SQLite's that is gone afterwards, since the archive's does not keep what bm25() reads.
 *
 * usage: search-speed ARCHIVE [QUERY…]
 *
 * Without queries of one's own, writes a line each: kind, query, items found, ours, stock; medians
 * of the milliseconds that the processor worked, from the query's text to its first 20 items.
 * Kinds: frequent (words of the archive in over 10,000 items), random (words of it), character
 * (single Han characters), list, headline (titles of 23 characters). Stock is -1 where it can't be
 * asked. */
#include "base/buf.h"
#include "search/search.h"
#include "search/terms.h"
#include "store/connection.h"
#include "store/index/fts_tokenizer.h"
#include "support/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 9, FREQUENT_MAX = 40, RANDOM = 40, HEADLINES = 20, WORD_BYTES = 64 };

static const size_t arena_bytes = (size_t)1024 * 1024 * 1024;
static const double run_ms = 500; /* for all runs of one query */

static const char *const characters[] = {"国", "的", "一", "新", "谷", "龘"};

static const char *const list[] = {
    "谷歌",
    "苹果",
    "人工智能",
    "中国",
    "ai",
    "模型",
    "openai",
    "中国 经济",
    "模型 openai",
    "\"人工智能\"",
    "谷歌 OR 苹果",
    "模型 -openai",
    "(谷歌 OR 苹果) 模型",
    "title:模型",
    "author:宝玉",
    "author:宝玉 模型",
    "date:2025 模型",
    "site:x.com 模型",
    "section:要闻 模型",
    "url:github 模型",
    "谷歌 NEAR/5 模型",
    "open*",
    "苹果工程师离职",
    "the",
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void check(enum td_code code, const struct td_error *err)
{
    if (code == TD_OK)
        return;
    fprintf(stderr, "search-speed: %s\n", err->message);
    exit(1);
}

static void check_sqlite(sqlite3 *db, int result)
{
    if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
        return;
    fprintf(stderr, "search-speed: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static int compare_times(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* What is timed. */
struct task {
    struct td_store *store;
    struct td_slice text;
    const char *stock; /* an FTS5 expression */
    int64_t items;
};

static void ask_ours(struct task *task)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_error err = {0};
    struct answer answered;
    td_arena_init(&arena, arena_bytes);
    check(answer_numbers(task->store, &arena, task->text, &answered, &err), &err);
    task->items = answered.matches.total;
}

static void ask_with_hits(struct task *task)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_error err = {0};
    struct answer answered;
    td_arena_init(&arena, arena_bytes);
    check(answer(task->store, &arena, task->text, &answered, &err), &err);
}

static sqlite3_stmt *stock;

static void open_stock(const char *archive)
{
    static const char *const make =
        "CREATE VIRTUAL TABLE stock USING fts5 (summary, title, author, content = '',"
        "                                       tokenize = 'tidings');"
        "INSERT INTO stock (rowid, summary, title, author)"
        " SELECT id, summary, title, author FROM archive.items;"
        "INSERT INTO stock (stock) VALUES ('optimize')";
    sqlite3 *db = NULL;
    char *attach = sqlite3_mprintf("ATTACH %Q AS archive", archive);
    check_sqlite(db, sqlite3_open("", &db));
    check_sqlite(db, td_fts_tokenizer_register(db));
    check_sqlite(db, sqlite3_exec(db, attach, NULL, NULL, NULL));
    check_sqlite(db, sqlite3_exec(db, make, NULL, NULL, NULL));
    check_sqlite(db, sqlite3_prepare_v2(
                         db, "SELECT rowid FROM stock WHERE stock MATCH ? ORDER BY rank LIMIT 20",
                         -1, &stock, NULL));
    sqlite3_free(attach);
}

static void close_stock(void)
{
    sqlite3 *db = sqlite3_db_handle(stock);
    sqlite3_finalize(stock);
    sqlite3_close(db);
}

static void ask_stock(struct task *task)
{
    int result = SQLITE_OK;
    sqlite3_bind_text(stock, 1, task->stock, -1, SQLITE_STATIC);
    do
        result = sqlite3_step(stock);
    while (result == SQLITE_ROW);
    check_sqlite(sqlite3_db_handle(stock), result);
    sqlite3_reset(stock);
}

static double median_of(struct task *task, void (*ask)(struct task *task))
{
    double times[RUNS], total = 0;
    int count = 0;
    ask(task);
    while (count < RUNS && (count == 0 || total < run_ms)) {
        double began = now_ms();
        ask(task);
        times[count] = now_ms() - began;
        total += times[count++];
    }
    qsort(times, (size_t)count, sizeof *times, compare_times);
    return times[count / 2];
}

static void time_query(struct td_store *store, const char *kind, struct td_slice text,
                       const char *expression)
{
    struct task task = {.store = store, .text = text, .stock = expression};
    double ours = median_of(&task, ask_ours), hits = median_of(&task, ask_with_hits);
    double theirs = expression != NULL ? median_of(&task, ask_stock) : -1;
    printf("%s\t%.*s\t%lld\t%.3f\t%.3f\t%.3f\n", kind, TD_SLICE_ARG(text), (long long)task.items,
           ours, hits, theirs);
    fflush(stdout);
}

static void time_word(struct td_store *store, const char *kind, const char *word, bool is_prefix)
{
    char expression[WORD_BYTES * 2];
    snprintf(expression, sizeof expression, "\"%.*s\"%s", WORD_BYTES, word, is_prefix ? " *" : "");
    time_query(store, kind, td_slice_of(word), expression);
}

/* Words of the archive's texts (stems and the like begin with a mark). */
static void time_words(struct td_store *store, const char *kind, const char *sql, int count)
{
    char words[FREQUENT_MAX + RANDOM][WORD_BYTES];
    sqlite3_stmt *read = NULL;
    int found = 0;
    check_sqlite(store->db, sqlite3_prepare_v2(store->db, sql, -1, &read, NULL));
    sqlite3_bind_int(read, 1, count);
    while (sqlite3_step(read) == SQLITE_ROW)
        snprintf(words[found++], WORD_BYTES, "%s", (const char *)sqlite3_column_text(read, 0));
    sqlite3_finalize(read);
    for (int i = 0; i < found; i++)
        time_word(store, kind, words[i], false);
}

/* The pieces that the search ranks by, any of them. */
static void time_headline(struct td_store *store, struct td_slice title)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_buf TD_CLEANUP(td_buf_release) expression;
    struct td_calendar calendar = {0};
    struct td_rank_phrase *phrases = NULL;
    struct td_error err = {0};
    struct td_query query;
    size_t count = 0;
    td_arena_init(&arena, arena_bytes);
    td_buf_init(&expression, 1 << 20);
    check(td_query_parse(&arena, title, &calendar, &query, &err), &err);
    check(td_terms_pieces(&arena, &query, &phrases, &count, &err), &err);
    for (size_t i = 0; i < count; i++)
        td_buf_addf(&expression, "%s%.*s", i > 0 ? " OR " : "",
                    TD_SLICE_ARG(phrases[i].expression));
    td_buf_add_char(&expression, '\0');
    time_query(store, "headline", title, expression.ptr);
}

static void time_headlines(struct td_store *store)
{
    sqlite3_stmt *read = NULL;
    check_sqlite(store->db, sqlite3_prepare_v2(store->db,
                                               "SELECT title FROM items WHERE length(title) = 23 "
                                               "AND id % 997 < 9 ORDER BY id LIMIT ?",
                                               -1, &read, NULL));
    sqlite3_bind_int(read, 1, HEADLINES);
    while (sqlite3_step(read) == SQLITE_ROW)
        time_headline(store, td_slice_of((const char *)sqlite3_column_text(read, 0)));
    sqlite3_finalize(read);
}

int main(int argc, char **argv)
{
    struct td_store TD_CLEANUP(td_store_closep) *store = NULL;
    struct td_error err = {0};
    if (argc < 2) {
        fputs("usage: search-speed ARCHIVE [QUERY…]\n", stderr);
        return 64;
    }
    check(td_store_open(argv[1], TD_STORE_READ, &store, &err), &err);
    for (int i = 2; i < argc; i++)
        time_query(store, "own", td_slice_of(argv[i]), NULL);
    if (argc > 2)
        return 0;
    open_stock(argv[1]);
    time_words(store, "frequent",
               "SELECT term FROM items_vocabulary WHERE doc > 10000 AND term >= '0' AND "
               "(length(term) > 1 OR term < 'Ā') ORDER BY doc DESC LIMIT ?",
               FREQUENT_MAX);
    time_words(
        store, "random",
        "SELECT term FROM items_vocabulary WHERE doc >= 2 AND term >= '0' AND "
        "length(term) > 1 ORDER BY (unicode(term) * 7919 + unicode(substr(term, 2)) * 104729 "
        "+ length(term) * 31) % 10007, term LIMIT ?",
        RANDOM);
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        time_word(store, "character", characters[i], true);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        time_query(store, "list", td_slice_of(list[i]), NULL);
    time_headlines(store);
    close_stock();
    return 0;
}
