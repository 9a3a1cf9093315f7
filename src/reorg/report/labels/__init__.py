"""How do labels and lists for the hand become paper: which stand on which sheet, and how is the printer set right?"""

from reorg.report.labels.labels import Label, labels_pdf, labels_picture, printer_page_pdf, readable
from reorg.report.labels.printer import CROSS, RULER, Printer, keep_printer, kept_printer
from reorg.report.labels.sheets import KINDS, Group, HandSheet, Line, grouped, sheet_pdf, sheet_picture
from reorg.report.labels.stock import OWN, PAPERS, Stock, own_stock, stocks

__all__ = [
    "CROSS",
    "KINDS",
    "OWN",
    "PAPERS",
    "RULER",
    "Group",
    "HandSheet",
    "Label",
    "Line",
    "Printer",
    "Stock",
    "grouped",
    "keep_printer",
    "kept_printer",
    "labels_pdf",
    "labels_picture",
    "own_stock",
    "printer_page_pdf",
    "readable",
    "sheet_pdf",
    "sheet_picture",
    "stocks",
]
