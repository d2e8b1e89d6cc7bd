/* Dates as digests write them, and as the archive keeps them. The calendar is the proleptic
 * Gregorian one (days-from-civil arithmetic: Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms"). Nothing here reads the clock or the time zone. */
#ifndef TD_BASE_DATE_H
#define TD_BASE_DATE_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    TD_DATE_TEXT_BYTES = 40,    /* room for any text that this module writes, NUL included */
    TD_DATE_SEPARATORS_MAX = 8, /* between the parts of an English day in a name */
};

/* A moment, or a whole day. Years 0001 to 9999. */
struct td_date {
    int64_t epoch_seconds;  /* UTC; midnight UTC for a day without time */
    int32_t offset_minutes; /* east of UTC, -1439 to 1439; 0 where none is written */
    bool has_time;
    bool has_offset; /* false: epoch_seconds reads the written time as UTC */
};

/* Reads a day, or one with a time behind 'T', 't' or spaces. Days: YYYY-MM-DD, where '/' or '.' may
 * stand for '-', and month and day may have one digit; the year last, where only one of the others
 * can be a month (25-12-2025); YYYYMMDD; 2025年12月7日; and English ones, a weekday before them or
 * not: "7 December 2025", "Dec 7, 2025". Times: hh:mm or hh:mm:ss, a fraction (dropped), and an
 * offset with a space before it or not: Z, z, UTC, GMT, ±hh:mm, ±hhmm, of which a name in three to
 * five capitals may stand behind the figures (+0000 UTC). Any offset below 24 hours is
 * taken as written (+08:06 is real). False for anything else, for days that no calendar has
 * (2025-02-30), and for anything left over but white space at the ends. *ret untouched then. */
bool td_date_parse(struct td_slice text, struct td_date *ret);

/* Finds the first YYYY.MM.DD, YYYY-M-D, YYYY_M_D, YYYYMMDD, 2025年12月7日, 2025Dec07,
 * December-7-2025 or 7-dec-2025 in a name or a title that is a real day of the years 1900 to 2199
 * and stands between non-digits. A name of any length takes time in proportion. */
bool td_date_find_in_name(struct td_slice name, struct td_date *ret);

/* Finds a day in the folders of a path, the file's name being the last part of it: the day itself
 * where the name is no more than that and its ending (2019/05/08.md, 2019/05-08.md,
 * 2019/05/05-08.md, 2019/0508.md, 2019/May/08.md), or the file lies right in a folder of that day
 * (2019/05/08/index.md) or one with a day in its name (2019-05-08-news/index.md). Months and days
 * of folders have two digits: other numbers count issues. */
bool td_date_find_in_folders(struct td_slice path, struct td_date *ret);

/* Finds the first 2026-W33, 2026W33 (ISO 8601) or 2026年第33周 in a path or a title that is a real
 * week of the years 1900 to 2199. A digest of a week is made when it ends: its date is that Sunday.
 */
bool td_date_find_week(struct td_slice text, struct td_date *ret);

/* RFC 3339 with the offset as written (2025-12-07T00:00:19+08:00); without offset where none is
 * written; the bare day (2026-08-13) where there is no time. */
void td_date_format(const struct td_date *date, char ret_text[TD_DATE_TEXT_BYTES]);

/* RFC 3339 UTC with milliseconds, from any number of milliseconds, or seconds, since 1970:
 * 2025-12-06T14:45:12.345Z. What lies outside the years is their first or last second. */
void td_date_format_ms(int64_t epoch_ms, char ret_text[TD_DATE_TEXT_BYTES]);
void td_date_format_seconds(int64_t epoch_seconds, char ret_text[TD_DATE_TEXT_BYTES]);

#endif
