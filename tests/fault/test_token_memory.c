/* FTS5's tokens of a text cost no allocation, whatever their number. */
#include "fault/allocations.h"
#include "store/index/fts_tokenizer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

enum { COPIES = 2000 };

/* Each way a token is made: words with and without a stem, numbers, signs, runs of characters,
 * traditional ones, marks to be taken off, full width, what is no UTF-8. */
static const char sample[] =
    "Running C++ 与 .NET 的 GPT-4o，谷歌發布Qwen3-TTS模型。Café 11.7% ㍿ ｆｕｌｌ カタカナ "
    "한국어 \xff naïve e\xcc\x81 models\n";

struct fts {
    sqlite3 *db;
    fts5_tokenizer calls;
    Fts5Tokenizer *tokenizer;
};

static struct fts open_tokenizer(void)
{
    struct fts fts = {0};
    fts5_api *api = NULL;
    void *data = NULL;
    assert_int_equal(sqlite3_open(":memory:", &fts.db), SQLITE_OK);
    assert_int_equal(td_fts_tokenizer_register(fts.db), SQLITE_OK);
    assert_int_equal(td_fts_api(fts.db, &api), SQLITE_OK);
    assert_int_equal(api->xFindTokenizer(api, "tidings", &data, &fts.calls), SQLITE_OK);
    assert_int_equal(fts.calls.xCreate(data, NULL, 0, &fts.tokenizer), SQLITE_OK);
    return fts;
}

static int count_token(void *context, int flags, const char *token, int len, int begin, int end)
{
    (void)flags, (void)token, (void)len, (void)begin, (void)end;
    (*(size_t *)context)++;
    return SQLITE_OK;
}

static size_t tokenize(const struct fts *fts, const char *text, size_t len)
{
    size_t count = 0;
    assert_int_equal(fts->calls.xTokenize(fts->tokenizer, &count, FTS5_TOKENIZE_DOCUMENT, text,
                                          (int)len, count_token),
                     SQLITE_OK);
    return count;
}

static void test_tokens_cost_no_allocations(void **state)
{
    (void)state;
    struct fts fts = open_tokenizer();
    const size_t len = sizeof sample - 1;
    char *text = malloc(COPIES * len);
    assert_non_null(text);
    for (size_t i = 0; i < COPIES; i++)
        memcpy(text + i * len, sample, len);
    size_t tokens_of_one = tokenize(&fts, text, len); /* the stemmer takes its room here */
    allocations_begin(0, false);
    size_t tokens = tokenize(&fts, text, COPIES * len);
    unsigned long allocations = allocations_end();
    assert_true(tokens_of_one > 30);
    assert_int_equal(tokens, COPIES * tokens_of_one);
    assert_int_equal(allocations, 0);
    free(text);
    fts.calls.xDelete(fts.tokenizer);
    sqlite3_close(fts.db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tokens_cost_no_allocations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
