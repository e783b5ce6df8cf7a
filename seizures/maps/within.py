"""A part of a picture that is drawn as if it were the whole."""

from seizures.charts.svg import Picture


class Within(Picture):
    """Draws into a group of another picture, at the group's own coordinates."""

    def __init__(self, picture: Picture, group):
        self.target = group
        self.key, self.root = picture.key, picture.root
        self.width, self.height = picture.width, picture.height
        self.definitions = picture.definitions

    def add(self, tag, kind="", *, inside=None, **attributes):
        inside = self.target if inside is None else inside
        return super().add(tag, kind, inside=inside, **attributes)
