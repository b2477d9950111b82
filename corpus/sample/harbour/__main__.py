import argparse
import sys

from harbour import storage
from harbour.catalog import Catalog, Item


def build_parser():
    parser = argparse.ArgumentParser(prog="harbour")
    parser.add_argument("catalog")
    parser.add_argument("word", nargs="?", default="")
    return parser


def main(argv=None):
    arguments = build_parser().parse_args(argv)
    try:
        rows = storage.load(arguments.catalog)
    except FileNotFoundError:
        print("no such catalogue")
        exit(2)
    catalog = Catalog([Item(**row) for row in rows])
    for item in catalog.search(arguments.word):
        print(item.label())
    return 0


if __name__ == "__main__":
    sys.exit(main())
