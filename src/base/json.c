#include "base/json.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <math.h>

void td_json_begin(struct td_json *json, struct td_buf *buf)
{
    *json = (struct td_json){.buf = buf};
}

static void begin_value(struct td_json *json)
{
    if (json->needs_comma[json->depth])
        td_buf_add_char(json->buf, ',');
    json->needs_comma[json->depth] = json->depth > 0;
}

static void open_level(struct td_json *json, char bracket)
{
    begin_value(json);
    td_buf_add_char(json->buf, bracket);
    if (json->depth == TD_JSON_DEPTH_MAX) {
        json->buf->failed = true;
        return;
    }
    json->depth++;
    json->needs_comma[json->depth] = false;
}

static void close_level(struct td_json *json, char bracket)
{
    td_buf_add_char(json->buf, bracket);
    if (json->depth > 0)
        json->depth--;
}

void td_json_object_begin(struct td_json *json)
{
    open_level(json, '{');
}

void td_json_object_end(struct td_json *json)
{
    close_level(json, '}');
}

void td_json_array_begin(struct td_json *json)
{
    open_level(json, '[');
}

void td_json_array_end(struct td_json *json)
{
    close_level(json, ']');
}

static bool wants_escape(uint32_t c)
{
    return c == '"' || c == '\\' || td_utf8_acts(c);
}

/* Beyond U+FFFF as two halves (RFC 8259, section 7). */
static void add_code_point(struct td_buf *buf, uint32_t c)
{
    if (c > 0xFFFF)
        td_buf_addf(buf, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xD7C0 + (c >> 10), 0xDC00 + (c & 0x3FF));
    else
        td_buf_addf(buf, "\\u%04" PRIx32, c);
}

static void add_escape(struct td_buf *buf, uint32_t c)
{
    switch (c) {
    case '"':
        td_buf_add(buf, TD_SLICE("\\\""));
        break;
    case '\\':
        td_buf_add(buf, TD_SLICE("\\\\"));
        break;
    case '\n':
        td_buf_add(buf, TD_SLICE("\\n"));
        break;
    case '\r':
        td_buf_add(buf, TD_SLICE("\\r"));
        break;
    case '\t':
        td_buf_add(buf, TD_SLICE("\\t"));
        break;
    default:
        add_code_point(buf, c);
    }
}

static void add_quoted(struct td_buf *buf, struct td_slice text)
{
    size_t kept = 0;
    size_t len = 0;

    td_buf_add_char(buf, '"');
    for (size_t offset = 0; offset < text.len; offset += len) {
        len = td_utf8_plain_len(text, offset);
        if (len > 0 && text.ptr[offset] != '"' && text.ptr[offset] != '\\')
            continue;
        uint32_t c = td_utf8_decode(text, offset, &len);
        if (!wants_escape(c) && c != TD_REPLACEMENT)
            continue;
        td_buf_add(buf, td_slice_sub(text, kept, offset));
        if (c == TD_REPLACEMENT)
            td_buf_add(buf, TD_SLICE(TD_REPLACEMENT_UTF8));
        else
            add_escape(buf, c);
        kept = offset + len;
    }
    td_buf_add(buf, td_slice_sub(text, kept, text.len));
    td_buf_add_char(buf, '"');
}

void td_json_key(struct td_json *json, struct td_slice key)
{
    begin_value(json);
    add_quoted(json->buf, key);
    td_buf_add_char(json->buf, ':');
    json->needs_comma[json->depth] = false;
}

void td_json_text(struct td_json *json, struct td_slice text)
{
    if (td_slice_is_none(text)) {
        td_json_null(json);
        return;
    }
    begin_value(json);
    add_quoted(json->buf, text);
}

void td_json_integer(struct td_json *json, int64_t value)
{
    begin_value(json);
    td_buf_addf(json->buf, "%" PRId64, value);
}

void td_json_number(struct td_json *json, double value)
{
    if (!isfinite(value)) {
        td_json_null(json);
        return;
    }
    begin_value(json);
    td_buf_addf(json->buf, "%.6g", value);
}

void td_json_bool(struct td_json *json, bool value)
{
    begin_value(json);
    td_buf_add(json->buf, value ? TD_SLICE("true") : TD_SLICE("false"));
}

void td_json_null(struct td_json *json)
{
    begin_value(json);
    td_buf_add(json->buf, TD_SLICE("null"));
}

void td_json_text_member(struct td_json *json, struct td_slice key, struct td_slice text)
{
    td_json_key(json, key);
    td_json_text(json, text);
}

void td_json_integer_member(struct td_json *json, struct td_slice key, int64_t value)
{
    td_json_key(json, key);
    td_json_integer(json, value);
}
