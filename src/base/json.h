/* Writes JSON (RFC 8259) into a buffer, one value after the other; commas are put where they
 * belong. Text is taken as UTF-8: invalid bytes come out as U+FFFD, control characters (C0,
 * U+007F, C1), U+2028, U+2029 and the bidirectional controls as \u escapes. Failures stay in the
 * buffer; nesting deeper than the ceiling is one. */
#ifndef TD_BASE_JSON_H
#define TD_BASE_JSON_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

enum { TD_JSON_DEPTH_MAX = 32 };

struct td_json {
    struct td_buf *buf;
    unsigned depth;
    bool needs_comma[TD_JSON_DEPTH_MAX + 1];
};

/* `buf` is borrowed. Nothing is to be released. */
void td_json_begin(struct td_json *json, struct td_buf *buf);

void td_json_object_begin(struct td_json *json);
void td_json_object_end(struct td_json *json);
void td_json_array_begin(struct td_json *json);
void td_json_array_end(struct td_json *json);

void td_json_key(struct td_json *json, struct td_slice key);
void td_json_text(struct td_json *json, struct td_slice text); /* absent: null */
void td_json_integer(struct td_json *json, int64_t value);
void td_json_number(struct td_json *json, double value); /* not finite: null; %.6g */
void td_json_bool(struct td_json *json, bool value);
void td_json_null(struct td_json *json);

/* A key and its value. */
void td_json_text_member(struct td_json *json, struct td_slice key, struct td_slice text);
void td_json_integer_member(struct td_json *json, struct td_slice key, int64_t value);

#endif
