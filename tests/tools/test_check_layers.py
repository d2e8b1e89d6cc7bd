#!/usr/bin/env python3
"""What tools/check-layers lets pass and what it refuses."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402


def check(name, text):
    """What is said of one file, with the folder of the sources left out: empty when nothing is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([ROOT / "tools" / "check-layers", folder], capture_output=True, text=True)
        assert (done.returncode != 0) == bool(done.stdout), done
        return done.stdout.replace(folder + "/", "")


def test_a_layer_may_use_itself_and_all_below():
    text = '#include "search/query.h"\n#include "store/archive.h"\n#include "base/error.h"\n#include <stdio.h>\n'
    assert check("search/run.c", text) == ""
    assert check("cli/main.c", text) == ""


def test_a_layer_above_is_refused_with_its_line():
    assert check("text/fold.c", '\n#include "store/archive.h"\n').startswith("text/fold.c:2: src/store is above")


def test_siblings_do_not_know_one_another():
    for layer, other in (("search", "stats"), ("stats", "output"), ("output", "import"), ("import", "search")):
        assert "beside" in check(f"{layer}/a.h", f'#  include "{other}/b.h"\n')


def test_folders_of_a_layer_point_one_way():
    assert check("store/query/a.c", '#include "store/index/b.h"\n') == ""
    assert check("store/index/a.c", '#include "store/store.h"\n') == ""
    assert check("store/store.c", '#include "store/query/b.h"\n') == ""
    fault = check("store/index/a.c", '#include "store/query/b.h"\n')
    assert fault.startswith("store/index/a.c:1: src/store/query is above src/store/index"), fault
    assert "above" in check("import/markdown/a.c", '#include "import/items/b.h"\n')


def test_each_library_is_known_to_one_layer():
    for header, owner in (("sqlite3.h", "store"), ("yaml.h", "import"), ("cmark.h", "import")):
        assert check(f"{owner}/a.c", f"#include <{header}>\n") == ""
        assert f"src/{owner}" in check("cli/a.c", f"#include <{header}>\n")
    assert "src/text" in check("base/a.c", "#include <utf8proc.h>\n")
    assert "src/base" in check("store/a.c", "#include <sha2.h>\n")


def test_the_process_is_known_to_the_command_line_alone():
    for call in ("getenv(name)", "setlocale(LC_ALL, name)", "time(NULL)", "exit(1)"):
        assert "store/a.c:3:" in check("store/a.c", f"void f(void)\n{{\n    {call};\n}}\n")
        assert check("cli/a.c", f"{call};\n") == ""


def test_words_in_comments_and_text_and_longer_names_are_no_calls():
    text = '/* exit(1)\n time(2) */ // getenv(3)\nconst char *a = "exit(1) \\" time(2)";\nint b = td_time(c);\nd->exit(e);\n'
    assert check("base/a.c", text) == ""


def test_includes_that_bypass_the_layers_are_refused():
    assert "no layer" in check("base/a.c", '#include "../store/archive.h"\n')
    assert "no layer" in check("other/a.c", "\n")


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
