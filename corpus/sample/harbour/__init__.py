"""A ship chandler's stock: rope, lamps and tar."""

from harbour.catalog import Catalog, Item
from harbour.stock import Stock

__all__ = ["Catalog", "Item", "Stock"]
__version__ = "0.3.0"
