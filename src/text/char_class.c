#include "text/char_class.h"

#include "base/ascii.h"
#include "text/script.h"

#include <utf8proc.h>

static enum td_char_class class_of_ascii(uint32_t c)
{
    if (td_ascii_is_letter(c))
        return TD_CLASS_LETTER;
    return td_ascii_is_digit(c) ? TD_CLASS_DIGIT : TD_CLASS_SEPARATOR;
}

static enum td_char_class class_by_category(uint32_t c)
{
    switch ((int)utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return TD_CLASS_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return TD_CLASS_MARK;
    case UTF8PROC_CATEGORY_ND:
        return TD_CLASS_DIGIT;
    default:
        return TD_CLASS_SEPARATOR;
    }
}

enum td_char_class td_char_class_of(uint32_t c)
{
    if (c < 0x80)
        return class_of_ascii(c);
    if (c >= 0x4E00 && c <= 0x9FFF)
        return TD_CLASS_CHARACTER;
    switch (td_script_of(c)) {
    case TD_SCRIPT_LATIN:
        return TD_CLASS_LETTER;
    case TD_SCRIPT_HAN:
    case TD_SCRIPT_SYLLABIC:
        return TD_CLASS_CHARACTER;
    case TD_SCRIPT_OTHER:
        break;
    }
    return class_by_category(c);
}
