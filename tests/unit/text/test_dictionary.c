#include "support/cmocka.h"

#include "base/utf8.h"
#include "fault/wrap.h"
#include "text/dictionary.h"
#include "text/token.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>

enum { SHOWN_MAX_BYTES = 256, FOLDED_MAX_BYTES = 8 };

/* ICU as it may be found. */
static struct found {
    int refuses;         /* why the library cannot be loaded, by errno; 0: nobody says */
    bool is_missing;     /* it cannot be */
    const char *lacks;   /* a function that is not in it; NULL: all are */
    UErrorCode fails_by; /* how it cannot begin */
    bool ends_early;     /* it tells of no end of a word */
} found;

#define WRAP(result, name, ...) WRAP_PREFIXED("", result, name, __VA_ARGS__)

WRAP(void *, dlopen, const char *path, int flags)
{
    if (!found.is_missing)
        return REAL(dlopen)(path, flags);
    errno = found.refuses;
    return NULL;
}

static UBreakIterator *fail_to_open(UBreakIteratorType kind, const char *locale, const UChar *text,
                                    int32_t len, UErrorCode *ret_status)
{
    (void)kind;
    (void)locale;
    (void)text;
    (void)len;
    *ret_status = found.fails_by;
    return NULL;
}

static int32_t end_early(UBreakIterator *words)
{
    (void)words;
    return UBRK_DONE;
}

static bool is_called(const char *symbol, const char *name)
{
    return name != NULL && strncmp(symbol, name, strlen(name)) == 0;
}

WRAP(void *, dlsym, void *library, const char *symbol)
{
    void *address = REAL(dlsym)(library, symbol);
    __typeof__(ubrk_open) *open = fail_to_open;
    __typeof__(ubrk_next) *next = end_early;
    if (is_called(symbol, found.lacks))
        return NULL;
    if (is_called(symbol, "ubrk_open") && U_FAILURE(found.fails_by))
        memcpy(&address, &open, sizeof address);
    if (is_called(symbol, "ubrk_next") && found.ends_early)
        memcpy(&address, &next, sizeof address);
    return address;
}

static int forget_found(void **state)
{
    (void)state;
    found = (struct found){0};
    return 0;
}

struct characters {
    char bytes[TD_DICTIONARY_MAX_CHARACTERS][FOLDED_MAX_BYTES];
    struct td_slice list[TD_DICTIONARY_MAX_CHARACTERS];
    size_t count;
};

static void fold(struct characters *characters, const char *text)
{
    struct td_tokens tokens;
    struct td_token token;
    characters->count = 0;
    td_tokens_begin(&tokens, td_slice_of(text));
    while (td_tokens_next(&tokens, &token)) {
        char *bytes = characters->bytes[characters->count];
        memcpy(bytes, token.folded.ptr, token.folded.len);
        characters->list[characters->count++] = (struct td_slice){bytes, token.folded.len};
    }
}

static void assert_cut(const char *text, const char *expected)
{
    static struct characters characters;
    bool ends[TD_DICTIONARY_MAX_CHARACTERS] = {false};
    char shown[SHOWN_MAX_BYTES] = "";
    struct td_error err = {0};
    fold(&characters, text);
    assert_int_equal(td_dictionary_cut(characters.list, characters.count, ends, &err), TD_OK);
    for (size_t i = 0; i < characters.count; i++) {
        strncat(shown, characters.list[i].ptr, characters.list[i].len);
        strcat(shown, ends[i] && i + 1 < characters.count ? "|" : "");
    }
    assert_true(ends[characters.count - 1]);
    assert_string_equal(shown, expected);
}

static void test_words_of_the_dictionary_are_found(void **state)
{
    (void)state;
    assert_cut("劳动关系", "劳动|关系");
    assert_cut("苹果工程师离职", "苹果|工程|师|离职");
}

static void test_traditional_characters_are_cut_like_simplified_ones(void **state)
{
    (void)state;
    assert_cut("蘋果工程師離職", "苹果|工程|师|离职");
}

static void test_a_name_that_it_does_not_know_comes_in_pieces(void **state)
{
    (void)state;
    assert_cut("谷歌地图", "谷|歌|地图");
}

static void test_characters_beyond_sixteen_bits_keep_their_places(void **state)
{
    (void)state;
    assert_cut("𠮷劳动𠮷关系", "𠮷|劳动|𠮷|关系");
}

static void test_a_run_over_the_ceiling_is_refused(void **state)
{
    (void)state;
    static struct td_slice characters[TD_DICTIONARY_MAX_CHARACTERS + 1];
    static bool ends[TD_DICTIONARY_MAX_CHARACTERS + 1];
    struct td_error err = {0};
    for (size_t i = 0; i <= TD_DICTIONARY_MAX_CHARACTERS; i++)
        characters[i] = TD_SLICE("谷");
    assert_int_equal(td_dictionary_cut(characters, TD_DICTIONARY_MAX_CHARACTERS + 1, ends, &err),
                     TD_ERR_BUG);
    assert_int_equal(td_dictionary_cut(characters, TD_DICTIONARY_MAX_CHARACTERS, ends, &err),
                     TD_OK);
}

static void assert_refused(enum td_code code, const char *message)
{
    const struct td_slice character = TD_SLICE("谷");
    struct td_error err;
    bool end = false;
    assert_int_equal(td_dictionary_cut(&character, 1, &end, &err), code);
    assert_non_null(strstr(err.message, message));
}

static void test_without_its_library_it_says_what_to_install(void **state)
{
    static const char *const functions[] = {"u_setMemoryFunctions", "ubrk_open", "ubrk_next",
                                            "ubrk_close"};
    (void)state;
    found.is_missing = true;
    assert_refused(TD_ERR_BUG, "install libicu, or put the query in quotes");
    found = (struct found){0};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        found.lacks = functions[i];
        assert_refused(TD_ERR_BUG, "install libicu, or put the query in quotes");
    }
}

static void test_without_memory_it_says_so(void **state)
{
    (void)state;
    found.is_missing = true;
    found.refuses = ENOMEM;
    assert_refused(TD_ERR_MEMORY, "out of memory");
    found = (struct found){.fails_by = U_MEMORY_ALLOCATION_ERROR};
    assert_refused(TD_ERR_MEMORY, "out of memory");
}

static void test_a_library_without_its_data_is_told_by_its_number(void **state)
{
    (void)state;
    found.fails_by = U_MISSING_RESOURCE_ERROR;
    assert_refused(TD_ERR_BUG, "ICU cannot find words (error 2)");
}

static void test_what_it_tells_no_end_of_is_one_word(void **state)
{
    (void)state;
    found.ends_early = true;
    assert_cut("劳动关系", "劳动关系");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_the_dictionary_are_found),
        cmocka_unit_test(test_traditional_characters_are_cut_like_simplified_ones),
        cmocka_unit_test(test_a_name_that_it_does_not_know_comes_in_pieces),
        cmocka_unit_test(test_characters_beyond_sixteen_bits_keep_their_places),
        cmocka_unit_test(test_a_run_over_the_ceiling_is_refused),
        cmocka_unit_test_teardown(test_without_its_library_it_says_what_to_install, forget_found),
        cmocka_unit_test_teardown(test_without_memory_it_says_so, forget_found),
        cmocka_unit_test_teardown(test_a_library_without_its_data_is_told_by_its_number,
                                  forget_found),
        cmocka_unit_test_teardown(test_what_it_tells_no_end_of_is_one_word, forget_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
