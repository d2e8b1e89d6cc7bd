/* Texts for property tests: pieces that tokenizers trip over, and raw bytes, strung together at
 * random, the same in every run. */
#ifndef TD_TESTS_RANDOM_TEXT_H
#define TD_TESTS_RANDOM_TEXT_H

#include "base/slice.h"
#include "support/draw.h"

#include <stdint.h>
#include <string.h>

enum { RANDOM_TEXT_MAX_BYTES = 256 };

static const char *const random_pieces[] = {"a",       "C",
                                            "c",       "+",
                                            "++",      "#",
                                            ".",       ".net",
                                            ".NET",    "net",
                                            "1",       "23",
                                            "٣",       " ",
                                            "\n",      "\r\n",
                                            "谷",      "歌",
                                            "歸",      "々",
                                            "ー",      "カ",
                                            "ｶ",       "ﾞ",
                                            "゙",        "が",
                                            "か",      "한",
                                            "ᄒ",      "ᅡ",
                                            "ᆫ",      "ㄱ",
                                            "ㅏ",      "é",
                                            "e",       "\u0301",
                                            "\u0308",  "\u0344",
                                            "\u0345",  "α",
                                            "ᾴ",       "ς",
                                            "й",       "ß",
                                            "İ",       "ſ",
                                            "Ꭰ",       "ﬁ",
                                            "ｆ",      "＋",
                                            "＃",      "．",
                                            "½",       "①",
                                            "²",       "㍿",
                                            "ﷺ",       "℃",
                                            "\u00AD",  "\u200B",
                                            "\u200D",  "\uFE0F",
                                            "\u20E3",  "👨",
                                            "🇨",       "🇳",
                                            "क",       "्",
                                            "ष",       "ि",
                                            "ำ",       "ก",
                                            "\u0D4E",  "\u0600",
                                            "\u3164",  "，",
                                            "。",      "\xFF",
                                            "\xE4",    "\xE4\xBD",
                                            "\x80",    "\xED\xA0\x80",
                                            "\uFFFD",  "\x01",
                                            "\xF0\x9F"};

struct random_text {
    uint32_t seed;
    char bytes[RANDOM_TEXT_MAX_BYTES];
};

static inline uint32_t random_below(struct random_text *text, uint32_t limit)
{
    return draw_below(&text->seed, limit);
}

static inline struct td_slice random_piece(struct random_text *text)
{
    uint32_t at = random_below(text, sizeof(random_pieces) / sizeof(random_pieces[0]) + 1);

    return at == 0 ? TD_SLICE("\0") : td_slice_of(random_pieces[at - 1]);
}

/* Borrowed until the next. */
static inline struct td_slice random_text_next(struct random_text *text)
{
    uint32_t pieces = random_below(text, 24);
    size_t len = 0;

    for (uint32_t i = 0; i < pieces; i++) {
        struct td_slice piece = random_piece(text);
        memcpy(text->bytes + len, piece.ptr, piece.len);
        len += piece.len;
    }
    return (struct td_slice){text->bytes, len};
}

#endif
