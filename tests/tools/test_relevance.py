#!/usr/bin/env python3
"""tools/relevance on a small collection, whose figures can be reckoned by hand."""

import math
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = Path(sys.argv[1]).resolve()
CORPUS = ["d1\t谷歌发布新模型\t速度更快。", "d2\t天气\t明天有雨。", "d3\t模型\t谷歌的旧模型还在。"]


def run(queries, qrels):
    """The printed line, and the run file's rows."""
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in (("corpus", CORPUS), ("queries", queries), ("qrels", qrels)):
            (Path(folder) / f"{name}.tsv").write_text("".join(line + "\n" for line in lines))
        out = Path(folder) / "out.run"
        done = subprocess.run([PROGRAM, folder, out], capture_output=True, text=True, check=True)
        return done.stdout, [line.split("\t") for line in out.read_text().splitlines()]


def test_the_right_document_first_is_worth_one():
    said, rows = run(["q1\t谷歌发布新模型", "q2\t明天有雨"], ["q1\td1\t1", "q2\td2\t1"])
    assert "nDCG@10 1.0000\tMRR@10 1.0000\tRecall@100 1.0000\t2 queries, 0 without result" in said, said
    assert [row[:3] for row in rows if row[2] == "1"] == [["q1", "d1", "1"], ["q2", "d2", "1"]]


def test_the_right_document_second_is_worth_less():
    said, rows = run(["q1\t谷歌发布新模型"], ["q1\td3\t2"])
    assert [row[1] for row in rows] == ["d1", "d3"]
    assert f"nDCG@10 {1 / math.log2(3):.4f}\tMRR@10 0.5000\tRecall@100 1.0000" in said, said


def test_a_query_that_finds_nothing_counts_as_nought():
    said, _ = run(["q1\t明天有雨", "q2\tzzz"], ["q1\td2\t1", "q2\td2\t1"])
    assert "nDCG@10 0.5000\tMRR@10 0.5000\tRecall@100 0.5000\t2 queries, 1 without result" in said, said


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
