#include "cli/invocation.h"

#include "cli/nearest.h"

#include <string.h>

struct parser {
    char **argv;
    int argc;
    int next; /* the argument to be read next */
    bool options_ended;
    struct td_invocation *invocation;
};

typedef bool (*matches_fn)(const struct td_option *option, struct td_slice name);

static bool has_name(const struct td_option *option, struct td_slice name)
{
    return td_slice_equal(td_slice_of(option->name), name);
}

static bool has_letter(const struct td_option *option, struct td_slice letter)
{
    return option->letter != '\0' && option->letter == letter.ptr[0];
}

/* The option sets that hold for the command read so far: number `index`, or NULL behind the last.
 */
static const struct td_option_set *set_at(const struct td_command *command, size_t index)
{
    if (index == 0)
        return &td_global_options;
    return command != NULL ? command->sets[index - 1] : NULL;
}

static const struct td_option *find_option(const struct td_command *command, matches_fn matches,
                                           struct td_slice wanted)
{
    const struct td_option_set *set = NULL;
    for (size_t i = 0; (set = set_at(command, i)) != NULL; i++) {
        for (size_t j = 0; j < set->count; j++) {
            if (matches(&set->rows[j], wanted))
                return &set->rows[j];
        }
    }
    return NULL;
}

static enum td_code fail_unknown_option(const struct td_command *command, struct td_slice name,
                                        struct td_error *err)
{
    const struct td_option_set *set = NULL;
    struct td_nearest nearest;

    td_nearest_begin(&nearest, name);
    for (size_t i = 0; (set = set_at(command, i)) != NULL; i++) {
        for (size_t j = 0; j < set->count; j++)
            td_nearest_offer(&nearest, set->rows[j].name);
    }
    if (nearest.name != NULL)
        return td_fail(err, TD_ERR_USAGE, "unknown option --%.*s; did you mean --%s?",
                       TD_SLICE_ARG(name), nearest.name);
    return td_fail(err, TD_ERR_USAGE,
                   "unknown option --%.*s ('--' goes before words that begin with '-')",
                   TD_SLICE_ARG(name));
}

/* The argument of an option: what is attached to it, else the next of argv. */
static enum td_code take_argument(struct parser *parser, const struct td_option *option,
                                  const char *attached, const char **ret_argument,
                                  struct td_error *err)
{
    if (attached == NULL && parser->next >= parser->argc)
        return td_fail(err, TD_ERR_USAGE, "--%s wants %s after it", option->name, option->argument);
    *ret_argument = attached != NULL ? attached : parser->argv[parser->next++];
    return TD_OK;
}

static enum td_code parse_long(struct parser *parser, const char *text, struct td_error *err)
{
    struct td_invocation *invocation = parser->invocation;
    struct td_slice all = td_slice_of(text);
    size_t name_len = td_slice_find(all, TD_SLICE("="));
    struct td_slice name = td_slice_sub(all, 0, name_len);
    const char *attached = name_len < all.len ? text + name_len + 1 : NULL;
    const char *argument = NULL;

    const struct td_option *option = find_option(invocation->command, has_name, name);
    if (option == NULL)
        return fail_unknown_option(invocation->command, name, err);
    if (td_option_takes_argument(option))
        TD_TRY(take_argument(parser, option, attached, &argument, err));
    else if (attached != NULL)
        return td_fail(err, TD_ERR_USAGE, "--%s takes no argument", option->name);
    return td_option_set_value(option, argument, &invocation->options, err);
}

/* Letters behind one '-': flags, of which the last may have an argument. */
static enum td_code parse_letters(struct parser *parser, const char *letters, struct td_error *err)
{
    struct td_invocation *invocation = parser->invocation;

    for (const char *letter = letters; *letter != '\0'; letter++) {
        const char *argument = NULL;
        const struct td_option *option =
            find_option(invocation->command, has_letter, (struct td_slice){letter, 1});
        if (option == NULL)
            return td_fail(err, TD_ERR_USAGE,
                           "unknown option -%s ('--' goes before words that begin with '-')",
                           letter);
        if (!td_option_takes_argument(option)) {
            TD_TRY(td_option_set_value(option, NULL, &invocation->options, err));
            continue;
        }
        TD_TRY(
            take_argument(parser, option, letter[1] != '\0' ? letter + 1 : NULL, &argument, err));
        return td_option_set_value(option, argument, &invocation->options, err);
    }
    return TD_OK;
}

static enum td_code fail_unknown_command(const char *name, struct td_error *err)
{
    struct td_nearest nearest;

    td_nearest_begin(&nearest, td_slice_of(name));
    for (size_t i = 0; i < td_command_count; i++)
        td_nearest_offer(&nearest, td_commands[i].name);
    if (nearest.name != NULL)
        return td_fail(err, TD_ERR_USAGE, "unknown command '%s'; did you mean '%s'?", name,
                       nearest.name);
    return td_fail(err, TD_ERR_USAGE, "unknown command '%s'; see tidings --help", name);
}

static enum td_code parse_command(struct parser *parser, const char *name, struct td_error *err)
{
    struct td_invocation *invocation = parser->invocation;

    if (strcmp(name, "help") == 0) {
        invocation->options.wants_help = true;
        return TD_OK;
    }
    invocation->command = td_command_find(name);
    return invocation->command != NULL ? TD_OK : fail_unknown_command(name, err);
}

/* Whether the letters behind a '-' are options, as far as one that takes the rest. `author:…` is a
 * filter and no archive called `uthor:…`. */
static bool are_options(const struct td_command *command, const char *letters)
{
    if (letters[strspn(letters, "abcdefghijklmnopqrstuvwxyz")] == ':')
        return false;
    for (const char *letter = letters; *letter != '\0'; letter++) {
        const struct td_option *option =
            find_option(command, has_letter, (struct td_slice){letter, 1});
        if (option == NULL || td_option_takes_argument(option))
            return option != NULL;
    }
    return true;
}

/* Whether it is a word that a query takes out: -苹果. One letter alone is rather a mistake. */
static bool is_word_out(const struct td_command *command, const char *argument)
{
    return command != NULL && strstr(command->arguments, "QUERY") != NULL && argument[1] != '-' &&
           argument[2] != '\0' && !are_options(command, argument + 1);
}

static enum td_code parse_argument(struct parser *parser, char *argument, struct td_error *err)
{
    struct td_invocation *invocation = parser->invocation;
    bool is_option = !parser->options_ended && argument[0] == '-' && argument[1] != '\0';

    if (is_option && strcmp(argument, "--") == 0) {
        parser->options_ended = true;
        return TD_OK;
    }
    is_option = is_option && !is_word_out(invocation->command, argument);
    if (is_option && argument[1] == '-')
        return parse_long(parser, argument + 2, err);
    if (is_option)
        return parse_letters(parser, argument + 1, err);
    if (invocation->command == NULL)
        return parse_command(parser, argument, err);
    parser->argv[invocation->word_count++] = argument;
    return TD_OK;
}

enum td_code td_invocation_parse(int argc, char **argv, struct td_invocation *ret_invocation,
                                 struct td_error *err)
{
    struct parser parser = {
        .argv = argv,
        .argc = argc,
        .next = 1,
        .invocation = ret_invocation,
    };

    *ret_invocation = (struct td_invocation){.options = td_options_default(), .words = argv};
    while (parser.next < argc)
        TD_TRY(parse_argument(&parser, argv[parser.next++], err));
    return TD_OK;
}
