"""The boxes of a record's paper, as a reader names one to say that something in it is wrong."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Box(models.TextChoices):
    """A box of the paper. The codes stand in addresses."""

    SUBSTANCES = "substances", _("substance and quantity")
    OCCURRED = "occurred", _("day it occurred")
    ANNOUNCED = "announced", _("day it was announced")
    PLACES = "places", _("places")
    CONVEYANCE = "conveyance", _("conveyance")
    CONCEALMENT = "concealment", _("how it was hidden")
    AGENCIES = "agencies", _("agencies")
    ARRESTS = "arrests", _("arrests")
    VALUE = "value", _("claimed value")
    SOURCES = "sources", pgettext_lazy("box of a record", "sources")
