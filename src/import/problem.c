#include "import/digest.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_BYTES = 512 };

static struct td_problem *new_problem(struct td_arena *arena, struct td_problems *problems)
{
    if (problems->list == NULL)
        problems->list = td_arena_array(arena, TD_DIGEST_MAX_PROBLEMS, sizeof(struct td_problem));
    return problems->list != NULL ? &problems->list[problems->count] : NULL;
}

enum td_code td_problem_add(struct td_arena *arena, struct td_problems *problems,
                            enum td_severity severity, unsigned line, unsigned column,
                            struct td_error *err, const char *format, ...)
{
    if (problems->count == TD_DIGEST_MAX_PROBLEMS)
        return TD_OK;
    struct td_problem *problem = new_problem(arena, problems);
    if (problem == NULL)
        return td_fail_memory(err);

    char message[MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);

    struct td_problem added = {severity, line, column, TD_SLICE("more problems are not listed")};
    if (problems->count + 1 < TD_DIGEST_MAX_PROBLEMS)
        TD_TRY(td_arena_copy(arena, td_slice_of(message), &added.message, err));
    *problem = added;
    problems->count++;
    return TD_OK;
}
