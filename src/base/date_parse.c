#include "base/ascii.h"
#include "base/date.h"

#include "base/calendar.h"
#include "base/date_scan.h"

static bool take_seconds(struct td_slice *rest, unsigned *ret_second)
{
    if (!td_scan_digits(rest, 2, ret_second) || *ret_second > 59)
        return false;
    if (!td_scan_char(rest, '.'))
        return true;
    size_t fraction = td_scan_count_digits(*rest);
    *rest = td_slice_sub(*rest, fraction, rest->len);
    return fraction > 0;
}

static bool take_time(struct td_slice *rest, int64_t *ret_seconds)
{
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;

    if (!td_scan_short_number(rest, &hour) || !td_scan_char(rest, ':') ||
        !td_scan_digits(rest, 2, &minute) || hour > 23 || minute > 59)
        return false;
    if (td_scan_char(rest, ':') && !take_seconds(rest, &second))
        return false;
    *ret_seconds = hour * 3600 + minute * 60 + second;
    return true;
}

/* What is written behind an offset in figures says it again, as a name: "+0000 UTC". */
static void skip_zone_name(struct td_slice *rest)
{
    struct td_slice name = *rest;
    size_t len = 0;
    if (!td_scan_spaces(&name))
        return;
    while (len < name.len && td_ascii_is_upper(name.ptr[len]))
        len++;
    if (len >= 3 && len <= 5)
        *rest = td_slice_sub(name, len, name.len);
}

static bool take_universal(struct td_slice *rest)
{
    return td_scan_text(rest, TD_SLICE("UTC")) || td_scan_text(rest, TD_SLICE("GMT")) ||
           td_scan_char(rest, 'Z') || td_scan_char(rest, 'z');
}

static bool take_offset(struct td_slice *rest, int32_t *ret_minutes)
{
    *ret_minutes = 0;
    if (take_universal(rest))
        return true;
    int32_t sign = 1;
    if (td_scan_char(rest, '-'))
        sign = -1;
    else if (!td_scan_char(rest, '+'))
        return false;

    unsigned hours = 0;
    unsigned minutes = 0;
    if (!td_scan_digits(rest, 2, &hours))
        return false;
    (void)td_scan_char(rest, ':');
    if (!td_scan_digits(rest, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *ret_minutes = sign * (int32_t)(hours * 60 + minutes);
    skip_zone_name(rest);
    return true;
}

bool td_date_parse(struct td_slice text, struct td_date *ret)
{
    struct td_slice rest = td_slice_trim(text);
    struct td_civil_day civil;
    struct td_date date = {0};
    int64_t seconds = 0;

    if (!td_scan_day(&rest, &civil))
        return false;
    if (rest.len > 0) {
        date.has_time =
            td_scan_char(&rest, 'T') || td_scan_char(&rest, 't') || td_scan_spaces(&rest);
        if (!date.has_time || !take_time(&rest, &seconds))
            return false;
        (void)td_scan_spaces(&rest);
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
