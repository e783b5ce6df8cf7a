"""A panel of the desk that shows an editor what was understood of what they wrote."""

from wagtail.admin.panels import Panel

from seizures.dates import DateError
from seizures.quantities import QuantityError


class UnderstoodPanel(Panel):
    """Read-only sentences under the fields that they were read from.

    ``attributes`` are properties of the instance that say it in words. One that cannot be said,
    because the words are not understood, is left out: the field itself tells why.
    """

    def __init__(self, attributes=(), **kwargs):
        super().__init__(**kwargs)
        self.attributes = tuple(attributes)

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "attributes": self.attributes}

    @property
    def clean_name(self):
        return super().clean_name or "understood"

    class BoundPanel(Panel.BoundPanel):
        template_name = "seizures/desk/understood.html"

        def sentences(self) -> list[str]:
            said = []
            for attribute in self.panel.attributes:
                try:
                    said.append(str(getattr(self.instance, attribute)))
                except (DateError, QuantityError):
                    continue
            return [sentence for sentence in said if sentence]
