"""Prints those calls of its input, such as "rds DescribeDbClusters", that the installed moto implements.

    sed -n 's/^| `\\([a-z0-9]* [A-Za-z0-9]*\\)`.*/\\1/p' docs/calls.md | python3 scripts/moto-operations.py \\
      > activities/src/test/resources/moto/implements
"""

import importlib
import inspect
import sys

# Where moto calls a service otherwise than the SDK.
NAMES = {"lambda": "awslambda", "eventbridge": "events"}


def operations(service):
    """The operations of a service that moto has a method for, in small letters."""
    found = set()
    for part in ("responses", "models"):
        try:
            module = importlib.import_module(f"moto.{NAMES.get(service, service)}.{part}")
        except ImportError:
            continue
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if name.endswith(("Response", "Backend")) and kind.__module__.startswith("moto."):
                own = [c for c in kind.__mro__ if not c.__module__.startswith("moto.core")]
                found |= {m.replace("_", "").lower() for c in own for m in vars(c)}
    return found


def main():
    known = {}
    for line in sys.stdin:
        service, operation = line.split()
        if service not in known:
            known[service] = operations(service)
        if operation.lower() in known[service]:
            print(service, operation)


main()
