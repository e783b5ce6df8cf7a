"""Articles, the people behind them, and what the newsroom says of itself."""

from newsroom.models.article import Article
from newsroom.models.author import Author, AuthorBiography
from newsroom.models.byline import Byline
from newsroom.models.correction import Correction
from newsroom.models.figure import FigureShown, FigureState
from newsroom.models.image import CreditedImage, ImageRendition
from newsroom.models.mention import Mention
from newsroom.models.pages import FrontPage, Section, StandingPage
from newsroom.models.published_version import PublishedVersion
from newsroom.models.series import Series
from newsroom.models.settings import NewsroomSettings
from newsroom.models.topic import ArticleCountry

__all__ = [
    "Article",
    "ArticleCountry",
    "Author",
    "AuthorBiography",
    "Byline",
    "Correction",
    "CreditedImage",
    "FigureShown",
    "FigureState",
    "FrontPage",
    "ImageRendition",
    "Mention",
    "NewsroomSettings",
    "PublishedVersion",
    "Section",
    "Series",
    "StandingPage",
]
