#include "import/authors/name_look.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "import/markdown/cjk.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
    PARTICLE_MAX_BYTES = 3,
    ABBREVIATION_MAX_BYTES = 3, /* "H.", "Dr.", "Jr." */
    NAMED_WORD_MIN_BYTES = 4,
    NAMED_MIN_BYTES = 3,
    LETTERS_BYTES = 128,
};

/* The next word, parted by blanks; "" at the end. */
static struct td_slice take_word(struct td_slice *rest)
{
    *rest = td_slice_trim(*rest);
    struct td_slice word = td_slice_sub(*rest, 0, td_slice_find(*rest, TD_SLICE(" ")));
    *rest = td_slice_sub(*rest, word.len, rest->len);
    return word;
}

static bool ends_sentence(struct td_slice word)
{
    char last = word.ptr[word.len - 1];
    if (last == '.')
        return word.len - 1 > ABBREVIATION_MAX_BYTES;
    return last == '!' || last == '?' || last == ':' || last == ';';
}

static bool is_sentence_mark(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B || c == 0xFF1A || c == 0xFF0C;
}

struct counts {
    size_t words;
    size_t sentence_ends; /* before the last word */
    size_t letters;
    size_t han;
    size_t marks;
};

static void count_words(struct td_slice text, struct counts *counts)
{
    bool ended = false;
    for (struct td_slice word; (word = take_word(&text)).len > 0;) {
        counts->words++;
        counts->sentence_ends += ended ? 1 : 0;
        ended = ends_sentence(word);
    }
}

static void count_characters(struct td_slice text, struct counts *counts)
{
    for (size_t at = 0, len = 0; at < text.len; at += len) {
        uint32_t c = td_utf8_decode(text, at, &len);
        bool is_ascii_letter = td_ascii_is_letter(c);
        counts->letters += is_ascii_letter || c >= 0xC0 ? 1 : 0;
        counts->han += td_is_han(c) ? 1 : 0;
        counts->marks += is_sentence_mark(c) ? 1 : 0;
    }
}

static bool is_all_small(struct td_slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!td_ascii_is_lower(word.ptr[i]))
            return false;
    return word.len > 0;
}

static bool ends_small(struct td_slice text)
{
    size_t blank = td_slice_find_last(text, TD_SLICE(" "));
    return blank < text.len && is_all_small(td_slice_sub(text, blank + 1, text.len));
}

bool td_looks_like_name(struct td_slice text)
{
    struct counts counts = {0};
    count_words(text, &counts);
    count_characters(text, &counts);
    return counts.words <= TD_NAME_MAX_WORDS && counts.han <= TD_NAME_MAX_HAN &&
           counts.sentence_ends == 0 && counts.marks == 0 && counts.letters > 0 &&
           !ends_small(text);
}

bool td_has_prose(struct td_slice text)
{
    size_t small = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool begins = i == 0 || text.ptr[i - 1] == ' ';
        if (td_ascii_is_lower(text.ptr[i]))
            small = begins ? 1 : small + (small > 0);
        else
            small = 0;
        if (small > PARTICLE_MAX_BYTES)
            return true;
    }
    return false;
}

/* Of a phrase, not of a name: `'A' to B`, "A,", "THE END --". */
static bool has_odd_end(struct td_slice name)
{
    return name.len > 0 &&
           (strchr("'\"", name.ptr[0]) != NULL || strchr(",-", name.ptr[name.len - 1]) != NULL);
}

bool td_looks_like_names(struct td_slice text, bool *ret_is_certain)
{
    bool is_word = td_slice_find(text, TD_SLICE(" ")) == text.len;
    *ret_is_certain = text.len > 0 && !td_ascii_is_lower(text.ptr[0]);
    if (text.len == 0 || text.len > TD_NAMES_MAX_BYTES || has_odd_end(text) ||
        (!is_word && td_has_prose(text)))
        return false;
    while (text.len > 0) {
        struct td_slice part = td_slice_sub(text, 0, td_slice_find(text, TD_SLICE(",")));
        if (!td_looks_like_name(part))
            return false;
        text = td_slice_sub(text, part.len + 1, text.len);
    }
    return true;
}

static bool is_name_byte(char c)
{
    return td_ascii_is_letter(c) || c == ' ' || c == '.' || c == '\'' || (unsigned char)c >= 0x80;
}

static bool is_name_part(struct td_slice part)
{
    if (part.len == 0 || !td_ascii_is_upper(part.ptr[0]))
        return false;
    for (size_t i = 0; i < part.len; i++)
        if (!is_name_byte(part.ptr[i]))
            return false;
    return true;
}

bool td_looks_like_hyphenated_name(struct td_slice text)
{
    size_t parts = 0;
    while (text.len > 0) {
        struct td_slice part = td_slice_sub(text, 0, td_slice_find(text, TD_SLICE("-")));
        if (!is_name_part(part))
            return false;
        parts++;
        text = td_slice_sub(text, part.len + 1, text.len);
    }
    return parts > 1;
}

bool td_looks_like_version(struct td_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return text.len > 0 && td_ascii_is_digit(text.ptr[0]);
}

bool td_is_version_number(struct td_slice text)
{
    size_t dots = 0;
    if (td_slice_starts(text, TD_SLICE("v")))
        text = td_slice_sub(text, 1, text.len);
    for (size_t i = 0; i < text.len; i++) {
        if (!td_ascii_is_digit(text.ptr[i]) && text.ptr[i] != '.')
            return false;
        dots += text.ptr[i] == '.';
    }
    return dots > 0 && td_ascii_is_digit(text.ptr[0]);
}

bool td_looks_like_package(struct td_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (td_ascii_is_upper(text.ptr[i]))
            return false;
    return td_slice_find(text, TD_SLICE("/")) < text.len;
}

bool td_begins_with_capital(struct td_slice text)
{
    return text.len > 1 && td_ascii_is_upper(text.ptr[0]) && td_ascii_is_lower(text.ptr[1]);
}

/* Letters and digits only, small, at most LETTERS_BYTES. */
static struct td_slice letters_of(struct td_slice text, char ret_letters[LETTERS_BYTES])
{
    size_t len = 0;
    for (size_t i = 0; i < text.len && len < LETTERS_BYTES; i++) {
        char c = text.ptr[i];
        if (td_ascii_is_upper(c))
            ret_letters[len++] = (char)(c - 'A' + 'a');
        else if (td_ascii_is_lower(c) || td_ascii_is_digit(c))
            ret_letters[len++] = c;
    }
    return (struct td_slice){ret_letters, len};
}

static bool holds(struct td_slice text, struct td_slice part, size_t min_len)
{
    return part.len >= min_len && part.len <= text.len && td_slice_find(text, part) < text.len;
}

static bool holds_word_of(struct td_slice letters, struct td_slice name)
{
    char word_letters[LETTERS_BYTES];
    for (struct td_slice word; (word = take_word(&name)).len > 0;)
        if (holds(letters, letters_of(word, word_letters), NAMED_WORD_MIN_BYTES))
            return true;
    return false;
}

bool td_is_named_in(struct td_slice name, struct td_slice account)
{
    char account_bytes[LETTERS_BYTES];
    char name_bytes[LETTERS_BYTES];
    struct td_slice account_letters = letters_of(account, account_bytes);
    struct td_slice name_letters = letters_of(name, name_bytes);

    return holds(account_letters, name_letters, NAMED_MIN_BYTES) ||
           holds(name_letters, account_letters, NAMED_MIN_BYTES) ||
           holds_word_of(account_letters, name);
}
