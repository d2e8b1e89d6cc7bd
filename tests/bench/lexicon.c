#include "bench/lexicon.h"

#include "base/utf8.h"
#include "text/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct placed_word placed_words[] = {
    {"AI", 300},     {"中国", 150}, {"模型", 120},  {"苹果", 10},
    {"人工智能", 8}, {"谷歌", 3},   {"机器人", 12}, {"人形机器人", 2},
    {"英伟达", 6},   {"开源", 30},  {"歸藏", 1},    {"苹果工程师离职", 1},
};
const size_t placed_word_count = sizeof placed_words / sizeof *placed_words;

/* Words of one character that every text is full of, the commonest first. */
static const char small_words[] = "的是在了和有不这为也就可与对将我以被并从人能都到上用会更让中新而"
                                  "其及后于等但由把你他们它来说做年月日个种次很还再已未比向";

/* Characters that words are commonly made of, roughly in the order of how common they are. */
static const char common_characters[] =
    "一国大人时要出生发行成方家学作地分工动经现理力同部面本开实業业自前定高长产机主进重电间世体"
    "数通性资内科场计员市公设技能术信关系统全意使见情想期合小心点明平回事物水化合问正表话看法气"
    "天教入先手代加加相外应反量区建海交度真特解门接求原形思直收社目提保级运海口结联速书立任少转"
    "报百安万名金传流向服调活何路身标风造根料音变花石火影容算红议低球车字亲观众导程断论必清组色"
    "局阿务单布切除史件林千群品片界制准满治候空走广神元失怎题住记器快验领团远始持落习存办认基视"
    "较际类示型推非令集州土感言德压周引热带际台权格象证客共放积断布青研族离强装备轻争具投质细热"
    "早段号维语谈规亚整规张低病半语模编选微夫众显试突紧律施河效率源升黄层支状断范参适属素创图需"
    "深确环助值考夜构节管济消息密查评优算价响识团护续严增步底志响展须终谁供究包仅红且观负责充局"
    "测防板险升欧刻双飞码网络谷歌苹果芯智能云端训练推理开源代码视频语音写编辑器屏幕键触控镜头摄";

/* Names that are in any such digest. */
static const char *const real_products[] = {
    "GPT-4o", "Claude",  "Gemini 3", "Qwen3-TTS", "DeepSeek", "Llama 4", "Sora",   "Cursor",
    "Kimi",   "Figure",  "Copilot",  "OpenAI",    "Android",  "iPhone",  "GitHub", "Python",
    "Rust",   "C++",     ".NET",     "C#",        "NVIDIA",   "Tesla",   "Vision", "Notion",
    "Docker", "Mistral", "Whisper",  "Veo 3",     "Flux",     "Grok",
};

static uint32_t point_at(const char **at)
{
    size_t len = 0;
    struct td_slice text = {*at, strlen(*at)};
    uint32_t point = td_utf8_decode(text, 0, &len);
    *at += len;
    return point;
}

static void put_point(char *text, uint32_t point)
{
    text[td_utf8_encode(point, text)] = '\0';
}

/* The common ones, then rare ones from all over the block, none twice and few of them
 * traditional. */
static void make_characters(struct lexicon *lexicon, struct draw *draw)
{
    enum { FIRST = 0x4E00, LAST = 0x9FA5 };
    static bool taken[LAST - FIRST + 1];
    memset(taken, 0, sizeof taken);
    const char *common = common_characters;
    for (uint32_t count = 0; count < LEXICON_CHARACTERS;) {
        uint32_t point = *common != '\0' ? point_at(&common) : draw_between(draw, FIRST, LAST);
        if (taken[point - FIRST] || (td_simplified(point) != point && !draw_chance(draw, 50)))
            continue;
        taken[point - FIRST] = true;
        put_point(lexicon->characters[count++], point);
    }
}

static void add_characters(const struct lexicon *lexicon, struct draw *draw, uint32_t count,
                           char *text)
{
    for (uint32_t i = 0; i < count; i++)
        strcat(text, lexicon->characters[spread_draw(&lexicon->character_spread, draw)]);
}

