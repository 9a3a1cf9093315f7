"""Which labels of ours are in a photograph? (QR codes, ISO/IEC 18004)"""

from __future__ import annotations

import numpy as np
from PIL import Image

from reorg.museum import read_label


def labels_in(picture: Image.Image) -> tuple[tuple[str, str], ...]:
    """Return what the labels in a picture mean, as :func:`reorg.museum.read_label` gives it; codes of others are left.

    Where the library that reads them is missing (there is none for some small Linux systems), none are found.
    """
    try:
        import zxingcpp
    except ImportError:
        return ()
    found = zxingcpp.read_barcodes(
        np.asarray(picture.convert("L")), formats=zxingcpp.barcode_formats_from_str("QRCode")
    )
    read = (read_label(each.text) for each in found)
    return tuple(dict.fromkeys(each for each in read if each is not None))
