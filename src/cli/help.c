#include "cli/help.h"

#include "base/left.h"
#include "output/wrap.h"
#include "text/width.h"

enum {
    NAME_COLUMNS = 10,   /* of a command's name */
    OPTION_COLUMNS = 22, /* of "--archive FILE" */
    MIN_COLUMNS = 40,    /* a narrower terminal is taken for this */
};

static void add_choices(struct td_buf *buf, const char *const *choices)
{
    td_buf_add(buf, TD_SLICE(": "));
    for (size_t i = 0; choices[i] != NULL; i++)
        td_buf_addf(buf, "%s%s", i > 0 ? ", " : "", choices[i]);
}

static void add_option(struct td_buf *buf, const struct td_option *option)
{
    if (option->letter != '\0')
        td_buf_addf(buf, "  -%c, ", option->letter);
    else
        td_buf_add(buf, TD_SLICE("      "));

    size_t begin = buf->len;
    td_buf_addf(buf, "--%s", option->name);
    if (option->argument != NULL)
        td_buf_addf(buf, " %s", option->argument);
    size_t used = buf->len - begin;
    td_buf_add_repeated(buf, TD_SLICE(" "), td_left(OPTION_COLUMNS, used));
    td_buf_addf(buf, "%s", option->help);
    if (option->choices != NULL)
        add_choices(buf, option->choices);
    td_buf_add_char(buf, '\n');
}

static void add_set(struct td_buf *buf, const struct td_option_set *set)
{
    td_buf_addf(buf, "\n%s:\n", set->title);
    for (size_t i = 0; i < set->count; i++)
        add_option(buf, &set->rows[i]);
}

static void add_command_help(struct td_buf *buf, const struct td_command *command)
{
    bool has_arguments = command->arguments[0] != '\0';
    td_buf_addf(buf, "Usage: tidings %s [OPTIONS]%s%s\n\n%s\n", command->name,
                has_arguments ? " " : "", command->arguments, command->details);
    for (size_t i = 0; command->sets[i] != NULL; i++)
        add_set(buf, command->sets[i]);
    add_set(buf, &td_global_options);
}

static void add_program_help(struct td_buf *buf)
{
    td_buf_add(buf, TD_SLICE("Usage: tidings [--archive FILE] COMMAND [OPTIONS] [ARGUMENTS]\n\n"
                             "An archive for news digests: import them, search them, count them.\n"
                             "\nCommands:\n"));
    for (size_t i = 0; i < td_command_count; i++) {
        td_buf_add(buf, TD_SLICE("  "));
        td_width_add_column(buf, td_slice_of(td_commands[i].name), NAME_COLUMNS, TD_ELLIPSIS);
        td_buf_addf(buf, "%s\n", td_commands[i].summary);
    }
    add_set(buf, &td_global_options);
    td_buf_add(buf, TD_SLICE("\ntidings COMMAND --help tells more of a command; man tidings, "
                             "everything.\n"));
}

void td_help_add(struct td_buf *buf, const struct td_command *command)
{
    if (command != NULL)
        add_command_help(buf, command);
    else
        add_program_help(buf);
}

/* Takes the next line off, or, of a paragraph, its lines as one. */
static bool next_part(struct td_slice *rest, struct td_buf *part)
{
    struct td_slice line;
    td_buf_clear(part);
    if (!td_slice_next_line(rest, &line))
        return false;
    td_buf_add(part, line);
    while (line.len > 0 && line.ptr[0] != ' ' && rest->len > 0 && rest->ptr[0] != ' ' &&
           rest->ptr[0] != '\n' && td_slice_next_line(rest, &line)) {
        td_buf_add_char(part, ' ');
        td_buf_add(part, line);
    }
    return true;
}

/* Where the text behind a name begins; 0 of a paragraph. */
static size_t text_begin(struct td_slice part)
{
    size_t gap = td_slice_find_last(part, TD_SLICE("  "));
    return gap < part.len ? gap + 2 : 0;
}

void td_help_wrap(struct td_buf *buf, struct td_slice help, size_t columns)
{
    TD_CLEANUP(td_buf_release) struct td_buf part;
    td_buf_init(&part, buf->limit_bytes);
    while (next_part(&help, &part)) {
        struct td_slice text = td_buf_slice(&part);
        size_t begin = text_begin(text);
        struct td_wrap wrap = {.buf = buf,
                               .columns = columns > MIN_COLUMNS ? columns : MIN_COLUMNS,
                               .indent = begin,
                               .column = begin};
        td_buf_add(buf, td_slice_sub(text, 0, begin));
        if (text.len > begin)
            td_wrap(wrap, td_slice_sub(text, begin, text.len));
        else
            td_buf_add_char(buf, '\n');
    }
    buf->failed |= part.failed;
}
