"""Runs the functions of a module called test_… and tells their results in TAP."""

import signal
import sys
import traceback


def run(module):
    # Ignored by what runs in the background, which the programs that are tested would inherit.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
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
