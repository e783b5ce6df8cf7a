"""The field that holds an image's file: no path into the store leads around the cleaning."""

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from newsroom.images.files import clean_image, size_of


class CleanImageFieldFile(WagtailImageFieldFile):
    """Every way of storing a file ends in ``save()``: forms, uploads of many, imports, scripts."""

    def save(self, name, content, save=True):
        clean = clean_image(content, name)
        super().save(name, clean, save=False)
        self.instance.file_size = clean.size
        self.instance.file_hash = clean.sha1
        if save:
            self.instance.save()

    save.alters_data = True

    def get_image_dimensions(self):
        closed = self.closed
        self.open()
        try:
            return size_of(self)
        finally:
            if closed:
                self.close()


class CleanImageField(WagtailImageField):
    """Raises :class:`newsroom.images.files.UnusableImage` where a file cannot be kept."""

    attr_class = CleanImageFieldFile
