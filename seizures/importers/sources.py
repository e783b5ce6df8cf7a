"""The sources there are, by their codes."""

from seizures.importers.cbp import CBP
from seizures.importers.colombia import Colombia
from seizures.importers.own import OwnCSV
from seizures.importers.source import Source
from seizures.importers.unodc import UNODC

SOURCES: dict[str, Source] = {
    source.code: source for source in (OwnCSV(), UNODC(), Colombia(), CBP())
}
