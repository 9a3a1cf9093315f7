"""What does ``python -m reorg`` do? The same as ``reorg``."""

from reorg.cli import main

if __name__ == "__main__":
    main()
