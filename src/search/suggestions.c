#include "search/suggestions.h"

#include <math.h>
#include <string.h>

static const double error_likelihood = 4.0; /* as a logarithm: one error in 55 */

void td_suggestions_offer(struct td_suggestions *suggestions, struct td_slice text, bool is_handle,
                          int64_t count, size_t errors)
{
    struct td_suggestion offered = {
        .is_handle = is_handle,
        .likelihood = log((double)count) - error_likelihood * (double)errors,
    };
    if (text.len > TD_SUGGESTION_MAX_BYTES)
        return;
    memcpy(offered.text, text.ptr, text.len);
    for (size_t i = 0; i < suggestions->count; i++) {
        struct td_suggestion *known = &suggestions->list[i];
        if (strcmp(known->text, offered.text) == 0)
            return;
        if (offered.likelihood > known->likelihood) {
            struct td_suggestion passed = *known;
            *known = offered;
            offered = passed;
        }
    }
    if (suggestions->count < TD_SUGGESTIONS_MAX)
        suggestions->list[suggestions->count++] = offered;
}

void td_suggestions_drop_unlikely(struct td_suggestions *suggestions)
{
    const struct td_suggestion *list = suggestions->list;
    while (suggestions->count > 1 &&
           list[suggestions->count - 1].likelihood < list[0].likelihood - error_likelihood)
        suggestions->count--;
}
