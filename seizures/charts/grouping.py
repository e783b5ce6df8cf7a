"""Marks that belong together, so that pointing at any of them says what all of them show."""

from commons.xml_text import writable
from seizures.charts.svg import Picture


class Group:
    """A picture that draws into one group, with the group's words on it."""

    def __init__(self, picture: Picture, words: str):
        self.picture = picture
        self.group = picture.group()
        picture.add("title", inside=self.group).text = writable(words)

    def add(self, tag, kind="", **attributes):
        return self.picture.add(tag, kind, inside=self.group, **attributes)

    def text(self, x, y, said, kind="d-ink", **more):
        return self.picture.text(x, y, said, kind, inside=self.group, **more)
