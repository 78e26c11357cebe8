"""Start the keeper of one database: `python -m portal.embedded_postgres VAR_DIR [--disposable]`."""

import sys

from portal.embedded_postgres.keeper import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
