#include "text/dictionary.h"

#include "base/utf8.h"
#include "text/icu_memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uclean.h>

enum {
    UNITS_MAX = 2 * TD_DICTIONARY_MAX_CHARACTERS,
    LOADER_BYTES = 64 * 1024, /* more than it takes for the data that threads have in libraries */
};

/* ICU's functions carry its version in their names; its headers know which. */
#define NAME_OF(function) #function
#define NAME(function) NAME_OF(function)
#define LIBRARY "libicuuc.so." U_ICU_VERSION_SHORT

struct icu {
    __typeof__(u_setMemoryFunctions) *set_memory;
    __typeof__(ubrk_open) *open;
    __typeof__(ubrk_next) *next;
    __typeof__(ubrk_close) *close;
};

/* Where each character begins, in UTF-16. */
struct units {
    UChar text[UNITS_MAX];
    int32_t begins[TD_DICTIONARY_MAX_CHARACTERS + 1];
    int32_t len;
};

/* POSIX hands functions out as pointers to objects, which ISO C cannot cast. */
static bool find(void *library, const char *name, void *ret_function)
{
    void *address = dlsym(library, name);
    memcpy(ret_function, &address, sizeof address);
    return address != NULL;
}

/* dlopen says in words alone why it failed, but leaves errno as what failed in it has set it. */
static enum td_code fail_load(int cause, struct td_error *err)
{
    if (cause == ENOMEM)
        return td_fail_memory(err);
    (void)td_fail(err, TD_ERR_BUG,
                  "cannot load ICU's dictionary of words (%s): install libicu, or put the query "
                  "in quotes",
                  LIBRARY);
    return TD_ERR_BUG;
}

/* The loader ends the process where it has no memory for its table of symbols that are there once,
 * as it loads C++'s library, and for the data that threads have in that, as ICU first uses it: so
 * there has to be some before either. */
static enum td_code make_room(struct td_error *err)
{
    TD_TRY(td_icu_memory_reserve(err));
    void *room = malloc(LOADER_BYTES);
    if (room == NULL)
        return td_fail_memory(err);
    free(room);
    return TD_OK;
}

/* Once loaded, ICU stays: loading it again for each run would cost more than cutting. */
static enum td_code load(struct icu *ret_icu, struct td_error *err)
{
    errno = 0;
    void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    bool is_there = library != NULL &&
                    find(library, NAME(u_setMemoryFunctions), &ret_icu->set_memory) &&
                    find(library, NAME(ubrk_open), &ret_icu->open) &&
                    find(library, NAME(ubrk_next), &ret_icu->next) &&
                    find(library, NAME(ubrk_close), &ret_icu->close);
    int cause = errno;
    if (library != NULL)
        dlclose(library);
    return is_there ? TD_OK : fail_load(cause, err);
}

static void fill(struct units *units, const struct td_slice *characters, size_t count)
{
    units->len = 0;
    for (size_t i = 0; i < count; i++) {
        size_t len = 0;
        uint32_t point = td_utf8_decode(characters[i], 0, &len);
        units->begins[i] = units->len;
        U16_APPEND_UNSAFE(units->text, units->len, point);
    }
    units->begins[count] = units->len;
}

enum td_code td_dictionary_cut(const struct td_slice *characters, size_t count, bool *ret_ends,
                               struct td_error *err)
{
    struct icu icu = {0};
    struct units units;
    UErrorCode status = U_ZERO_ERROR;

    if (count > TD_DICTIONARY_MAX_CHARACTERS)
        return td_fail(err, TD_ERR_BUG, "a run of %zu characters is too long to cut", count);
    TD_TRY(make_room(err));
    TD_TRY(load(&icu, err));
    TD_TRY(make_room(err)); /* of what was there, C++'s library has taken 72 KB for exceptions */
    fill(&units, characters, count);
    icu.set_memory(NULL, td_icu_memory_allocate, td_icu_memory_resize, td_icu_memory_free, &status);
    UBreakIterator *words = icu.open(UBRK_WORD, "", units.text, units.len, &status);
    if (U_FAILURE(status))
        return status == U_MEMORY_ALLOCATION_ERROR
                   ? td_fail_memory(err)
                   : td_fail(err, TD_ERR_BUG, "ICU cannot find words (error %d)", (int)status);
    int32_t end = icu.next(words);
    for (size_t i = 0; i < count; i++) {
        while (end != UBRK_DONE && end < units.begins[i + 1])
            end = icu.next(words);
        ret_ends[i] = i + 1 == count || end == units.begins[i + 1];
    }
    icu.close(words);
    return TD_OK;
}
