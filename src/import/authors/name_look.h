/* Whether a text looks like somebody's name. A guess from its form alone; what is known of an
 * account goes before. */
#ifndef TD_IMPORT_AUTHORS_NAME_LOOK_H
#define TD_IMPORT_AUTHORS_NAME_LOOK_H

#include "base/slice.h"

#include <stdbool.h>

enum {
    TD_NAME_MAX_WORDS = 8,
    TD_NAME_MAX_HAN = 16, /* characters */
    TD_NAMES_MAX_BYTES = 120,
};

/* Short, no sentence, with a letter in it; of several Latin words the last is not written small
 * ("merve", "Orange AI", "歸藏(guizang.ai)", "Peter H. Diamandis, MD"; not "an update"). */
bool td_looks_like_name(struct td_slice text);

/* One such name or several, parted by commas, as a credit has them: "Jane Doe", "张三, 李四"; no
 * phrase ("the prelude"). *ret_is_certain: not a word written small ("jane"), which is a name only
 * where others of its digest are credited, too. */
bool td_looks_like_names(struct td_slice text, bool *ret_is_certain);

/* Whether a word of prose is in it: small letters, more than particles and conjunctions have
 * ("van", "and"). */
bool td_has_prose(struct td_slice text);

/* Latin parts joined by hyphens, each beginning with a capital: "Jean-Luc", "Kai-Fu Lee". */
bool td_looks_like_hyphenated_name(struct td_slice text);

/* Begins with a digit and is ASCII throughout, as versions and sizes are: "4o", "30B". */
bool td_looks_like_version(struct td_slice text);

/* Numbers parted by dots: "0.12.0", "v1.2"; not "2". */
bool td_is_version_number(struct td_slice text);

/* A package of a scope, all small: "tools/x"; "OneLab/OtherLab" may be two accounts. */
bool td_looks_like_package(struct td_slice text);

/* A Latin word with a capital and a small letter behind it: "The", not "API" nor "merve". */
bool td_begins_with_capital(struct td_slice text);

/* Whether the name, or a Latin word of it, can be read in an account's or a host's name: "merve" in
 * "mervenoyann", "The Decoder" in "the-decoder.com". Only letters and digits count. */
bool td_is_named_in(struct td_slice name, struct td_slice account);

#endif
