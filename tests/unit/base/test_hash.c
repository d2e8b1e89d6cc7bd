#include "support/cmocka.h"

#include "base/hash.h"

static void test_the_examples_of_the_standard_come_out(void **state)
{
    (void)state;
    char text[TD_SHA256_TEXT_BYTES];

    td_sha256(TD_SLICE("abc"), text);
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    td_sha256(TD_SLICE(""), text);
    assert_string_equal(text, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    td_sha256(TD_SLICE("a\0b"), text);
    assert_string_equal(text, "59b271ae1bbcb1d31d41929817f4b16fb439eb4f31520b5ad1d5ce98920a7138");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_examples_of_the_standard_come_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
