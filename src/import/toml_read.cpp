/* The one file in C++: Debian has no TOML parser in C. Nothing of C++ leaves it. */
extern "C" {
#include "import/toml_read.h"
}

namespace
{
struct broken_assumption {
};

[[noreturn]] void give_up()
{
    throw broken_assumption{};
}
} // namespace

/* toml++ takes for granted what a text need not keep to ("[!]"): as an assertion that ended the
 * program, and without assertions (NDEBUG) it would go on into the unknown. */
#undef NDEBUG
#define TOML_ASSERT(what) ((what) ? static_cast<void>(0) : give_up())
#define TOML_HEADER_ONLY 1
#define TOML_MAX_NESTED_VALUES 8 /* TD_FRONT_MATTER_MAX_DEPTH, which is no macro */
#include <toml++/toml.h>

#include <algorithm>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace
{

struct reader {
    td_fields *fields;
    unsigned first_line;
};

td_code read_value(const reader &reader, const toml::node &node, td_field **ret_field,
                   td_error *err);

td_code copy(const reader &reader, std::string_view text, td_slice *ret_text, td_error *err)
{
    return td_field_copy(reader.fields, td_slice{text.data(), text.size()}, ret_text, err);
}

td_code read_list(const reader &reader, const toml::array &array, td_field *list, td_error *err)
{
    td_field **end = &list->first;
    for (const toml::node &node : array) {
        TD_TRY(read_value(reader, node, end, err));
        end = &(*end)->next;
    }
    return TD_OK;
}

/* toml++ sorts a table's keys; an archive keeps the order that they were written in. */
std::vector<std::pair<std::string_view, const toml::node *>> as_written(const toml::table &table)
{
    std::vector<std::pair<std::string_view, const toml::node *>> values;
    for (auto &&[key, node] : table)
        values.emplace_back(key.str(), &node);
    std::stable_sort(values.begin(), values.end(), [](const auto &a, const auto &b) {
        return a.second->source().begin < b.second->source().begin;
    });
    return values;
}

td_code read_map(const reader &reader, const toml::table &table, td_field *map, td_error *err)
{
    for (auto &&[key, node] : as_written(table)) {
        td_field *value = nullptr;
        td_slice name;
        TD_TRY(copy(reader, key, &name, err));
        TD_TRY(read_value(reader, *node, &value, err));
        TD_TRY(td_field_add(reader.fields, map, name, value, err));
    }
    return TD_OK;
}

std::string plain_text(const toml::node &node)
{
    std::ostringstream out;
    out.exceptions(std::ios::badbit); /* else it would keep a lack of memory to itself */
    node.visit([&out](auto &&value) {
        if constexpr (toml::is_value<decltype(value)>)
            out << value;
    });
    return out.str();
}

td_code read_scalar(const reader &reader, const toml::node &node, td_field *scalar, td_error *err)
{
    scalar->is_plain = !node.is_string();
    if (const auto *string = node.as_string())
        return copy(reader, string->get(), &scalar->text, err);
    return copy(reader, plain_text(node), &scalar->text, err);
}

td_code read_collection(const reader &reader, const toml::node &node, td_field *field,
                        td_error *err)
{
    TD_TRY(td_field_enter(reader.fields, field, err));
    TD_TRY(node.is_array() ? read_list(reader, *node.as_array(), field, err)
                           : read_map(reader, *node.as_table(), field, err));
    reader.fields->depth--;
    return TD_OK;
}

td_field_kind kind_of(const toml::node &node)
{
    if (node.is_table())
        return TD_FIELD_MAP;
    return node.is_array() ? TD_FIELD_LIST : TD_FIELD_SCALAR;
}

unsigned line_of(const reader &reader, const toml::source_position &position)
{
    return reader.first_line + std::max(position.line, 1U) - 1;
}

td_code read_value(const reader &reader, const toml::node &node, td_field **ret_field,
                   td_error *err)
{
    const toml::source_position begin = node.source().begin;
    td_field_kind kind = kind_of(node);
    td_field *field = nullptr;
    TD_TRY(td_field_new(reader.fields, kind, line_of(reader, begin), std::max(begin.column, 1U),
                        &field, err));
    TD_TRY(kind == TD_FIELD_SCALAR ? read_scalar(reader, node, field, err)
                                   : read_collection(reader, node, field, err));
    *ret_field = field;
    return TD_OK;
}

/* toml++ has a ceiling for what stands in brackets and none for "a.a.a…", which it takes apart by
 * recursion: 500,000 of them end its stack. */
td_code check_dots(td_source toml, td_error *err)
{
    td_slice rest = toml.text;
    td_slice line;
    for (unsigned number = toml.first_line; td_slice_next_line(&rest, &line); number++)
        if (std::count(line.ptr, line.ptr + line.len, '.') > TD_TOML_MAX_DOTS)
            return td_fail_at(err, TD_ERR_INPUT, number, 1,
                              "front matter: more than %d dots in a line of TOML",
                              TD_TOML_MAX_DOTS);
    return TD_OK;
}

} // namespace

static_assert(TOML_MAX_NESTED_VALUES == TD_FRONT_MATTER_MAX_DEPTH, "one depth for all notations");

td_code td_toml_read(td_fields *fields, td_source toml, td_field **ret_root, td_error *err)
{
    const reader reader{fields, toml.first_line};
    TD_TRY(check_dots(toml, err));
    try {
        const toml::table table = toml::parse(std::string_view(toml.text.ptr, toml.text.len));
        return read_value(reader, table, ret_root, err);
    } catch (const toml::parse_error &error) {
        const toml::source_position begin = error.source().begin;
        std::string what(error.description());
        return td_fail_at(err, TD_ERR_INPUT, line_of(reader, begin), std::max(begin.column, 1U),
                          "front matter: %s", what.c_str());
    } catch (const broken_assumption &) {
        return td_fail_at(err, TD_ERR_INPUT, toml.first_line, 1, "front matter: this is not TOML");
    } catch (const std::bad_alloc &) {
        return td_fail_memory(err);
    }
}
