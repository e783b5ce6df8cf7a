"""Pictures and documents out of a folder: the uploads of the old site. Nothing is downloaded."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model

from newsroom.images.files import refuse_unusable
from newsroom.importers.known import KnownItems
from newsroom.importers.parts import Picture, Unavailable
from newsroom.models import CreditedImage

# “a-300x200.jpg” is a size that WordPress made of “a.jpg”; “a-scaled.jpg” of a larger one.
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{10,13})(?=\.[A-Za-z0-9]+$)")
_CREDIT = re.compile(
    r"(?:^|[(.;|–—-]\s*)(?:photo|foto|photograph|fotografía|image|imagen|picture|credit|crédito)s?"
    r"(?:\s+(?:by|credit|courtesy|de|por))?\s*[::]\s*(?P<credit>[^()\n]{2,150})",
    re.IGNORECASE,
)
_HOME = 200


@dataclass(frozen=True)
class Attachment:
    """What WordPress kept of an uploaded file."""

    post_id: int
    title: str
    path: str
    alt: str
    caption: str
    description: str
    parent: int


class Media:
    """The files of an import. Each is stored once, when something first shows it.

    Without ``write`` files are looked at and nothing is stored: keys are below zero. Files of one
    site are known by their paths; ``by_content`` knows them by what is in them, for folders that
    have nothing to do with each other.
    """

    def __init__(
        self,
        folder: Path | None,
        attachments: dict[int, Attachment],
        known: KnownItems,
        *,
        write: bool,
        by_content: bool = False,
    ):
        self.by_content = by_content
        self.folder = folder.resolve() if folder else None
        self.attachments = attachments
        self.by_path = {each.path: each for each in self.attachments.values() if each.path}
        self.known = known
        self.write = write
        #: That of the item which is read: alt texts are kept by language.
        self.language = settings.LANGUAGE_CODE
        self.used: set[str] = set()
        self.new_pictures = 0
        self.stored: list[tuple] = []

    def picture(self, path: str, number: int = 0) -> Picture:
        """The picture of an attachment's number or of a path. Raises :class:`Unavailable`."""
        attachment = self.attachments.get(number) or self._attachment_of(path)
        path = (attachment and attachment.path) or path
        if not path:
            raise Unavailable("it is not of the old site, and nothing is downloaded")
        file = self._found(path)
        name = self._name(file)
        key = self.known.image(name)
        if key is None:
            key = self._store_image(file, name, attachment)
        self.used.add(name)
        if attachment is None:
            return Picture(key)
        return Picture(key, attachment.alt, _CREDIT.sub("", attachment.caption).strip(" ()|;–—"))

    def document(self, path: str) -> tuple[int, str]:
        """Key and address of a document. Raises :class:`Unavailable`."""
        file = self._found(path)
        name = self._name(file)
        if file.suffix.lower().lstrip(".") not in settings.WAGTAILDOCS_EXTENSIONS:
            raise Unavailable(f"files that end in {file.suffix} are not kept here")
        key = self.known.document(name)
        if key is None:
            key = self._store_document(file, name)
        self.used.add(name)
        kept = get_document_model().objects.filter(pk=key).first()
        return key, kept.url if kept else ""

    def is_image(self, path: str) -> bool:
        return PurePosixPath(path).suffix.lower().lstrip(".") in settings.WAGTAILIMAGES_EXTENSIONS

    def children_of(self, post_id: int) -> list[int]:
        """The pictures that were uploaded with a post, in the order of their numbers."""
        return sorted(
            each.post_id
            for each in self.attachments.values()
            if each.parent == post_id and self.is_image(each.path)
        )

    def forget(self) -> None:
        """Delete what was stored: the transaction that it belonged to is rolled back."""
        for storage, name in self.stored:
            storage.delete(name)

    def _name(self, file: Path) -> str:
        if self.by_content:
            return hashlib.sha256(file.read_bytes()).hexdigest()
        return file.relative_to(self.folder).as_posix()

    def _attachment_of(self, path: str) -> Attachment | None:
        return self.by_path.get(path) or self.by_path.get(_SIZE.sub("", path))

    def _found(self, path: str) -> Path:
        """The original where it is there, else the size that was asked for."""
        if self.folder is None:
            raise Unavailable("no folder of uploads was given (--uploads)")
        original = _SIZE.sub("", path)
        scaled = re.sub(r"(\.[A-Za-z0-9]+)$", r"-scaled\1", original)
        for candidate in dict.fromkeys([original, scaled, path]):
            file = (self.folder / candidate.lstrip("/")).resolve()
            if file.is_relative_to(self.folder) and file.is_file():
                return file
        raise Unavailable("it is not in the folder of uploads")

    def _store_image(self, file: Path, name: str, attachment: Attachment | None) -> int:
        words = attachment or Attachment(0, "", file.name, "", "", "", 0)
        image = CreditedImage(
            title=(words.title or file.stem)[:255],
            alt_texts={self.language: words.alt} if words.alt else {},
            credit=_credit_in(f"{words.caption}\n{words.description}")[:_HOME],
        )
        with file.open("rb") as opened:
            try:
                if not self.write:
                    refuse_unusable(ImageFile(opened, name=file.name))
                    self.new_pictures += 1
                    return self.known.remember(f"upload:{name}", image=None)
                image.file = ImageFile(opened, name=file.name)
                image.save()
            except ValidationError as refused:
                raise Unavailable(" ".join(refused.messages)) from refused
        self.new_pictures += 1
        self.stored.append((image.file.storage, image.file.name))
        return self.known.remember(f"upload:{name}", image=image)

    def _store_document(self, file: Path, name: str) -> int:
        if not self.write:
            return self.known.remember(f"upload:{name}", document=None)
        attachment = self.by_path.get(name)
        document = get_document_model()(title=(attachment and attachment.title) or file.stem)
        with file.open("rb") as opened:
            document.file = File(opened, name=file.name)
            document.save()
        self.stored.append((document.file.storage, document.file.name))
        return self.known.remember(f"upload:{name}", document=document)


def _credit_in(words: str) -> str:
    match = _CREDIT.search(words)
    return match["credit"].strip(" .,;") if match else ""
