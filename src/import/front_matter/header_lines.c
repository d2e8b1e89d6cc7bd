#include "import/front_matter/header_lines.h"

#include "base/ascii.h"

enum { KEY_MAX_BYTES = 64 };

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_key_byte(char c)
{
    return td_ascii_is_word(c) || c == '-' || c == '_';
}

/* A colon counts before a blank or the line's end, an equals sign (TOML's) anywhere. */
static size_t find_separator(struct td_slice line)
{
    for (size_t i = 0; i < line.len && i <= KEY_MAX_BYTES && !ends_line(line.ptr[i]); i++) {
        bool ends_word =
            i + 1 == line.len || td_ascii_is_blank(line.ptr[i + 1]) || ends_line(line.ptr[i + 1]);
        if (line.ptr[i] == '=' || (line.ptr[i] == ':' && ends_word))
            return i;
    }
    return line.len;
}

/* The word before a header line's colon; "" where the line is none. */
static struct td_slice header_word(struct td_slice line)
{
    size_t len = 0;
    while (len < line.len && is_key_byte(line.ptr[len]))
        len++;
    bool is_header = len > 0 && len < line.len && td_ascii_is_letter(line.ptr[0]) &&
                     line.ptr[len] == ':' && find_separator(line) == len;
    return td_slice_sub(line, 0, is_header ? len : 0);
}

size_t td_header_lines_len(struct td_slice text)
{
    struct td_slice rest = text;
    struct td_slice line;
    bool is_named = false;
    bool is_first = true;
    while (td_slice_next_line(&rest, &line) && td_slice_trim(line).len > 0) {
        struct td_slice word = header_word(line);
        if (word.len == 0 && (is_first || !td_ascii_is_blank(line.ptr[0])))
            return 0;
        is_first = false;
        is_named |= td_slice_equal_nocase(word, TD_SLICE("title")) ||
                    td_slice_equal_nocase(word, TD_SLICE("date"));
    }
    return is_named ? text.len - rest.len : 0;
}

/* A line that an entry may begin with: not indented, not of a list, not closing anything. */
static bool begins_entry(struct td_slice line)
{
    char c = line.len > 0 ? line.ptr[0] : ' ';
    bool may =
        td_ascii_is_letter(c) || c == '_' || c == '"' || c == '\'' || (unsigned char)c >= 0x80;
    return may && find_separator(line) < line.len;
}

/* Takes the next entry off *rest: a line and those up to the next that begins one. */
static bool take_entry(struct td_source *rest, struct td_source *ret_entry)
{
    struct td_slice text = rest->text;
    struct td_slice line;
    struct td_source entry = *rest;
    size_t len = 0;
    if (!td_slice_next_line(&text, &line))
        return false;
    do {
        rest->first_line++;
        len = entry.text.len - text.len;
    } while (td_slice_next_line(&text, &line) && !begins_entry(line));
    entry.text = td_slice_sub(rest->text, 0, len);
    rest->text = td_slice_sub(rest->text, len, rest->text.len);
    *ret_entry = entry;
    return true;
}

static struct td_slice without_quotes(struct td_slice text)
{
    char first = text.len >= 2 ? text.ptr[0] : '\0';
    bool is_quoted = (first == '"' || first == '\'') && text.ptr[text.len - 1] == first;
    return is_quoted ? td_slice_sub(text, 1, text.len - 1) : text;
}

static enum td_code read_as_text(struct td_fields *fields, struct td_source entry,
                                 struct td_field *root, struct td_error *err)
{
    size_t separator = find_separator(entry.text);
    struct td_slice value = td_slice_trim(td_slice_sub(entry.text, separator + 1, entry.text.len));
    struct td_slice text = without_quotes(value);
    struct td_field *field = NULL;
    struct td_slice key;
    if (!begins_entry(entry.text))
        return TD_OK;
    TD_TRY(td_field_new(fields, TD_FIELD_SCALAR, entry.first_line, 1, &field, err));
    field->is_plain = text.len == value.len;
    TD_TRY(td_field_copy(fields, text, &field->text, err));
    TD_TRY(td_field_copy(
        fields, without_quotes(td_slice_trim(td_slice_sub(entry.text, 0, separator))), &key, err));
    return td_field_add(fields, root, key, field, err);
}

enum td_code td_header_lines_read(struct td_fields *fields, struct td_source header,
                                  struct td_field **ret_root, struct td_error *err)
{
    struct td_field *root = NULL;
    struct td_source entry;
    TD_TRY(td_field_new(fields, TD_FIELD_MAP, header.first_line, 1, &root, err));
    while (take_entry(&header, &entry))
        TD_TRY(read_as_text(fields, entry, root, err));
    *ret_root = root;
    return TD_OK;
}

static enum td_code add_all(struct td_fields *fields, struct td_field *root,
                            const struct td_field *entry, struct td_error *err)
{
    struct td_field *field = entry->kind == TD_FIELD_MAP ? entry->first : NULL;
    while (field != NULL) {
        struct td_field *next = field->next;
        field->next = NULL;
        TD_TRY(td_field_add(fields, root, field->key, field, err));
        field = next;
    }
    return TD_OK;
}

static enum td_code salvage_entry(struct td_fields *fields, struct td_source entry,
                                  td_header_reader reader, struct td_field *root,
                                  struct td_error *err)
{
    struct td_field *map = NULL;
    struct td_error why;
    size_t problem_count = fields->problems->count;
    enum td_code code = reader(fields, entry, &map, &why);
    if (code == TD_OK)
        return map != NULL ? add_all(fields, root, map, err) : TD_OK;
    if (code != TD_ERR_INPUT)
        return td_fail(err, code, "%s", why.message);
    fields->depth = 0;
    fields->problems->count = problem_count;
    if (fields->count >= TD_FRONT_MATTER_MAX_FIELDS)
        return TD_OK;
    return read_as_text(fields, entry, root, err);
}

enum td_code td_header_salvage(struct td_fields *fields, struct td_source header,
                               td_header_reader reader, struct td_field **ret_root,
                               struct td_error *err)
{
    struct td_field *root = NULL;
    struct td_source entry;
    fields->depth = 0;
    fields->count = 0;
    TD_TRY(td_field_new(fields, TD_FIELD_MAP, header.first_line, 1, &root, err));
    while (fields->count < TD_FRONT_MATTER_MAX_FIELDS && take_entry(&header, &entry))
        TD_TRY(salvage_entry(fields, entry, reader, root, err));
    *ret_root = root;
    return TD_OK;
}
