"""The closed lists that a record is written with: words a reporter chooses, never types."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What a record stands for. Only events are ever added up."""

    EVENT = "event", _("event")
    ROLL_UP = "roll-up", _("roll-up")
    AGGREGATE = "aggregate", _("aggregate claim")


class Status(models.TextChoices):
    """How far the newsroom stands behind a record. Whether it is a draft is Wagtail's to say."""

    UNVERIFIED = "unverified", _("unverified")
    VERIFIED = "verified", _("verified")
    DISPUTED = "disputed", _("disputed")
    MERGED = "merged", _("merged")
    RETRACTED = "retracted", _("retracted")


class Substance(models.TextChoices):
    """What was seized, after the substance groups of UNODC's Individual Drug Seizures."""

    COCAINE = "cocaine", _("cocaine")
    COCAINE_AND_BASE = "cocaine-and-base", _("cocaine and cocaine base")
    CRACK = "crack", _("crack cocaine")
    COCA_LEAF = "coca-leaf", _("coca leaf")
    COCA_PLANT = "coca-plant", _("coca bush")
    CANNABIS = "cannabis", _("cannabis")
    HEROIN = "heroin", _("heroin")
    OPIUM = "opium", _("opium")
    OPIUM_POPPY = "opium-poppy", _("opium poppy")
    POPPY_STRAW = "poppy-straw", _("poppy straw")
    MORPHINE = "morphine", _("morphine")
    FENTANYL = "fentanyl", _("fentanyl")
    FENTANYL_ANALOGUES = "fentanyl-analogues", _("fentanyl analogue")
    OTHER_OPIOIDS = "other-opioids", _("another opioid")
    METHAMPHETAMINE = "methamphetamine", _("methamphetamine")
    AMPHETAMINE = "amphetamine", _("amphetamine")
    CAPTAGON = "captagon", _("captagon")
    ECSTASY = "ecstasy", _("ecstasy")
    KETAMINE = "ketamine", _("ketamine")
    LSD = "lsd", _("LSD")
    HALLUCINOGENS = "hallucinogens", _("another hallucinogen")
    GHB = "ghb", _("GHB or GBL")
    KHAT = "khat", _("khat")
    BENZODIAZEPINES = "benzodiazepines", _("benzodiazepines")
    SEDATIVES = "sedatives", _("another sedative or tranquilliser")
    SYNTHETIC_CANNABINOIDS = "synthetic-cannabinoids", _("synthetic cannabinoids")
    SYNTHETIC_CATHINONES = "synthetic-cathinones", _("synthetic cathinones")
    NEW_PSYCHOACTIVE = "new-psychoactive", _("another new psychoactive substance")
    PRECURSOR = "precursor", _("precursor chemical")
    OTHER = "other", _("other substance")


class Form(models.TextChoices):
    """The form a substance was in."""

    HYDROCHLORIDE = "hydrochloride", _("hydrochloride")
    BASE = "base", _("base")
    PASTE = "paste", _("paste")
    LIQUID = "liquid", _("liquid")
    RESIN = "resin", _("resin")
    HERB = "herb", _("herb")
    PLANT = "plant", pgettext_lazy("form of a substance", "plant")
    TABLET = "tablet", _("tablet")
    CRYSTAL = "crystal", _("crystal")
    POWDER = "powder", _("powder")


class Role(models.TextChoices):
    """What a place is in the story of a consignment."""

    SEIZED = "seized", _("seized at")
    ORIGIN = "origin", pgettext_lazy("role of a place", "origin")
    DEPARTURE = "departure", _("departure")
    TRANSIT = "transit", _("transit")
    DESTINATION = "destination", _("destination")
    PRODUCTION = "production", _("production")


class Precision(models.TextChoices):
    """How much a position says. A city's dot on a map is a city, not an address."""

    EXACT = "exact", _("exact")
    FACILITY = "facility", _("facility")
    CITY = "city", _("city")
    REGION = "region", _("region")
    COUNTRY = "country", _("country")
    SEA_AREA = "sea-area", _("sea area")


class Site(models.TextChoices):
    """The kind of site where it happened."""

    HOUSE = "house", _("house")
    PORT = "port", _("port")
    CONTAINER = "container", _("container")
    VESSEL = "vessel", _("vessel")
    AIRPORT = "airport", _("airport")
    ROAD = "road", _("road")
    HIGH_SEAS = "high-seas", _("high seas")
    WAREHOUSE = "warehouse", _("warehouse")
    LABORATORY = "laboratory", _("laboratory")
    STREET = "street", _("street or square")
    POST_OFFICE = "post-office", _("post office or courier")
    BORDER = "border", _("border crossing")
    PRISON = "prison", _("prison")
    VEHICLE = "vehicle", _("vehicle")
    RAILWAY = "railway", _("station or train")
    COAST = "coast", _("beach or territorial waters")
    RIVER = "river", _("river or river port")
    FARM = "farm", _("farm or plantation")
    OPEN_COUNTRY = "open-country", _("open country")
    SHOP = "shop", _("shop, bar or hotel")


class Mode(models.TextChoices):
    """How the consignment travelled."""

    SEA_CONTAINER = "sea-container", _("sea container")
    VESSEL = "vessel", _("vessel")
    SEMI_SUBMERSIBLE = "semi-submersible", _("semi-submersible")
    AIR = "air", _("air")
    ROAD = "road", _("road")
    RAIL = "rail", _("rail")
    POST = "post", _("post and parcels")
    PERSON = "person", _("person")


class Concealment(models.TextChoices):
    """How it was hidden (the methods that customs services tell apart)."""

    IN_LOAD = "in-load", _("in the load")
    RIP_OFF = "rip-off", _("rip-off (bags near the doors)")
    IN_STRUCTURE = "in-structure", _("in the structure of the container or vehicle")
    HULL = "hull", _("on or in the hull")
    DISSOLVED = "dissolved", _("dissolved or impregnated")
    BODY = "body", _("on or in the body")
    CLOTHING = "clothing", _("in clothing or shoes")
    BAGGAGE = "baggage", _("in baggage")
    PARCEL = "parcel", _("in a letter or parcel")
    GOODS = "goods", _("in goods (food, cosmetics, furniture, appliances)")


class Measure(models.TextChoices):
    """What is known of a quantity: how totals count it."""

    MASS = "mass", _("a mass")
    OPEN = "open", _("a mass without an upper end")
    OTHER = "other", _("counted in what is no mass")
    UNKNOWN = "unknown", _("unknown")


class AgencyRole(models.TextChoices):
    """What an agency did."""

    SEIZED = "seized", _("made the seizure")
    ASSISTED = "assisted", _("assisted")
    ANNOUNCED = "announced", _("announced it")


class ClaimAbout(models.TextChoices):
    """Which figure or statement of the record a claim is the source of."""

    WHOLE = "whole", _("the event as a whole")
    QUANTITY = "quantity", _("quantity")
    DATE = "date", _("date")
    PLACE = "place", _("place")
    DESTINATION = "destination", _("destination")
    CONCEALMENT = "concealment", _("concealment")
    ARRESTS = "arrests", _("arrests")
    VALUE = "value", _("value")


class ValueKind(models.TextChoices):
    """Which market a value is claimed for; the two differ by an order of magnitude."""

    WHOLESALE = "wholesale", _("wholesale")
    STREET = "street", _("street")
    UNSTATED = "unstated", _("not stated")
