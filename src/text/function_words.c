#include "text/function_words.h"

#include <stddef.h>

/* Interrogatives of Chinese, as the pairs of characters that they are looked for by; and of English
 * the interrogatives, articles, pronouns, prepositions, conjunctions, some adverbs, and forms of
 * be, have and do. */
static const char *const words[] = {
    "什么",  "么样",   "哪些",    "哪个",    "哪一",  "哪里",    "哪儿",     "如何",   "怎么",
    "怎样",  "多少",   "几个",    "为何",    "为什",  "是否",    "多大",     "多久",   "何时",
    "a",     "about",  "after",   "against", "all",   "also",    "although", "an",     "and",
    "any",   "are",    "as",      "at",      "be",    "because", "been",     "before", "between",
    "but",   "by",     "can",     "could",   "did",   "do",      "does",     "down",   "during",
    "even",  "for",    "from",    "had",     "has",   "have",    "he",       "her",    "here",
    "him",   "his",    "how",     "however", "i",     "if",      "in",       "into",   "is",
    "it",    "its",    "just",    "me",      "might", "more",    "most",     "must",   "my",
    "no",    "nor",    "not",     "now",     "of",    "off",     "on",       "only",   "or",
    "our",   "out",    "over",    "per",     "shall", "she",     "should",   "since",  "so",
    "some",  "still",  "such",    "than",    "that",  "the",     "their",    "them",   "then",
    "there", "these",  "they",    "this",    "those", "though",  "through",  "to",     "too",
    "under", "until",  "up",      "very",    "via",   "was",     "we",       "were",   "what",
    "when",  "where",  "which",   "while",   "who",   "whom",    "whose",    "why",    "will",
    "with",  "within", "without", "would",   "yet",   "you",     "your",
};

bool td_is_function_word(struct td_slice word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (td_slice_equal_nocase(word, td_slice_of(words[i])))
            return true;
    }
    return false;
}

bool td_is_written_as_function_word(struct td_slice word)
{
    return td_is_function_word(word) || td_slice_equal(word, TD_SLICE("may")) ||
           td_slice_equal(word, TD_SLICE("us"));
}
