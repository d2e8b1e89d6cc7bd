#include "text/stem.h"

#include <stddef.h>

enum { SHORTEST = 3, LONGEST = 64 };

/* What Snowball makes for one language, as it documents it, without a header that is installed.
 * libstemmer.h knows all languages by name, and so links them all. */
struct SN_env {
    unsigned char *text; /* the word, then its stem; no NUL behind it */
    int cursor;
    int len;
    /* what its own functions need goes on here */
};
struct SN_env *english_UTF_8_create_env(void);
void english_UTF_8_close_env(struct SN_env *stemmer);
int english_UTF_8_stem(struct SN_env *stemmer); /* < 0: out of memory */
int SN_set_current(struct SN_env *stemmer, int len, const unsigned char *text); /* likewise */

/* Snowball's own type, under our name. */
static struct SN_env *inside(struct td_stemmer *stemmer)
{
    return (struct SN_env *)stemmer;
}

struct td_stemmer *td_stemmer_open(void)
{
    return (struct td_stemmer *)english_UTF_8_create_env();
}

void td_stemmer_close(struct td_stemmer *stemmer)
{
    english_UTF_8_close_env(inside(stemmer));
}

struct td_slice td_stemmer_stem(struct td_stemmer *stemmer, struct td_slice word)
{
    struct SN_env *env = inside(stemmer);
    if (word.len < SHORTEST || word.len > LONGEST)
        return word;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < 'a' || word.ptr[i] > 'z')
            return word;
    }
    if (SN_set_current(env, (int)word.len, (const unsigned char *)word.ptr) < 0 ||
        english_UTF_8_stem(env) < 0)
        return word;
    return (struct td_slice){(const char *)env->text, (size_t)env->len};
}
