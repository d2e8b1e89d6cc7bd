/* Items that are paragraphs of a link, or rows of a table. */
#include "parsed.h"

#include <stdio.h>

static void test_paragraphs_of_a_link(void **state)
{
    const char *text = "### AI\n\n[]()\n\n[One](http://a.b/1)\n\n[Two](http://a.b/2) with words\n\n"
                       "[Three](http://a.b/3).\n\n[![](http://i/x.png)](http://a.b/x)\n\n"
                       "### Code\n\n[Four](http://a.b/4)\n\n[Five](http://a.b/5)\n\n";
    assert_items(*state, text,
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|"
                 "Four <http://a.b/4>|Five <http://a.b/5>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[1].summary, "with words");
    assert_text(items[3].section, "Code");
    assert_items(*state, "[A](http://a.b/1)\n\n[B](http://a.b/2)\n\n[C](http://a.b/3)\n", "");
    assert_items(*state,
                 "[A](http://a.b/1) says\n\n[B](http://a.b/2) says\n\n[C](http://a.b/3) says\n\n"
                 "[D](http://a.b/4) says\n\n[E](http://a.b/5) says\n",
                 "");
    const char *titles =
        "[The first of all](http://a.b/1) says\n\n[第二个标题](http://a.b/2) 说\n\n"
        "[The third title](http://a.b/3) says\n\n[D](http://a.b/4) says\n\n"
        "[A fifth one](http://a.b/5)\n\n";
    assert_items(*state, titles,
                 "The first of all <http://a.b/1>|第二个标题 <http://a.b/2>|"
                 "The third title <http://a.b/3>|D <http://a.b/4>|A fifth one <http://a.b/5>|");
    char longer[512];
    snprintf(longer, sizeof longer, "%sProse.\n\nProse [again](http://a.b/6).\n", titles);
    assert_items(*state, longer, "");
    assert_items(*state, "1. [x](http://a.b/x)\n2. [y](http://a.b/y)\n\n[z](http://a.b/z)\n",
                 "x <http://a.b/x>|y <http://a.b/y>|");
}

static void test_paragraphs_that_begin_with_who_told_it(void **state)
{
    const char *text =
        "# News\n\nWords.\n\n## Forum\n\n"
        "[Jane Doe](https://x.com/jane) and [Bo](http://h.b/bo/) [wrote](http://f.o/t/1) of it. "
        "More.\n\n> quoted\n\n[Cy Roe](http://h.b/u/cy)\n[fixed](http://h.b/r/2) bugs.\n\n"
        "[张三](http://h.b/z) 发布了[工具](http://h.b/t/3)。好用。\n\n[@dee](http://h.b/dee) asks "
        "[why](http://f.o/t/4).\n\n## Proposals\n\n[P-1](http://h.b/p/1): *x* is in review.\n";
    assert_items(
        *state, text,
        "Jane Doe and Bo wrote of it. <http://f.o/t/1>|Cy Roe fixed bugs. <http://h.b/r/2>|"
        "张三 发布了工具。 <http://h.b/t/3>|@dee asks why. <http://f.o/t/4>|P-1 "
        "<http://h.b/p/1>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].byline, "Jane Doe");
    assert_text(items[0].summary, "More.\n\nquoted");
    assert_text(items[0].section, "Forum");
    assert_text(items[2].byline, "张三");
    assert_text(items[3].byline, "dee");
    assert_items(*state,
                 "[Jane Doe](http://h.b/j) [comments](http://h.b/r/1)\n\n[Bo](http://h.b/b): "
                 "[b](http://h.b/r/2)\n\n[Cy Roe](http://h.b/c) fixed it.\n\n"
                 "[Dee](http://h.b/d/e) saw [d](http://h.b/r/4)\n\n[E](http://h.b/e) is good\n",
                 "");
}

static void test_paragraphs_that_tell_of_their_link_behind_a_mark(void **state)
{
    const char *text = "Words before.\n\nOf the [last](http://a.b/6) one.\n\n## "
                       "A\n\n🔹[One](http://a.b/1)：文字一。\n\n"
                       "[Two](http://a.b/2) — text\n\n[Three](http://a.b/3) - text\n\n## B\n\n"
                       "[Four](http://a.b/4): text\n\n**[Five](http://a.b/5)**  \n**Why**: text\n";
    assert_items(*state, text,
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|"
                 "Four <http://a.b/4>|Five <http://a.b/5>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].summary, "文字一。");
    assert_text(items[0].section, "A");
    assert_text(items[4].summary, "Why: text");
    assert_items(
        *state,
        "[A](http://a.b/1): words\n\n[B](http://a.b/2): words\n\n[C](http://a.b/3): words\n\n"
        "[D](http://a.b/4): words\n\n[E](http://a.b/5) is a tool\n",
        "");
    assert_items(
        *state,
        "[A](http://a.b/1): words\n\n[B](http://a.b/2): words\n\n[C](http://a.b/3): words\n\n"
        "[D](http://a.b/4): words\n\n[E](http://a.b/5): words\n\ntext\n\ntext\n\ntext\n\n"
        "text\n\ntext\n",
        "");
}

static void test_lines_that_are_links_all_of_them(void **state)
{
    assert_items(*state,
                 "### Feed A\n[A long title](http://a.b/1)  \n[Two](http://a.b/2)\n"
                 "[🔥 ](http://d.e/1)[Three](http://a.b/3)\n\n### Feed B\n\n"
                 "[Another title](http://c.d/1)\n[comments](http://c.d/2)\n\n"
                 "[A third title](http://c.d/3)\n[comments](http://c.d/4)\n",
                 "A long title <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|"
                 "Another title <http://c.d/1>|A third title <http://c.d/3>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[2].section, "Feed A");
    assert_text(items[3].summary, "comments");
    assert_items(*state,
                 "[One](http://a.b/1)\n[Two](http://a.b/2), too\n[Three](http://a.b/3)\n"
                 "[Four](http://a.b/4)\n[Five](http://a.b/5)\n",
                 "");
}

static void test_headings_over_links_with_titles_are_sections(void **state)
{
    const char *text = "### Site A\n[Title of the first](http://a.b/1)  \n- text, https://c.d/x\n\n"
                       "### Site B\n\n[Title of the second](http://b.b/2)\n\ntext\n\n"
                       "### Site C\n\n[Title of the third](http://c.b/3)\n";
    assert_items(*state, text,
                 "Title of the first <http://a.b/1>|Title of the second <http://b.b/2>|"
                 "Title of the third <http://c.b/3>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].section, "Site A");
    assert_text(items[0].summary, "- text, https://c.d/x");
    assert_text(items[1].summary, "text");
    assert_items(*state,
                 "### One\n[Read the paper](http://a.b/1)\n\n### Two\n"
                 "[Read the paper](http://a.b/2)\n\n### Three\n[Read the paper](http://a.b/3)\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
    assert_items(*state,
                 "### One\n\ntext\n\n[Title of the first](http://a.b/1)\n\n### Two\n\ntext\n\n"
                 "[Title of the second](http://a.b/2)\n\n### Three\n\n"
                 "🔗 [Title of the third](http://a.b/3)\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
}

static void test_rows_of_a_table(void **state)
{
    const char *text = "Some words.\n\n| Paper | Links |\n|:---|---|\n"
                       "| 1) **One** - about it. | [Paper](http://a.b/1), [Post](http://a.b/2) |\n"
                       "| [Two](http://a.b/3) | two |\n"
                       "| 3) Three. A text. | [Code](http://a.b/4) |\n\nThe end.\n";
    assert_items(*state, text, "One <http://a.b/1>|Two <http://a.b/3>|Three. <http://a.b/4>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[0].summary, "about it.\nPaper, Post");
    assert_text(items[2].summary, "A text.\nCode");
    assert_items(*state, "| [a](http://a.b/1) | b |\n|---|---|\n| [c](http://a.b/2) | d |\n", "");
    assert_items(*state,
                 "1. [One](http://a.b/1)\n2. [Two](http://a.b/2)\n3. [Three](http://a.b/3)\n\n"
                 "| a | b |\n|---|---|\n| [c](http://a.b/4) | d |\n| [e](http://a.b/5) | f |\n"
                 "| [g](http://a.b/6) | h |\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
}

static void test_the_title_stands_behind_a_rank(void **state)
{
    assert_items(*state,
                 "| # | name | stars |\n|---|---|---|\n| 1 | [One](http://a.b/1) | 20 |\n"
                 "| 2 | [Two](http://a.b/2) | 10 |\n| 13 | [Three](http://a.b/3) | 5 |\n"
                 "| x | [four](http://a.b/4) | 5 |\n| 5 six [seven](http://a.b/5) | 5 |\n",
                 "One <http://a.b/1>|Two <http://a.b/2>|Three <http://a.b/3>|");
    const struct td_digest_item *items = ((struct parsed *)*state)->digest.items;
    assert_text(items[1].summary, "10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PARSED(test_paragraphs_of_a_link),
        WITH_PARSED(test_paragraphs_that_begin_with_who_told_it),
        WITH_PARSED(test_paragraphs_that_tell_of_their_link_behind_a_mark),
        WITH_PARSED(test_lines_that_are_links_all_of_them),
        WITH_PARSED(test_headings_over_links_with_titles_are_sections),
        WITH_PARSED(test_rows_of_a_table),
        WITH_PARSED(test_the_title_stands_behind_a_rank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
