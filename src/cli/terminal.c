#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool wants_color(enum td_color color)
{
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    if (color != TD_COLOR_AUTO)
        return color == TD_COLOR_ALWAYS;
    if (no_color != NULL && no_color[0] != '\0')
        return false;
    return isatty(STDOUT_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

/* 0 where $COLUMNS says nothing of use. */
static size_t columns_of_environment(void)
{
    const char *text = getenv("COLUMNS");
    unsigned long columns = text != NULL ? strtoul(text, NULL, 10) : 0;
    return columns <= TD_TERMINAL_MAX_COLUMNS ? columns : 0;
}

static size_t columns_of_terminal(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

static size_t find_columns(void)
{
    size_t columns = columns_of_environment();
    if (columns == 0)
        columns = columns_of_terminal();
    if (columns == 0)
        return TD_TERMINAL_DEFAULT_COLUMNS;
    return columns < TD_TERMINAL_MAX_COLUMNS ? columns : TD_TERMINAL_MAX_COLUMNS;
}

struct td_style td_terminal_style(enum td_color color)
{
    return (struct td_style){.color = wants_color(color), .columns = find_columns()};
}
