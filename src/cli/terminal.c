#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Whether it is a terminal of a kind that is neither dumb nor `other`. */
static bool is_clever(int descriptor, const char *other)
{
    const char *terminal = getenv("TERM");
    return isatty(descriptor) && terminal != NULL && strcmp(terminal, "dumb") != 0 &&
           strcmp(terminal, other) != 0;
}

bool td_terminal_obeys(int descriptor)
{
    return is_clever(descriptor, "");
}

static bool wants_color(enum td_color color)
{
    const char *no_color = getenv("NO_COLOR");
    if (color != TD_COLOR_AUTO)
        return color == TD_COLOR_ALWAYS;
    if (no_color != NULL && no_color[0] != '\0')
        return false;
    return td_terminal_obeys(STDOUT_FILENO);
}

/* A terminal that shows links drops what it does not know: those that would show it are few. */
static bool can_link(void)
{
    return is_clever(STDOUT_FILENO, "linux");
}

/* 0 where the variable says nothing of use. */
static size_t size_of_environment(const char *name)
{
    const char *text = getenv(name);
    char *end = NULL;
    if (text == NULL)
        return 0;
    unsigned long size = strtoul(text, &end, 10);
    return *end == '\0' && size <= TD_TERMINAL_MAX_COLUMNS ? size : 0;
}

static struct winsize size_of_terminal(int descriptor)
{
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0)
        return (struct winsize){0};
    return size;
}

size_t td_terminal_columns(int descriptor)
{
    size_t columns = size_of_environment("COLUMNS");
    if (columns == 0)
        columns = size_of_terminal(descriptor).ws_col;
    if (columns == 0)
        return TD_TERMINAL_DEFAULT_COLUMNS;
    return columns < TD_TERMINAL_MAX_COLUMNS ? columns : TD_TERMINAL_MAX_COLUMNS;
}

struct td_style td_terminal_style(enum td_color color)
{
    bool has_color = wants_color(color);
    return (struct td_style){.color = has_color,
                             .links = has_color && can_link(),
                             .columns = td_terminal_columns(STDOUT_FILENO)};
}

size_t td_terminal_rows(void)
{
    if (!isatty(STDOUT_FILENO))
        return 0;
    size_t rows = size_of_environment("LINES");
    if (rows == 0)
        rows = size_of_terminal(STDOUT_FILENO).ws_row;
    return rows > 0 ? rows : TD_TERMINAL_DEFAULT_ROWS;
}
