"""Files made to hurt: families of hand-made patterns, each grown to a size that is asked for.

A family is a function of the size that gives the bytes of a digest. To add one: a function with
@family, or a line in REPEATED."""

import random

FAMILIES = {}
FRONT = b"---\ntitle: t\ndate: 2025-12-07\n---\n\n"


def family(function):
    FAMILIES[function.__name__] = function
    return function


def fill(size, piece, lead=b"", tail=b""):
    piece = piece.encode() if isinstance(piece, str) else piece
    return (lead + piece * max(1, (size - len(lead) - len(tail)) // len(piece)) + tail)[:size]


def numbered(size, make, lead=FRONT):
    """Pieces that differ: make(1), make(2), … as text."""
    pieces, length, n = [lead], len(lead), 1
    while length < size:
        piece = make(n).encode()
        pieces.append(piece)
        length += len(piece)
        n += 1
    return b"".join(pieces)[:size]


# The same few characters over and over, behind a front matter that is in order.
REPEATED = {
    "brackets": "[",
    "brackets_closed": "[]",
    "link_openers": "[a](",
    "link_openers_nested": "[a](<b",
    "link_titles_open": '[a](b "c',
    "images_empty": "![[]()",
    "images": "![a](b)",
    "emphasis_open": "**a ",
    "emphasis_mixed": "*a_ ",
    "emphasis_triple": "a***b**c*",
    "stars": "*",
    "underscores": "_",
    "backticks_apart": "` ",
    "backslashes": "\\",
    "escapes": "\\*",
    "entities": "&amp;",
    "entities_open": "&",
    "entities_numeric": "&#x1F600;",
    "entities_unknown": "&abcdefghijklmnopqrstuvwxyz;",
    "html_tags": "<b>",
    "html_comments_open": "<!--",
    "html_instructions": "<?",
    "html_declarations": "<!A",
    "html_cdata": "<![CDATA[",
    "html_attributes": "<a b=",
    "anchors": '<a href="https://x.com/a">',
    "autolinks_open": "<https:",
    "addresses_bare": "https://x.com/a ",
    "addresses_glued": "https://",
    "addresses_with_ends": "https://a.cn/)))]]]>>>",
    "www": "www.",
    "pipes": "| ",
    "table": "|a|b|\n|-|-|\n",
    "tildes": "~",
    "dollars": "$",
    "blank_lines": "\n",
    "blanks": " ",
    "tabs": "\t",
    "returns": "\r",
    "return_newlines": "\r\n",
    "rules": "---\n",
    "setext": "a\n===\n",
    "headings_empty": "#\n",
    "headings": "## 一\n",
    "heading_marks": "#",
    "fences_open": "```\n",
    "fences_long": "~~~~~~~~ a\n",
    "bullets": "- a\n",
    "bullets_empty": "-\n",
    "bullets_apart": "- a\n\n",
    "entries_empty": "1.\n",
    "entries": "1. a\n",
    "entries_with_links": "1. [题目-作者](https://x.com/a/status/1)\n",
    "entries_as_prose": "1. **题目**：说明\n\n",
    "quotes": "> a\n",
    "quotes_lazy": "> a\nb\n",
    "paragraphs_numbered": "1、题目\n\n",
    "rules_of_numbers": "一、\n",
    "paragraph_links": "[题目-作者](https://x.com/a)\n\n",
    "paragraphs_by_persons": "[Jane Doe](https://x.com/jane) [wrote](https://a.cn/1) of it.\n\n",
    "persons_in_a_paragraph": "[Jane Doe](https://x.com/jane) and ",
    "headings_over_prose": "### 题目\n\n见[此](https://a.cn/1)。\n\n",
    "headings_with_links": "## 1. [题目-作者](https://x.com/a)\n\n说明\n\n",
    "zero_width": "\u200b",
    "combining": "e" + "\u0301" * 300,
    "combining_alone": "\u0301",
    "joined_emoji": "\U0001f468\u200d",
    "flags": "\U0001f1e8",
    "bidi": "\u202e",
    "han": "谷",
    "han_traditional": "龍",
    "full_width": "ＡＢ",
    "ligatures": "\ufdfa",
    "hyphens": "-",
    "hyphens_between": "a-",
    "colons": "：",
    "at_signs": "@a",
    "digits": "1",
    "digits_and_letters": "1a",
    "quotation_marks": '"',
    "guillemets": "《",
    "link_definitions_used": "[a]: b\n[a]\n\n",
    "words": "a ",
    "lines_escaped": "\\[a] x\n",
    "lines_numbered_by_entities": "&#49;. x\n",
}


def repeated(text):
    return lambda size: fill(size, text, FRONT)


for name, text in REPEATED.items():
    FAMILIES[name] = repeated(text)


@family
def invalid_utf8(size):
    return fill(size, b"\xff", FRONT)


@family
def cut_utf8(size):
    return fill(size, b"\xe8\xb0", FRONT)


@family
def nul_bytes(size):
    return fill(size, b"\0", FRONT)


@family
def noise(size):
    return FRONT + random.Random(8).randbytes(size - len(FRONT))


@family
def link_post(size):
    return fill(size, "[字](https://a.cn/1)**词** ", b"---\ntitle: t\nurl: https://a.cn\n---\n\n")


@family
def bullets_nested(size):
    """Each on a line of its own, deeper and deeper."""
    return numbered(size, lambda n: "  " * n + "* a\n")


@family
def bullets_nested_in_a_line(size):
    return fill(size, "- ", FRONT)


@family
def bullets_nested_below_the_guard(size):
    """Ninety deep, again and again."""
    return fill(size, "- " * 90 + "a\n\n\n", FRONT)


@family
def bullets_nested_and_blank_lines(size):
    """Containers below the guard, and then blank lines that look at each of them."""
    return fill(size, "\n", FRONT + b"- " * 90 + b"a\n")


@family
def quotes_nested(size):
    return fill(size, ">", FRONT)


@family
def quotes_nested_with_emphasis(size):
    return fill(size, "> **a\n" + ">" * 90 + " *b _c\n", FRONT)


@family
def quotes_below_the_guard(size):
    return fill(size, ">" * 99 + "a\n", FRONT)


@family
def quotes_lazy_behind_deep_ones(size):
    return fill(size, "a\n", FRONT + b">" * 99 + b"a\n")


@family
def indent_below_the_guard(size):
    return fill(size, " " * 399 + "- a\n", FRONT)


@family
def lists_in_steps(size):
    """As deep as the indent's ceiling lets them, over and over."""
    return fill(size, "".join("  " * n + "- a\n" for n in range(199)), FRONT)


@family
def images_below_the_guard(size):
    return fill(size, "[a]()", FRONT + b"![[]()" * 4999)


@family
def brackets_nested(size):
    half = (size - len(FRONT)) // 2
    return FRONT + b"[" * half + b"]" * half


@family
def links_nested(size):
    half = (size - len(FRONT)) // 8
    return FRONT + b"[a" * half + b"](b)" * half


@family
def parentheses_nested_in_a_link(size):
    return FRONT + b"[a](" + b"(" * (size - len(FRONT) - 4)


@family
def emphasis_nested(size):
    half = (size - len(FRONT)) // 8
    return FRONT + b"*a **" * half + b"*" * half * 3


@family
def backticks_of_all_lengths(size):
    return numbered(size, lambda n: "`" * n + " ")


@family
def link_definitions(size):
    return numbered(size, lambda n: f"[a{n}]: b\n")


@family
def link_definitions_used_apart(size):
    return numbered(size // 2, lambda n: f"[a{n}]: b\n") + numbered(size // 2, lambda n: f"[a{n}] ", b"\n")


@family
def link_definition_large(size):
    """One large address, named often: what is written out grows with both."""
    half = size // 2
    return FRONT + b"[a]: " + b"x" * half + b"\n\n" + b"[a]" * (half // 3)


@family
def link_label_long(size):
    return FRONT + b"[" + b"a" * (size - len(FRONT) - 1)


@family
def html_block_types(size):
    return fill(size, "<div>\n*a*\n\n<script>\n", FRONT)


@family
def html_comment_in_an_entry(size):
    return fill(size, "a <!-- b\n", FRONT + b"1. ")


@family
def one_token(size):
    return fill(size, "a", FRONT)


@family
def one_title(size):
    return fill(size, "题", FRONT + b"1. [", b"](https://x.com/a)\n")


@family
def one_title_of_hyphens(size):
    return fill(size, "a-", FRONT + b"1. [", b"](https://x.com/a)\n")


@family
def one_title_of_words(size):
    return fill(size, "Word ", FRONT + b"1. [", b"](https://x.com/a)\n")


@family
def one_url(size):
    return fill(size, "a", FRONT + b"1. [t](https://x.com/", b")\n")


@family
def one_url_of_slashes(size):
    return fill(size, "/", FRONT + b"1. [t](https://x.com/", b")\n")


@family
def one_url_of_parameters(size):
    return numbered(size, lambda n: f"k{n}=v&", FRONT + b"1. [t](https://x.com/?")[:-3] + b")\n"


@family
def one_host(size):
    return fill(size, "a.", FRONT + b"1. [t](https://", b"com/)\n")


@family
def one_summary_of_links(size):
    return fill(size, "[a](https://x.com/b) ", FRONT + b"1. [t](https://x.com/a)\n\n    ")


@family
def one_summary_of_bold(size):
    return fill(size, "**a** ", FRONT + b"1. [t](https://x.com/a)\n\n    ")


@family
def one_summary_of_labels(size):
    return fill(size, " 来源：", FRONT + "1. [t](https://x.com/a)\n\n    a".encode())


@family
def one_summary_of_colons_behind_dashes(size):
    return fill(size, "：来源：", FRONT + b"1. [t](https://x.com/a)\n\n    " + "—".encode() * (size // 6))


@family
def one_summary_of_stars(size):
    return fill(size, "**“a”**b", FRONT + b"1. [t](https://x.com/a)\n\n    ")


@family
def one_summary_of_paragraphs(size):
    return fill(size, "    a\n\n", FRONT + b"1. [t](https://x.com/a)\n\n")


@family
def one_summary_of_a_word(size):
    return fill(size, "a ", FRONT + b"1. [t](https://x.com/a)\n\n    ")


@family
def one_heading(size):
    return fill(size, "a ", FRONT + b"# ", b"\n\n1. [t](https://x.com/a)\n")


@family
def sections_long(size):
    """A long section's name, and many items that stand in it."""
    half = size // 2
    return FRONT + b"## " + b"a" * half + b"\n\n" + fill(half, "1. [t](https://x.com/a)\n")


@family
def items_of_one_author(size):
    return numbered(size, lambda n: f"{n}. [题目{n}-作者](https://x.com/a/status/{n})\n")


@family
def items_of_many_authors(size):
    return numbered(size, lambda n: f"{n}. [题目-作者{n}](https://x.com/a{n}/status/{n})\n")


@family
def items_of_one_account_and_many_names(size):
    return numbered(size, lambda n: f"{n}. [题-目-作者{n}-{n}](https://x.com/a/status/{n})\n")


@family
def items_with_bylines(size):
    return numbered(size, lambda n: f"{n}. [题目{n}](https://x.com/a{n})\n\n    作者{n}：说明。来自作者{n}。\n\n")


@family
def items_of_one_story(size):
    return numbered(size, lambda n: f"{n}. [题目{n}](https://a.cn/b)\n\n    说明{n}\n\n")


@family
def items_alike(size):
    return fill(size, "1. [题目](https://a.cn/b)\n\n    说明\n\n", FRONT)


@family
def items_in_sections(size):
    return numbered(size, lambda n: f"## 第{n}节\n\n{n}. [题目{n}](https://a.cn/{n})\n\n")


@family
def items_in_mixed_forms(size):
    forms = ["{n}. [题{n}](https://a.cn/{n})\n\n", "- **题{n}**：文\n\n", "## {n}. 题\n\n", "{n}、题\n\n文\n\n", "**{n}. 题**\n\n"]
    return numbered(size, lambda n: forms[n % len(forms)].format(n=n))


@family
def entries_numbered_high(size):
    return fill(size, "999999999. a\n\n", FRONT)


@family
def entries_numbered_by_nought(size):
    return fill(size, "0. a\n\n---\n\n", FRONT)


def header(lead, piece, tail):
    return lambda size: fill(size, piece, lead, tail)


def header_numbered(lead, make, tail):
    return lambda size: numbered(size - len(tail), make, lead) + tail


YAML_END = b"\n---\n\n1. [t](https://a.cn)\n"
TOML_END = b"\n+++\n\n1. [t](https://a.cn)\n"
JSON_END = b"\n\n1. [t](https://a.cn)\n"
FAMILIES |= {
    "yaml_lists_nested": header(b"---\na: ", "[", YAML_END),
    "yaml_maps_nested": header(b"---\na: ", "{a: ", YAML_END),
    "yaml_dashes_nested": header(b"---\na:\n", "- ", YAML_END),
    "yaml_questions_nested": header(b"---\n", "? ", YAML_END),
    "yaml_block_maps_nested": header_numbered(b"---\n", lambda n: " " * n + "a:\n", YAML_END),
    "yaml_aliases": header_numbered(
        b"---\na0: &a0 [x, x]\n", lambda n: f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n", YAML_END
    ),
    "yaml_alias_of_itself": header(b"---\na: &a [*a", ", *a", b"]" + YAML_END),
    "yaml_anchors": header_numbered(b"---\n", lambda n: f"k{n}: &a{n} v\n", YAML_END),
    "yaml_anchors_of_one_value": header(b"---\na: ", "&a ", YAML_END),
    "yaml_tags": header(b"---\na: ", "!t ", YAML_END),
    "yaml_directives": header(b"---\n", "%TAG ! tag:a,b:\n", YAML_END),
    "yaml_keys": header_numbered(b"---\n", lambda n: f"k{n}: v\n", YAML_END),
    "yaml_key_repeated": header(b"---\n", "title: v\n", YAML_END),
    "yaml_merge_keys": header(b"---\n", "<<: {a: b}\n", YAML_END),
    "yaml_categories": header_numbered(b"---\ncategories:\n", lambda n: f"- c{n}\n", YAML_END),
    "yaml_category_of_words": header(b"---\ncategories:\n- ", "a ", YAML_END),
    "yaml_tags_in_a_text": header_numbered(b"---\ntags: ", lambda n: f"c{n},", YAML_END),
    "yaml_authors": header_numbered(b"---\nauthors:\n", lambda n: f"- a{n}\n", YAML_END),
    "yaml_author_of_words": header(b"---\nauthor: ", "a ", YAML_END),
    "yaml_title": header(b"---\ntitle: ", "a", YAML_END),
    "yaml_title_of_words": header(b"---\ntitle: ", "中文 ", YAML_END),
    "yaml_title_of_separators": header(b"---\ntitle: x", "-", b"y" + YAML_END),
    "yaml_title_of_blanks": header(b"---\ntitle: a", " ", YAML_END),
    "yaml_title_quoted": header(b'---\ntitle: "', "\\e\\0\\N", b'"' + YAML_END),
    "yaml_title_never_closed": header(b'---\ntitle: "', "a", YAML_END),
    "yaml_title_of_lines": header(b"---\ntitle: |\n", "  a\n", YAML_END),
    "yaml_next_lines": header(b"---\ntitle: a", "\u0085b: c", YAML_END),
    "yaml_colons": header(b"---\n", ": ", YAML_END),
    "yaml_date": header(b"---\ndate: ", "2025-12-07 ", YAML_END),
    "yaml_documents": header(b"---\n", "a: b\n--- x\n", YAML_END),
    "yaml_comments": header(b"---\ntitle: t\n", "# c\n", YAML_END),
    "yaml_broken_entries": header(b"---\n", "a: [\n", YAML_END),
    "yaml_never_closed": header(b"---\n", "a: b\n", b""),
    "toml_lists_nested": header(b"+++\na = ", "[", TOML_END),
    "toml_tables_nested": header(b"+++\na = ", "{a=", TOML_END),
    "toml_keys_dotted": header(b"+++\n", "a.", b"a = 1" + TOML_END),
    "toml_table_dotted": header(b"+++\n[", "a.", b"a]" + TOML_END),
    "toml_tables": header_numbered(b"+++\n", lambda n: f"[a{n}]\nb = 1\n", TOML_END),
    "toml_tables_of_tables": header(b"+++\n", "[[a]]\n", TOML_END),
    "toml_keys": header_numbered(b"+++\n", lambda n: f"k{n} = 1\n", TOML_END),
    "toml_broken_entries": header(b"+++\n", "a = [\n", TOML_END),
    "toml_text_never_closed": header(b'+++\na = """', "a\n", TOML_END),
    "toml_digits": header(b"+++\na = ", "1", TOML_END),
    "json_lists_nested": header(b'{"a": ', "[", b"}" + JSON_END),
    "json_objects_nested": header(b"", '{"a": ', JSON_END),
    "json_nested_and_closed": lambda size: b'{"a": ' + b"[" * (size // 2) + b"]" * (size // 2 - 40) + b"}" + JSON_END,
    "json_objects_closed": lambda size: b'{"a":' * (size // 7) + b"1" + b"}" * (size // 7) + JSON_END,
    "json_keys": header_numbered(b'{"a": 1', lambda n: f', "k{n}": 1', b"}" + JSON_END),
    "json_key_repeated": header(b'{"a": 1', ', "a": 1', b"}" + JSON_END),
    "json_digits": header(b'{"a": ', "1", b"}" + JSON_END),
    "json_escapes": header(b'{"title": "', "\\u0000", b'"}' + JSON_END),
    "lines_of_a_header": header_numbered(b"title: t\n", lambda n: f"k{n}: v\n", b"\n\n1. [t](https://a.cn)\n"),
    "lines_of_a_header_indented": header(b"title: t\n", " a\n", b"\n\n1. [t](https://a.cn)\n"),
}
