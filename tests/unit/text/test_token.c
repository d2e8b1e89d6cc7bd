#include "support/cmocka.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/token.h"
#include "unit/text/random_text.h"

#include <utf8proc.h>

enum { LIMIT_BYTES = 1024 * 1024, ROUNDS = 100000 };

/* "qwen 3 tts", with '+' before a token that is joined to the one before. */
static void write_tokens(struct td_buf *buf, struct td_slice text)
{
    struct td_tokens tokens;
    struct td_token token;

    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        if (buf->len > 0)
            td_buf_add_char(buf, token.joined ? '+' : ' ');
        td_buf_add(buf, token.folded);
    }
    assert_false(buf->failed);
}

static void assert_tokens(const char *text, const char *wanted)
{
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    write_tokens(&buf, td_slice_of(text));
    assert_string_equal(td_buf_slice(&buf).ptr, wanted);
}

static void test_letters_digits_and_characters_part(void **state)
{
    (void)state;
    assert_tokens("Qwen3-TTS", "qwen+3 tts");
    assert_tokens("qwen 3 tts", "qwen 3 tts");
    assert_tokens("Qwen3TTS", "qwen+3+tts");
    assert_tokens("AI模型", "ai+模+型");
    assert_tokens("OpenAI training", "openai training");
    assert_tokens("F1 F-16", "f+1 f 16");
    assert_tokens("11.7% 9:16", "11 7 9 16");
    assert_tokens("it's", "it s");
    assert_tokens("한국어 カーネル 々〇", "한+국+어 カ+ー+ネ+ル 々+〇");
    assert_tokens("", "");
    assert_tokens("🚀 ★ ( - * \"", "");
}

static void test_what_people_call_programming_languages_is_one_token(void **state)
{
    (void)state;
    assert_tokens("C++, C# and .NET", "c++ c# and .net");
    assert_tokens("用C++和C#写.NET程序", "用+c+++和+c#+写+.net+程+序");
    assert_tokens("Ｃ＋＋ Ｃ＃ ．ＮＥＴ", "c++ c# .net");
    assert_tokens("C++11 .NET8 F#", "c+++11 .net+8 f#");
    assert_tokens("C+ C #", "c c");
    assert_tokens("c#8 c#x AC++ 1C# A1C++", "c 8 c x ac 1+c a+1+c");
    assert_tokens("ASP.NET ..net 3.net .nets .network", "asp net net 3 net nets network");
    assert_tokens("end.Net", "end net");
    assert_tokens("C\u200B+\u200B+", "c++");
}

static void test_folding_makes_alike_what_reads_alike(void **state)
{
    (void)state;
    assert_tokens("café CAFÉ cafe\u0301 naïve", "cafe cafe cafe naive");
    assert_tokens("歸藏 归藏 臺灣", "归+藏 归+藏 台+湾");
    assert_tokens("ＡＩ １２", "ai 12");
    assert_tokens("ß ẞ ſ K Å ﬁ", "ss ss s k a fi");
    assert_tokens("İstanbul", "istanbul");
    assert_tokens("ΟΔΟΣ οδος ᾳ", "οδοσ οδοσ αι");
    assert_tokens("Ꭰ ꭰ", "Ꭰ Ꭰ");
    assert_tokens("Й й е ё", "й й е ё");
    assert_tokens("ｶﾞ ガ が", "ガ ガ が");
    assert_tokens("\u1112\u1161\u11AB", "한");
    assert_tokens("1️⃣ 2\u20E3", "1 2");
    assert_tokens("字\u0332\u0332 禰\U000E0100", "字 祢");
}

static void test_what_folding_drops_joins(void **state)
{
    (void)state;
    assert_tokens("谷\u200B歌 soft\u00ADware", "谷+歌 software");
    assert_tokens("谷 歌，谷", "谷 歌 谷");
    assert_tokens("\uFEFF谷", "谷");
}

