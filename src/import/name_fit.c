#include "import/name_fit.h"

#include "base/utf8.h"

enum td_code td_name_fit(struct td_arena *arena, struct td_problems *problems,
                         struct td_name_place place, struct td_slice *name, struct td_error *err)
{
    if (name->len <= TD_NAME_MAX_BYTES)
        return TD_OK;
    *name = td_slice_trim(td_slice_sub(*name, 0, td_utf8_fit(*name, TD_NAME_MAX_BYTES)));
    return td_problem_add(arena, problems, TD_SEVERITY_WARNING, place.line, place.column, err,
                          "%s is longer than %d bytes: the rest of it is left out", place.what,
                          TD_NAME_MAX_BYTES);
}
