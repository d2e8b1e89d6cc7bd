/* How well search ranks: runs the queries of a judged collection by the code of `tidings search`.
 *
 * usage: tools/relevance DIR [RUN]
 *
 * DIR holds corpus.tsv (docid, title, text), queries.tsv (qid, text) and qrels.tsv (qid, docid,
 * grade). Documents become items of a throw-away archive, through the store like those of an
 * import. RUN (DIR's name with .run, in the working directory) gets a line a hit: qid, docid, rank,
 * score. Prints nDCG@10 (the grade is the gain), MRR@10 and Recall@100 over all queries that have a
 * relevant document, queries without result, and how long a query takes. */
#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "search/relax.h"
#include "search/search.h"
#include "search/selection.h"
#include "search/widen.h"
#include "store/content/post_store.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    FIELDS_MAX = 3,
    FILE_MAX_BYTES = 1 << 30,
    DEPTH = 100, /* hits a query */
    GAIN_DEPTH = 10,
};

static const size_t arena_max_bytes = (size_t)4 << 30;

struct row {
    struct td_slice fields[FIELDS_MAX];
};

struct table {
    struct row *rows;
    size_t count;
};

/* What a query's hits are worth. */
struct quality {
    double ndcg;
    double mrr;
    double recall;
};

struct bench {
    struct td_arena arena; /* of the whole run */
    struct td_store *store;
    struct table corpus, queries, qrels;
    FILE *run;
    struct quality sum;
    size_t judged;
    size_t empty;
    double *times_ms;
    size_t time_count;
};

static _Noreturn void stop(const struct td_error *err)
{
    fprintf(stderr, "relevance: %s\n", err->message);
    exit(EXIT_FAILURE);
}

static void must(enum td_code code, const struct td_error *err)
{
    if (code != TD_OK)
        stop(err);
}

static struct row split(struct td_slice line)
{
    struct row row = {.fields = {TD_SLICE(""), TD_SLICE(""), TD_SLICE("")}};
    size_t begin = 0, field = 0;
    for (size_t at = 0; at <= line.len && field < FIELDS_MAX; at++) {
        if (at < line.len && line.ptr[at] != '\t')
            continue;
        row.fields[field++] = td_slice_sub(line, begin, at);
        begin = at + 1;
    }
    return row;
}

static void read_table(struct bench *bench, const char *folder, const char *name, struct table *ret)
{
    struct td_error err = {0};
    struct td_slice path, bytes;
    must(td_arena_format(&bench->arena, &path, &err, "%s/%s", folder, name), &err);
    must(td_file_read(&bench->arena, path.ptr, FILE_MAX_BYTES, &bytes, &err), &err);
    size_t lines = 1;
    for (size_t i = 0; i < bytes.len; i++)
        lines += bytes.ptr[i] == '\n';
    ret->rows = td_arena_array(&bench->arena, lines, sizeof *ret->rows);
    if (ret->rows == NULL)
        must(td_fail_memory(&err), &err);
    for (size_t begin = 0; begin < bytes.len;) {
        const char *end = memchr(bytes.ptr + begin, '\n', bytes.len - begin);
        size_t stop_at = end != NULL ? (size_t)(end - bytes.ptr) : bytes.len;
        if (stop_at > begin)
            ret->rows[ret->count++] = split(td_slice_sub(bytes, begin, stop_at));
        begin = stop_at + 1;
    }
}

