/* Classes of ASCII characters, whatever the locale. A character is a byte or a code point: those
 * beyond ASCII belong to none. */
#ifndef TD_BASE_ASCII_H
#define TD_BASE_ASCII_H

#include <stdbool.h>
#include <stdint.h>

static inline bool td_ascii_is_digit(int64_t c)
{
    return c >= '0' && c <= '9';
}

static inline bool td_ascii_is_upper(int64_t c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool td_ascii_is_lower(int64_t c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool td_ascii_is_letter(int64_t c)
{
    return td_ascii_is_upper(c) || td_ascii_is_lower(c);
}

static inline bool td_ascii_is_word(int64_t c)
{
    return td_ascii_is_letter(c) || td_ascii_is_digit(c);
}

/* A space or a tab. */
static inline bool td_ascii_is_blank(int64_t c)
{
    return c == ' ' || c == '\t';
}

/* The small letter of a capital; all else as it is. */
static inline char td_ascii_lower(char c)
{
    return (char)(td_ascii_is_upper(c) ? c - 'A' + 'a' : c);
}

#endif
