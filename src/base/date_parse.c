#include "base/date.h"

#include "base/calendar.h"

#include <stdio.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_digits(struct td_slice text)
{
    size_t count = 0;
    while (count < text.len && is_digit(text.ptr[count]))
        count++;
    return count;
}

static void skip(struct td_slice *rest, size_t len)
{
    *rest = td_slice_sub(*rest, len, rest->len);
}

static bool take_char(struct td_slice *rest, char c)
{
    if (rest->len == 0 || rest->ptr[0] != c)
        return false;
    skip(rest, 1);
    return true;
}

/* Takes `count` digits, whatever follows them. */
static bool take_digits(struct td_slice *rest, size_t count, unsigned *ret_value)
{
    if (count_digits(*rest) < count)
        return false;
    *ret_value = 0;
    for (size_t i = 0; i < count; i++)
        *ret_value = *ret_value * 10 + (unsigned)(rest->ptr[i] - '0');
    skip(rest, count);
    return true;
}

/* Takes a run of one or two digits. */
static bool take_short_number(struct td_slice *rest, unsigned *ret_value)
{
    size_t count = count_digits(*rest);
    return count >= 1 && count <= 2 && take_digits(rest, count, ret_value);
}

static bool take_day(struct td_slice *rest, struct td_civil_day *ret_civil)
{
    if (!take_digits(rest, 4, &ret_civil->year) || rest->len == 0)
        return false;
    char separator = rest->ptr[0];
    return (separator == '-' || separator == '/' || separator == '.') &&
           take_char(rest, separator) && take_short_number(rest, &ret_civil->month) &&
           take_char(rest, separator) && take_short_number(rest, &ret_civil->day) &&
           td_civil_is_real(*ret_civil);
}

static bool take_spaces(struct td_slice *rest)
{
    size_t count = 0;
    while (count < rest->len && rest->ptr[count] == ' ')
        count++;
    skip(rest, count);
    return count > 0;
}

static bool take_seconds(struct td_slice *rest, unsigned *ret_second)
{
    if (!take_digits(rest, 2, ret_second) || *ret_second > 59)
        return false;
    if (!take_char(rest, '.'))
        return true;
    size_t fraction = count_digits(*rest);
    skip(rest, fraction);
    return fraction > 0;
}

static bool take_time(struct td_slice *rest, int64_t *ret_seconds)
{
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;

    if (!take_digits(rest, 2, &hour) || !take_char(rest, ':') || !take_digits(rest, 2, &minute) ||
        hour > 23 || minute > 59)
        return false;
    if (take_char(rest, ':') && !take_seconds(rest, &second))
        return false;
    *ret_seconds = hour * 3600 + minute * 60 + second;
    return true;
}

static bool take_offset(struct td_slice *rest, int32_t *ret_minutes)
{
    if (take_char(rest, 'Z') || take_char(rest, 'z')) {
        *ret_minutes = 0;
        return true;
    }
    int32_t sign = 1;
    if (take_char(rest, '-'))
        sign = -1;
    else if (!take_char(rest, '+'))
        return false;

    unsigned hours = 0;
    unsigned minutes = 0;
    if (!take_digits(rest, 2, &hours))
        return false;
    (void)take_char(rest, ':');
    if (!take_digits(rest, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *ret_minutes = sign * (int32_t)(hours * 60 + minutes);
    return true;
}

bool td_date_parse(struct td_slice text, struct td_date *ret)
{
    struct td_slice rest = td_slice_trim(text);
    struct td_civil_day civil;
    struct td_date date = {0};
    int64_t seconds = 0;

    if (!take_day(&rest, &civil))
        return false;
    if (rest.len > 0) {
        date.has_time = take_char(&rest, 'T') || take_char(&rest, 't') || take_spaces(&rest);
        if (!date.has_time || !take_time(&rest, &seconds))
            return false;
        (void)take_spaces(&rest);
        date.has_offset = rest.len > 0;
        if (date.has_offset && !take_offset(&rest, &date.offset_minutes))
            return false;
    }
    if (rest.len > 0)
        return false;

    date.epoch_seconds =
        td_civil_to_days(civil) * TD_SECONDS_PER_DAY + seconds - (int64_t)date.offset_minutes * 60;
    *ret = date;
    return true;
}

/* The day at the start of `rest`, its parts parted by `separator` (NUL: by nothing). */
static bool take_name_day(struct td_slice rest, char separator, struct td_civil_day *ret_civil)
{
    bool taken = take_digits(&rest, 4, &ret_civil->year) &&
                 (separator == '\0' || take_char(&rest, separator)) &&
                 take_digits(&rest, 2, &ret_civil->month) &&
                 (separator == '\0' || take_char(&rest, separator)) &&
                 take_digits(&rest, 2, &ret_civil->day);
    return taken && count_digits(rest) == 0 && td_civil_is_real(*ret_civil);
}

bool td_date_find_in_name(struct td_slice name, struct td_date *ret)
{
    static const char separators[] = {'.', '-', '_', '\0'};

    for (size_t at = 0; at < name.len; at++) {
        if (at > 0 && is_digit(name.ptr[at - 1]))
            continue;
        for (size_t i = 0; i < sizeof(separators); i++) {
            struct td_civil_day civil;
            if (take_name_day(td_slice_sub(name, at, name.len), separators[i], &civil)) {
                *ret = (struct td_date){
                    .epoch_seconds = td_civil_to_days(civil) * TD_SECONDS_PER_DAY,
                };
                return true;
            }
        }
    }
    return false;
}

static void write_day(struct td_civil_day civil, char ret_text[11])
{
    (void)snprintf(ret_text, 11, "%04u-%02u-%02u", civil.year % 10000, civil.month % 100,
                   civil.day % 100);
}

bool td_day_range_parse(struct td_slice text, struct td_day_range *ret)
{
    struct td_slice rest = text;
    struct td_civil_day first = {0, 1, 1};
    struct td_civil_day last = {0, 12, 31};

    if (!take_digits(&rest, 4, &first.year))
        return false;
    last.year = first.year;
    if (rest.len > 0) {
        if (!take_char(&rest, '-') || !take_digits(&rest, 2, &first.month) ||
            !td_civil_is_real(first))
            return false;
        last = first;
        last.day = td_civil_month_days(first.year, first.month);
    }
    if (rest.len > 0) {
        if (!take_char(&rest, '-') || !take_digits(&rest, 2, &first.day))
            return false;
        last = first;
    }
    if (rest.len > 0 || !td_civil_is_real(first))
        return false;
    write_day(first, ret->first);
    write_day(last, ret->last);
    return true;
}
