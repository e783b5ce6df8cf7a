"""Articles, the people behind them, and what the newsroom says of itself."""

from newsroom.models.article import Article
from newsroom.models.author import Author, AuthorBiography, AuthorLink, DeskMember
from newsroom.models.byline import Byline
from newsroom.models.correction import Correction
from newsroom.models.editorial_settings import EditorialSettings
from newsroom.models.figure import FigureShown, FigureState
from newsroom.models.former_address import FormerAddress
from newsroom.models.group import CriminalGroup, GroupAlias, GroupCountry, GroupDescription
from newsroom.models.image import CreditedImage, ImageRendition
from newsroom.models.imported_item import ImportedItem
from newsroom.models.link_check import LinkCheck
from newsroom.models.list_entry import ListEntry, ListLength
from newsroom.models.mention import Mention
from newsroom.models.pages import FrontPage, Section, StandingPage
from newsroom.models.preview_link import PreviewLink
from newsroom.models.published_version import PublishedVersion
from newsroom.models.series import Series
from newsroom.models.settings import NewsroomSettings
from newsroom.models.suggestion_answer import SuggestionAnswer
from newsroom.models.topic import ArticleCountry, ArticleGroup
from newsroom.models.translated import TranslationTask

__all__ = [
    "Article",
    "ArticleCountry",
    "ArticleGroup",
    "Author",
    "AuthorBiography",
    "AuthorLink",
    "Byline",
    "Correction",
    "CreditedImage",
    "CriminalGroup",
    "DeskMember",
    "EditorialSettings",
    "FigureShown",
    "FigureState",
    "FormerAddress",
    "FrontPage",
    "GroupAlias",
    "GroupCountry",
    "GroupDescription",
    "ImageRendition",
    "ImportedItem",
    "LinkCheck",
    "ListEntry",
    "ListLength",
    "Mention",
    "NewsroomSettings",
    "PreviewLink",
    "PublishedVersion",
    "Section",
    "Series",
    "StandingPage",
    "SuggestionAnswer",
    "TranslationTask",
]
