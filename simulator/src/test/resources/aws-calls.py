"""Runs commands of the AWS CLI one after another, each in a fork of a process that has loaded it once.

A line of JSON on stdin is a command: its words, what its environment has besides, and the files that
take what it says. Its exit code comes back as a line.
"""

import json
import os
import signal
import sys

import awscli.clidriver

LONGEST = 60


def run(call):
    os.environ.update(call["environment"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(call["out"], os.O_WRONLY), 1)
    os.dup2(os.open(call["err"], os.O_WRONLY), 2)
    signal.alarm(LONGEST)
    sys.argv = ["aws"] + call["words"]
    sys.exit(awscli.clidriver.main())


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(json.loads(line))
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
