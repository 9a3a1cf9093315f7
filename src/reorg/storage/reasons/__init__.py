"""Why does a thing go here, why not there, and what would let it stand there? (docs/explanation/reasons.md)"""

from reorg.storage.reasons.here import why
from reorg.storage.reasons.reason import Help, Reason, Why, WhyNot
from reorg.storage.reasons.seen import PlanSeen, things_near
from reorg.storage.reasons.there import what_would_help, why_not

__all__ = ["Help", "PlanSeen", "Reason", "Why", "WhyNot", "things_near", "what_would_help", "why", "why_not"]