static void test_one_cluster_may_be_several_tokens_that_all_cover_it(void **state)
{
    (void)state;
    struct td_slice text = TD_SLICE("a㍿½");
    const size_t begins[] = {0, 1, 1, 1, 1, 4, 4};
    const size_t ends[] = {1, 4, 4, 4, 4, 6, 6};
    struct td_tokens tokens;
    struct td_token token;

    td_tokens_begin(&tokens, text);
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
        assert_true(td_tokens_next(&tokens, &token));
        assert_int_equal(token.begin, begins[i]);
        assert_int_equal(token.end, ends[i]);
        assert_int_equal(token.joined, i > 0);
    }
    assert_false(td_tokens_next(&tokens, &token));
    assert_false(td_tokens_next(&tokens, &token));
}

static void test_invalid_bytes_separate(void **state)
{
    (void)state;
    assert_tokens("ab\xFF"
                  "cd 谷\xE4\xBD歌",
                  "ab cd 谷 歌");
}

static void test_a_long_run_is_cut_into_pieces(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    td_buf_add_repeated(&buf, TD_SLICE("абв"), 1000);
    struct td_tokens tokens;
    struct td_token token;
    size_t folded_bytes = 0;

    td_tokens_begin(&tokens, td_buf_slice(&buf));
    while (td_tokens_next(&tokens, &token)) {
        assert_in_range(token.folded.len, 1, TD_TOKEN_MAX_BYTES);
        assert_int_equal(td_utf8_invalid_at(token.folded), token.folded.len);
        folded_bytes += token.folded.len;
    }
    assert_int_equal(folded_bytes, buf.len);
}

static void test_a_tower_of_marks_ends(void **state)
{
    (void)state;
    TD_CLEANUP(td_buf_release) struct td_buf buf;
    td_buf_init(&buf, LIMIT_BYTES);
    td_buf_add_char(&buf, 'e');
    td_buf_add_repeated(&buf, TD_SLICE("\u0301"), 10000);
    td_buf_add(&buf, TD_SLICE("x\0"));
    assert_tokens(buf.ptr, "e x");
}

static void assert_in_bounds(struct td_slice text)
{
    struct td_tokens tokens;
    struct td_token token;
    size_t last_begin = 0;
    bool is_first = true;

    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        assert_in_range(token.begin, last_begin, text.len - 1);
        assert_in_range(token.end, token.begin + 1, text.len);
        assert_in_range(token.folded.len, 1, TD_TOKEN_MAX_BYTES);
        assert_false(is_first && token.joined);
        last_begin = token.begin;
        is_first = false;
    }
}

static void test_any_bytes_give_tokens_in_order_within_the_text(void **state)
{
    (void)state;
    struct random_text random = {.seed = 1};

    for (int round = 0; round < ROUNDS; round++)
        assert_in_bounds(random_text_next(&random));
    for (int round = 0; round < ROUNDS; round++) {
        size_t len = random_below(&random, 40);
        for (size_t i = 0; i < len; i++)
            random.bytes[i] = (char)random_below(&random, 256);
        assert_in_bounds((struct td_slice){random.bytes, len});
    }
}

static void assert_folded_once_is_folded_for_good(struct td_slice text)
{
    struct td_tokens tokens;
    struct td_token token;

    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        struct td_tokens again;
        struct td_token same;
        td_tokens_begin(&again, token.folded);
        assert_true(td_tokens_next(&again, &same));
        assert_int_equal(same.kind, token.kind);
        assert_true(td_slice_equal(same.folded, token.folded));
        assert_int_equal(same.end, token.folded.len);
        assert_false(td_tokens_next(&again, &same));
    }
}

static void test_a_folded_token_taken_as_a_text_is_that_token(void **state)
{
    (void)state;
    struct random_text random = {.seed = 2};

    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[TD_UTF8_MAX_BYTES];
        assert_folded_once_is_folded_for_good((struct td_slice){bytes, td_utf8_encode(c, bytes)});
    }
    for (int round = 0; round < ROUNDS; round++)
        assert_folded_once_is_folded_for_good(random_text_next(&random));
}

static void test_a_folded_tower_of_marks_taken_as_a_text_is_that_token(void **state)
{
    (void)state;
    const char *marks[] = {"\u0301", "\u0344", "\u0345", "\u093E"};

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        for (size_t height = 0; height < 200; height++) {
            TD_CLEANUP(td_buf_release) struct td_buf buf;
            td_buf_init(&buf, LIMIT_BYTES);
            td_buf_add(&buf, TD_SLICE("α"));
            td_buf_add_repeated(&buf, td_slice_of(marks[i]), height);
            assert_folded_once_is_folded_for_good(td_buf_slice(&buf));
        }
    }
}

