"""Runs the functions of a module called test_… and tells their results in TAP."""

import sys
import traceback


def run(module):
    tests = [(name, function) for name, function in vars(module).items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        sentence = name.removeprefix("test_").replace("_", " ")
        try:
            function()
            print(f"ok {number} - {sentence}", flush=True)
        except Exception:
            failed += 1
            print(f"not ok {number} - {sentence}")
            print("# " + traceback.format_exc().rstrip().replace("\n", "\n# "), flush=True)
    sys.exit(failed != 0)
