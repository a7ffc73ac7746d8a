"""Whole numbers -> scores: measures applied to tables; the formulas stand in :mod:`.formulas`."""

from .association import associate
from .chance import key_by_chance
from .comparison import compare
from .dispersion import dispersion
from .diversity import diversity
from .formulas import MEASURES
from .keyness import keyness
from .rates import rates
from .sensitivity import sensitivity
from .trend import trend
from .validation import accuracy, agreement, sample_for_coding

__all__ = [
    "MEASURES",
    "accuracy",
    "agreement",
    "associate",
    "compare",
    "dispersion",
    "diversity",
    "key_by_chance",
    "keyness",
    "rates",
    "sample_for_coding",
    "sensitivity",
    "trend",
]
