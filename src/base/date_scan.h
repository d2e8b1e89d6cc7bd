/* Takes digits, marks and days off the beginning of a text, for all that reads dates. Internal to
 * base. Each function that returns false has taken nothing that its caller may rely on. */
#ifndef TD_BASE_DATE_SCAN_H
#define TD_BASE_DATE_SCAN_H

#include "base/calendar.h"
#include "base/slice.h"

#include <stdbool.h>

size_t td_scan_count_digits(struct td_slice text);

bool td_scan_char(struct td_slice *rest, char c);
bool td_scan_text(struct td_slice *rest, struct td_slice text);
bool td_scan_spaces(struct td_slice *rest);

/* Exactly `count` digits, whatever follows them. */
bool td_scan_digits(struct td_slice *rest, size_t count, unsigned *ret_value);

/* A whole run of four digits. */
bool td_scan_year(struct td_slice *rest, unsigned *ret_year);

/* A whole run of digits that is a number of at most two without the zeros before it. */
bool td_scan_short_number(struct td_slice *rest, unsigned *ret_value);

/* The name of a month in English, whole or its first three or four letters, with a dot or comma and
 * blanks behind it. Returns its number, 0 where it is none. */
unsigned td_scan_month(struct td_slice *rest);

/* A day in any of the forms that td_date_parse knows. */
bool td_scan_day(struct td_slice *rest, struct td_civil_day *ret_civil);

#endif