static void test_two_lines_have_the_tokens_of_both(void **state)
{
    (void)state;
    struct random_text first = {.seed = 3};
    struct random_text second = {.seed = 4};

    for (int round = 0; round < ROUNDS / 10; round++) {
        struct td_slice a = random_text_next(&first);
        struct td_slice b = random_text_next(&second);
        TD_CLEANUP(td_buf_release) struct td_buf apart;
        TD_CLEANUP(td_buf_release) struct td_buf text;
        TD_CLEANUP(td_buf_release) struct td_buf together;
        td_buf_init(&apart, LIMIT_BYTES);
        td_buf_init(&text, LIMIT_BYTES);
        td_buf_init(&together, LIMIT_BYTES);
        write_tokens(&apart, a);
        write_tokens(&apart, b);
        td_buf_add(&text, a);
        td_buf_add_char(&text, '\n');
        td_buf_add(&text, b);
        write_tokens(&together, td_buf_slice(&text));
        assert_true(td_slice_equal(td_buf_slice(&apart), td_buf_slice(&together)));
    }
}

/* Text composed and decomposed (NFC, NFD) is the same to a reader. */
static void test_normal_forms_have_the_same_tokens(void **state)
{
    (void)state;
    struct random_text random = {.seed = 5};

    for (int round = 0; round < ROUNDS / 10; round++) {
        TD_CLEANUP(td_buf_release) struct td_buf text;
        td_buf_init(&text, LIMIT_BYTES);
        td_buf_add_repaired(&text, random_text_next(&random));
        td_buf_add_char(&text, '\n');
        utf8proc_uint8_t *composed = utf8proc_NFC((const utf8proc_uint8_t *)text.ptr);
        utf8proc_uint8_t *decomposed = utf8proc_NFD((const utf8proc_uint8_t *)text.ptr);
        TD_CLEANUP(td_buf_release) struct td_buf wanted;
        td_buf_init(&wanted, LIMIT_BYTES);
        write_tokens(&wanted, td_slice_of((const char *)composed));
        assert_tokens((const char *)decomposed, td_buf_slice(&wanted).ptr);
        free(composed);
        free(decomposed);
    }
}

static struct td_token first_token(struct td_tokens *tokens, const char *text)
{
    struct td_token token;
    td_tokens_begin(tokens, td_slice_of(text));
    assert_true(td_tokens_next(tokens, &token));
    return token;
}

static void test_a_character_is_one_code_point_and_words_are_none(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t character;
        bool is_han;
    } rows[] = {
        {"国", 0x56FD, true},  {"國", 0x56FD, true}, {"か", 0x304B, false}, {"か゚", 0, false},
        {"한", 0xD55C, false}, {"a", 0, false},      {"7", 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct td_tokens tokens;
        struct td_token token = first_token(&tokens, rows[i].text);
        assert_int_equal(td_token_character(token.kind, token.folded), rows[i].character);
        assert_int_equal(td_token_is_han(token.kind, token.folded), rows[i].is_han);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_digits_and_characters_part),
        cmocka_unit_test(test_what_people_call_programming_languages_is_one_token),
        cmocka_unit_test(test_folding_makes_alike_what_reads_alike),
        cmocka_unit_test(test_what_folding_drops_joins),
        cmocka_unit_test(test_one_cluster_may_be_several_tokens_that_all_cover_it),
        cmocka_unit_test(test_invalid_bytes_separate),
        cmocka_unit_test(test_a_long_run_is_cut_into_pieces),
        cmocka_unit_test(test_a_tower_of_marks_ends),
        cmocka_unit_test(test_any_bytes_give_tokens_in_order_within_the_text),
        cmocka_unit_test(test_a_folded_token_taken_as_a_text_is_that_token),
        cmocka_unit_test(test_a_folded_tower_of_marks_taken_as_a_text_is_that_token),
        cmocka_unit_test(test_two_lines_have_the_tokens_of_both),
        cmocka_unit_test(test_normal_forms_have_the_same_tokens),
        cmocka_unit_test(test_a_character_is_one_code_point_and_words_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
