"""`python -m tei`: the same as `tei`."""

from tei.cli import main

if __name__ == "__main__":
    main()