/* All documents as items of one post: item number i is document i - 1. */
static void load(struct bench *bench)
{
    struct td_error err = {0};
    struct td_new_post post = {.place = {TD_SLICE(""), TD_SLICE("corpus")},
                               .name = TD_SLICE("corpus"),
                               .title = TD_SLICE_NONE,
                               .author = TD_SLICE_NONE,
                               .description = TD_SLICE_NONE,
                               .date_written = TD_SLICE_NONE,
                               .date = TD_SLICE_NONE,
                               .extra_json = TD_SLICE("{}"),
                               .bytes = TD_SLICE("")};
    struct table *corpus = &bench->corpus;
    struct td_new_item *items = td_arena_array(&bench->arena, corpus->count, sizeof *items);
    int64_t *ids = td_arena_array(&bench->arena, corpus->count, sizeof *ids);
    char sha256[TD_SHA256_TEXT_BYTES];
    int64_t id = 0;
    td_sha256(post.bytes, sha256);
    post.sha256 = td_slice_of(sha256);
    if (items == NULL || ids == NULL)
        must(td_fail_memory(&err), &err);
    for (size_t i = 0; i < corpus->count; i++) {
        const struct td_slice *fields = corpus->rows[i].fields;
        items[i] = (struct td_new_item){.position = (int64_t)i + 1,
                                        .section = TD_SLICE_NONE,
                                        .title = fields[1],
                                        .author = TD_SLICE_NONE,
                                        .link_text = fields[0],
                                        .url = TD_SLICE_NONE,
                                        .site = TD_SLICE_NONE,
                                        .handle = TD_SLICE_NONE,
                                        .summary = fields[2],
                                        .summary_markdown = fields[2],
                                        .emphasis = TD_SLICE_NONE};
    }
    must(td_store_begin(bench->store, &err), &err);
    must(td_store_add_post(bench->store, &post, &id, &err), &err);
    must(td_store_set_items(bench->store, id, 0, items, ids, corpus->count, &err), &err);
    must(td_store_commit(bench->store, &err), &err);
}

/* What `tidings search QUERY --limit 100` does, from text to ranked items. */
static void search(struct bench *bench, struct td_arena *arena, struct td_slice text,
                   struct td_matches *ret_matches)
{
    struct td_error err = {0};
    struct td_calendar calendar = {0};
    struct td_query query;
    struct td_item_set set;
    struct td_search_request request = {.set = &set, .sort = TD_SORT_RELEVANCE, .limit = DEPTH};
    must(td_query_parse(arena, text, &calendar, &query, &err), &err);
    must(td_query_widen(bench->store, arena, &query, &err), &err);
    must(td_query_select(bench->store, arena, &query, false, &set, &err), &err);
    must(td_query_relax(bench->store, arena, &query, &set, false, &request.relaxed, &err), &err);
    must(td_search(bench->store, arena, &query, &request, ret_matches, &err), &err);
}

static struct td_slice document_of(const struct bench *bench, int64_t item)
{
    return bench->corpus.rows[item - 1].fields[0];
}

static double gain_at(double grade, size_t rank)
{
    return grade / log2((double)rank + 1);
}

static int compare_down(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return *a > *b ? -1 : *a < *b;
}

/* The grade of a document for a query; 0 where it was not judged. */
static double grade_of(const struct bench *bench, struct td_slice query, struct td_slice document)
{
    for (size_t i = 0; i < bench->qrels.count; i++) {
        const struct td_slice *fields = bench->qrels.rows[i].fields;
        if (td_slice_equal(fields[0], query) && td_slice_equal(fields[1], document))
            return atof(fields[2].ptr);
    }
    return 0;
}

/* The best gain that there is, and how many documents are relevant. */
static double ideal(struct bench *bench, struct td_slice query, size_t *ret_relevant)
{
    double *grades = calloc(bench->qrels.count + 1, sizeof *grades), gain = 0;
    size_t count = 0;
    for (size_t i = 0; grades != NULL && i < bench->qrels.count; i++) {
        const struct td_slice *fields = bench->qrels.rows[i].fields;
        double grade = td_slice_equal(fields[0], query) ? atof(fields[2].ptr) : 0;
        if (grade > 0)
            grades[count++] = grade;
    }
    if (count > 0)
        qsort(grades, count, sizeof *grades, compare_down);
    for (size_t i = 0; i < count && i < GAIN_DEPTH; i++)
        gain += gain_at(grades[i], i + 1);
    free(grades);
    *ret_relevant = count;
    return gain;
}

