/* Every allocation fails, once and once for good, while a digest's front matter is read: each
 * notation, good and bad, is read or refused for lack of memory, and nothing is kept. */
#include "fault/allocations.h"
#include "import/digest.h"
#include "support/cmocka.h"

enum { ARENA_BYTES = 1024 * 1024 };

static const char *const texts[] = {
    "---\ntitle: \"谷歌\"\ndate: 2025-12-07\ncategories: [a, b]\nmore: {x: [1, 2]}\n---\n1. a\n",
    "---\ntitle: [unclosed\ncategories:\n  - a\n - b\n---\n",
    ("+++\ntitle = \"谷歌\"\ndate = 2025-12-07T00:00:19+08:00\ntags = [\"a\", 'b']\n[x]\n"
     "y = 1.5\n+++\n"),
    "+++\ntitle = 'a'\nlist = [1.5x]\n+++\n",
    "+++\n[!]\ntitle = \"a\"\n+++\n",
    "+++\na = \"a long text that no small string holds, and which never ends\n+++\n",
    "{\n\"title\": \"谷歌\",\n\"tags\": [\"a\", {\"b\": null}]\n}\n",
    "{\n\"title\": \"a\",\n\"tags\": [\n}\n",
    "title: 谷歌\ndate: 2025-12-07\n\n# Text\n",
};

/* The number of allocations made. */
static unsigned long read_with(const char *text, unsigned long failing, bool for_good)
{
    struct td_arena arena;
    struct td_digest digest = {0};
    struct td_error err = {0};
    td_arena_init(&arena, ARENA_BYTES);
    allocations_begin(failing, for_good);
    enum td_code code =
        td_digest_parse(&arena, td_slice_of(text), td_slice_of("post"), &digest, &err);
    unsigned long allocations = allocations_end();
    td_arena_release(&arena);
    assert_int_equal(allocations_held(), 0);
    assert_true(code == TD_OK || (failing != 0 && code == TD_ERR_MEMORY));
    return allocations;
}

static void test_front_matter_is_read_or_refused_at_each_failure(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        unsigned long allocations = read_with(texts[i], 0, false);
        assert_true(allocations > 0);
        for (unsigned long failing = 1; failing <= allocations; failing++) {
            read_with(texts[i], failing, false);
            read_with(texts[i], failing, true);
        }
        print_message("# %lu allocations, once and for good\n", allocations);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_front_matter_is_read_or_refused_at_each_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
