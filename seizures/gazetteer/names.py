"""How names of places are compared: without accents, case, or what kind of place they say."""

import re
import unicodedata

_KINDS = re.compile(
    r"^(?:the )?(?:sea ?port|port|harbou?r|airport|city|town|district|puerto|terminal portuario|"
    r"aeropuerto(?: internacional)?|ciudad|distrito|provincia|province|region|bay|bahia)"
    r"(?: (?:of|de|del|de la|de los|de las))? (?=.)"
)
_KINDS_BEHIND = re.compile(
    r"(?<=.) (?:international airport|intl airport|airport|sea ?port|port|harbou?r|city)$"
)
_ARTICLE = re.compile(r"^(?:el|la|los|las|the|le|l|al) (?=.)")


def key(name: str) -> str:
    """“Puerto del Callao” stays itself; letters without accents, words parted by one space."""
    plain = name.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", letters.replace("'", "")).strip()


def keys(name: str) -> list[str]:
    """The keys to try for a name, the fullest first: itself, without kind, without article."""
    whole = key(name)
    bare = _KINDS_BEHIND.sub("", _KINDS.sub("", whole))
    tried = [whole, _ARTICLE.sub("", whole), bare, _ARTICLE.sub("", bare)]
    return list(dict.fromkeys(tried))


def is_called(name: str, kind: str) -> bool:
    """Whether a name says that it is a port, or an airport."""
    words = {
        "port": r"\b(?:port|harbou?r|puerto|seaport)\b",
        "airport": r"\b(?:aeropuerto|airport)\b",
    }
    return bool(re.search(words[kind], key(name)))
