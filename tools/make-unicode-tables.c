/* Writes src/text/unicode_tables.c from ICU's data: what utf8proc has no tables for. Run by hand
 * when Unicode has a new version worth having; raise TD_TOKENIZER_VERSION then.
 *
 *   cc -o /tmp/make-unicode-tables tools/make-unicode-tables.c \
 *      $(pkg-config --cflags --libs icu-i18n icu-uc)
 *   /tmp/make-unicode-tables > src/text/unicode_tables.c
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>

enum {
    HAN_FIRST = 0x3400, /* as in src/text/unicode_tables.h */
    HAN_LAST = 0x9FFF,
    WORDS = (HAN_LAST + 1 - HAN_FIRST) / 64,
    LAST_CODE_POINT = 0x10FFFF,
    TEXT_UNITS = 16,
};

static void check(bool holds, const char *what, UChar32 c)
{
    if (holds)
        return;
    (void)fprintf(stderr, "make-unicode-tables: %s (U+%04X)\n", what, (unsigned)c);
    exit(EXIT_FAILURE);
}

static UChar32 transliterate(const UTransliterator *to_simplified, UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[TEXT_UNITS] = {0};
    int32_t len = 0;
    U16_APPEND_UNSAFE(text, len, c);

    int32_t limit = len;
    utrans_transUChars(to_simplified, text, &len, TEXT_UNITS, 0, &limit, &error);
    check(U_SUCCESS(error), "no transliteration", c);

    int32_t end = 0;
    UChar32 result = 0;
    U16_NEXT(text, end, len, result);
    check(end == len, "becomes more than one character", c);
    return result;
}

/* Until nothing changes, so that what was simplified once stays as it is. Of two that become each
 * other (U+82CE and U+82E7 in ICU 72), both become the lower. */
static UChar32 simplify(const UTransliterator *to_simplified, UChar32 c)
{
    for (int rounds = 0; rounds < 8; rounds++) {
        UChar32 simplified = transliterate(to_simplified, c);
        if (transliterate(to_simplified, simplified) == c)
            return simplified < c ? simplified : c;
        c = simplified;
    }
    check(false, "simplifies in a circle", c);
    return c;
}

static bool is_han(UChar32 c)
{
    return uscript_hasScript(c, USCRIPT_HAN) && u_isalpha(c);
}

static void print_separator(int count, int per_line)
{
    (void)printf(count % per_line == 0 ? "\n    " : " ");
}

static void print_bits(const uint64_t bits[WORDS])
{
    (void)printf("const uint64_t td_traditional_bits[TD_HAN_WORDS] = {");
    for (int i = 0; i < WORDS; i++) {
        print_separator(i, 4);
        (void)printf("0x%016llX,", (unsigned long long)bits[i]);
    }
    (void)printf("\n};\n\nconst uint16_t td_traditional_ranks[TD_HAN_WORDS] = {");
    int rank = 0;
    for (int i = 0; i < WORDS; i++) {
        print_separator(i, 12);
        (void)printf("%d,", rank);
        rank += __builtin_popcountll(bits[i]);
    }
    (void)printf("\n};\n\n");
}

static void print_simplified(const UTransliterator *to_simplified)
{
    uint64_t bits[WORDS] = {0};
    int count = 0;

    (void)printf("const uint16_t td_simplified_points[] = {");
    for (UChar32 c = 0x80; c <= LAST_CODE_POINT; c++) {
        UChar32 simplified = is_han(c) ? simplify(to_simplified, c) : c;
        if (simplified == c)
            continue;
        check(c >= HAN_FIRST && c <= HAN_LAST && is_han(simplified) && simplified <= UINT16_MAX,
              "is outside the table", c);
        print_separator(count++, 12);
        (void)printf("0x%04X,", (unsigned)simplified);
        bits[(c - HAN_FIRST) / 64] |= UINT64_C(1) << ((c - HAN_FIRST) % 64);
    }
    (void)printf("\n};\n\n");
    print_bits(bits);
}

static const char *script_of(UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!(U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_NL_MASK)))
        return NULL;
    if (uscript_hasScript(c, USCRIPT_HAN))
        return "HAN";
    if (uscript_hasScript(c, USCRIPT_HIRAGANA) || uscript_hasScript(c, USCRIPT_KATAKANA) ||
        uscript_hasScript(c, USCRIPT_BOPOMOFO) || uscript_hasScript(c, USCRIPT_HANGUL))
        return "SYLLABIC";
    return uscript_getScript(c, &error) == USCRIPT_LATIN ? "LATIN" : NULL;
}

static void print_scripts(void)
{
    int count = 0;

    (void)printf("const struct td_script_range td_script_ranges[] = {\n");
    for (UChar32 first = 0; first <= LAST_CODE_POINT; first++) {
        const char *script = script_of(first);
        UChar32 last = first;
        while (last < LAST_CODE_POINT && script_of(last + 1) == script)
            last++;
        if (script != NULL) {
            (void)printf("    {0x%04X, 0x%04X, TD_SCRIPT_%s},\n", (unsigned)first, (unsigned)last,
                         script);
            count++;
        }
        first = last;
    }
    (void)printf("};\n\nconst size_t td_script_range_count = %d;\n", count);
}

int main(void)
{
    UErrorCode error = U_ZERO_ERROR;
    const UChar id[] = u"Hant-Hans";
    UTransliterator *to_simplified = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    check(U_SUCCESS(error), u_errorName(error), 0);

    (void)printf(
        "/* Made by tools/make-unicode-tables.c from ICU %s, Unicode %s. Not to be edited. */\n"
        "/* clang-format off */\n"
        "#include \"text/unicode_tables.h\"\n\n",
        U_ICU_VERSION, U_UNICODE_VERSION);
    print_simplified(to_simplified);
    print_scripts();
    utrans_close(to_simplified);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