static void judge(struct bench *bench, struct td_slice query, const struct td_matches *matches)
{
    struct quality quality = {0};
    size_t relevant = 0;
    double best = ideal(bench, query, &relevant);
    if (relevant == 0)
        return;
    for (size_t i = 0; i < matches->count; i++) {
        double grade = grade_of(bench, query, document_of(bench, matches->list[i].item));
        if (grade <= 0)
            continue;
        quality.recall += 1.0 / (double)relevant;
        if (i < GAIN_DEPTH)
            quality.ndcg += gain_at(grade, i + 1) / best;
        if (i < GAIN_DEPTH && quality.mrr <= 0)
            quality.mrr = 1.0 / ((double)i + 1);
    }
    bench->judged++;
    bench->empty += matches->count == 0;
    bench->sum.ndcg += quality.ndcg;
    bench->sum.mrr += quality.mrr;
    bench->sum.recall += quality.recall;
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void run_query(struct bench *bench, const struct row *row)
{
    struct td_arena TD_CLEANUP(td_arena_release) arena;
    struct td_matches matches = {0};
    td_arena_init(&arena, arena_max_bytes);
    double begin = now_ms();
    search(bench, &arena, row->fields[1], &matches);
    bench->times_ms[bench->time_count++] = now_ms() - begin;
    for (size_t i = 0; i < matches.count; i++) {
        struct td_slice document = document_of(bench, matches.list[i].item);
        fprintf(bench->run, "%.*s\t%.*s\t%zu\t%.6f\n", TD_SLICE_ARG(row->fields[0]),
                TD_SLICE_ARG(document), i + 1, matches.list[i].score);
    }
    judge(bench, row->fields[0], &matches);
}

static void report(struct bench *bench, const char *folder)
{
    double queries = bench->judged > 0 ? (double)bench->judged : 1;
    qsort(bench->times_ms, bench->time_count, sizeof *bench->times_ms, compare_down);
    printf("%s\tnDCG@10 %.4f\tMRR@10 %.4f\tRecall@100 %.4f\t%zu queries, %zu without result"
           "\tp50 %.2f ms\tp95 %.2f ms\n",
           folder, bench->sum.ndcg / queries, bench->sum.mrr / queries, bench->sum.recall / queries,
           bench->judged, bench->empty, bench->times_ms[bench->time_count / 2],
           bench->times_ms[bench->time_count / 20]);
}

int main(int argc, char **argv)
{
    struct bench bench = {0};
    struct td_error err = {0};
    char folder[] = "/tmp/tidings-relevance-XXXXXX", path[64], run[4096];
    if (argc < 2 || argc > 3 || mkdtemp(folder) == NULL) {
        fprintf(stderr, "usage: relevance DIR [RUN]\n");
        return EXIT_FAILURE;
    }
    snprintf(path, sizeof path, "%s/archive.db", folder);
    snprintf(run, sizeof run, "%s.run", basename(argv[1]));
    td_arena_init(&bench.arena, arena_max_bytes);
    read_table(&bench, argv[1], "corpus.tsv", &bench.corpus);
    read_table(&bench, argv[1], "queries.tsv", &bench.queries);
    read_table(&bench, argv[1], "qrels.tsv", &bench.qrels);
    bench.times_ms = calloc(bench.queries.count + 1, sizeof *bench.times_ms);
    bench.run = fopen(argc == 3 ? argv[2] : run, "w");
    must(td_store_open(path, TD_STORE_WRITE, &bench.store, &err), &err);
    load(&bench);
    for (size_t i = 0; i < bench.queries.count; i++)
        run_query(&bench, &bench.queries.rows[i]);
    report(&bench, argv[1]);
    td_store_close(bench.store);
    unlink(path);
    rmdir(folder);
    td_arena_release(&bench.arena);
    free(bench.times_ms);
    return fclose(bench.run) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
