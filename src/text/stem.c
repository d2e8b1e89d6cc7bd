#include "text/stem.h"

#include <libstemmer.h>
#include <stddef.h>

enum { SHORTEST = 3, LONGEST = 64 };

/* libstemmer's own type, under our name. */
static struct sb_stemmer *inside(struct td_stemmer *stemmer)
{
    return (struct sb_stemmer *)stemmer;
}

struct td_stemmer *td_stemmer_open(void)
{
    return (struct td_stemmer *)sb_stemmer_new("english", NULL);
}

void td_stemmer_close(struct td_stemmer *stemmer)
{
    sb_stemmer_delete(inside(stemmer));
}

struct td_slice td_stemmer_stem(struct td_stemmer *stemmer, struct td_slice word)
{
    if (word.len < SHORTEST || word.len > LONGEST)
        return word;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < 'a' || word.ptr[i] > 'z')
            return word;
    }
    const sb_symbol *stem =
        sb_stemmer_stem(inside(stemmer), (const sb_symbol *)word.ptr, (int)word.len);
    if (stem == NULL)
        return word;
    return (struct td_slice){(const char *)stem, (size_t)sb_stemmer_length(inside(stemmer))};
}
