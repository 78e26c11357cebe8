"""Become another program that gets a signal when its parent dies.

    python tied.py SIGNAL PARENT_PID UID GID PROGRAM ARGUMENT…

UID and GID of -1 keep the current ones. Linux only signals; elsewhere the program just starts. A
program of its own, because Python code between fork and exec is not safe beside threads.
Run by path with `-I -S`: it imports the standard library only.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    number, parent, uid, gid = (int(text) for text in sys.argv[1:5])
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    if uid >= 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    if library is not None:
        # After the change of user, which clears it; before the look at the parent, who may be gone.
        library.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
        if os.getppid() != parent:
            sys.exit(1)
    os.execv(sys.argv[5], sys.argv[5:])  # noqa: S606 - that is what this program is for


if __name__ == "__main__":
    main()