/* Most words have two characters. */
static uint32_t draw_word_length(struct draw *draw)
{
    uint32_t drawn = draw_below(draw, 100);
    return drawn < 10 ? 1 : drawn < 76 ? 2 : drawn < 91 ? 3 : 4;
}

static void make_words(struct lexicon *lexicon, struct draw *draw)
{
    const char *small = small_words;
    for (uint32_t i = 0; i < LEXICON_WORDS; i++) {
        if (*small != '\0')
            put_point(lexicon->words[i], point_at(&small));
        else
            add_characters(lexicon, draw, draw_word_length(draw), lexicon->words[i]);
    }
}

static void make_latin(struct draw *draw, uint32_t syllables, char *text)
{
    static const char consonants[] = "bcdfghklmnprstvxz", vowels[] = "aeiou";
    for (uint32_t i = 0; i < syllables; i++) {
        *text++ = consonants[draw_below(draw, sizeof consonants - 1)];
        *text++ = vowels[draw_below(draw, sizeof vowels - 1)];
    }
    *text = '\0';
}

static void capitalise(char *text)
{
    text[0] = (char)(text[0] - 'a' + 'A');
}

/* 小明, 李小明, or Novalu. */
static void make_names(struct lexicon *lexicon, struct draw *draw)
{
    for (uint32_t i = 0; i < LEXICON_NAMES; i++) {
        char latin[16];
        make_latin(draw, draw_between(draw, 2, 4), latin);
        snprintf(lexicon->handles[i], LEXICON_WORD_BYTES, "%s%u", latin, i);
        if (draw_chance(draw, 700)) {
            add_characters(lexicon, draw, draw_between(draw, 2, 3), lexicon->names[i]);
            continue;
        }
        capitalise(latin);
        snprintf(lexicon->names[i], LEXICON_WORD_BYTES, "%s", latin);
    }
}

static void make_products(struct lexicon *lexicon, struct draw *draw)
{
    size_t real = sizeof real_products / sizeof *real_products;
    for (uint32_t i = 0; i < LEXICON_PRODUCTS; i++) {
        char *product = lexicon->products[i];
        char latin[16];
        if (i < real) {
            snprintf(product, LEXICON_WORD_BYTES, "%s", real_products[i]);
            continue;
        }
        make_latin(draw, draw_between(draw, 2, 4), latin);
        capitalise(latin);
        if (draw_chance(draw, 300))
            snprintf(product, LEXICON_WORD_BYTES, "%s-%uB", latin, draw_between(draw, 1, 400));
        else
            snprintf(product, LEXICON_WORD_BYTES, "%s", latin);
    }
}

struct lexicon *lexicon_make(struct draw *draw)
{
    struct lexicon *lexicon = calloc(1, sizeof *lexicon);
    if (lexicon == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(EXIT_FAILURE);
    }
    spread_init(&lexicon->character_spread, LEXICON_CHARACTERS, 250, 2);
    spread_init(&lexicon->word_spread, LEXICON_WORDS, 2, 1);
    spread_init(&lexicon->name_spread, LEXICON_NAMES, 10, 1);
    spread_init(&lexicon->product_spread, LEXICON_PRODUCTS, 8, 1);
    make_characters(lexicon, draw);
    make_words(lexicon, draw);
    make_names(lexicon, draw);
    make_products(lexicon, draw);
    return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
    spread_release(&lexicon->character_spread);
    spread_release(&lexicon->word_spread);
    spread_release(&lexicon->name_spread);
    spread_release(&lexicon->product_spread);
    free(lexicon);
}

const char *lexicon_word(const struct lexicon *lexicon, struct draw *draw)
{
    return lexicon->words[spread_draw(&lexicon->word_spread, draw)];
}

const char *lexicon_product(const struct lexicon *lexicon, struct draw *draw)
{
    return lexicon->products[spread_draw(&lexicon->product_spread, draw)];
}
