"""How far is a plan carried out, and how does it go on when something was otherwise than planned?"""

from reorg.storage.resuming.rest import Rest, rest_of, tables_of, where_of
from reorg.storage.resuming.resume import Resumed, resume

__all__ = ["Rest", "Resumed", "rest_of", "resume", "tables_of", "where_of"]
