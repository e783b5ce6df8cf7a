"""Programs that read the web for machines, by the name each answers to in ``robots.txt``.

Only agents whose operator, or whose conduct, says that they obey it: a rule for the others would
promise what it does not keep. Names and purposes are those of the operators' own pages and of
the community's list ai.robots.txt (github.com/ai-robots-txt/ai.robots.txt, read 22 August 2026).
Search engines are not here: they are asked by ``robots`` directives, which a page kept out by
``robots.txt`` could not show.
"""

from dataclasses import dataclass
from enum import Enum


class Purpose(Enum):
    """What a program reads for."""

    ANSWERS = "answers questions of its users, with what it has just read or keeps in an index"
    TRAINING = "collects text that models are trained on"


@dataclass(frozen=True)
class Crawler:
    """One user agent, who sends it, and what for."""

    agent: str
    operator: str
    purposes: frozenset[Purpose]


def _all(purpose: Purpose, **agents: tuple[str, ...]) -> tuple[Crawler, ...]:
    return tuple(
        Crawler(agent, operator.replace("_", " "), frozenset({purpose}))
        for operator, names in agents.items()
        for agent in names
    )


CRAWLERS = (
    *_all(
        Purpose.TRAINING,
        OpenAI=("GPTBot",),
        Anthropic=("ClaudeBot", "anthropic-ai"),
        Google=("Google-Extended", "Google-CloudVertexBot"),
        Apple=("Applebot-Extended",),
        Meta=("meta-externalagent", "FacebookBot"),
        Common_Crawl=("CCBot",),
        Ai2=("AI2Bot", "Ai2Bot-Dolma"),
        Amazon=("bedrockbot",),
        Cohere=("cohere-training-data-crawler",),
        NICT=("ICC-Crawler",),
        ROIS=("Cotoyogi",),
        SB_Intuitions=("SBIntuitionsBot",),
        Timpi=("Timpibot",),
        Webz=("omgili", "Webzio-Extended"),
        Yandex=("YandexAdditional", "YandexAdditionalBot"),
    ),
    *_all(
        Purpose.ANSWERS,
        OpenAI=("OAI-SearchBot", "ChatGPT-User"),
        Anthropic=("Claude-SearchBot", "Claude-User"),
        Perplexity=("PerplexityBot",),
        Amazon=("Amazonbot",),
        DuckDuckGo=("DuckAssistBot",),
        Mistral=("MistralAI-User",),
        Huawei=("PetalBot",),
        You=("YouBot",),
    ),
)
