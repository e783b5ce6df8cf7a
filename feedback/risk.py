"""Words that suggest that somebody is in danger: they bring a message to the top of the inbox.

It is a help for the editor who looks, not a judgement: it misses what is said in other words and
takes a quotation for a cry. Nothing happens by it but the order of the inbox and a note. What is
kept are codes, never the words, so that a sealed message gives away no more than that.
"""

import re
import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sign(models.TextChoices):
    """What the words are about. A message may have several."""

    THREATENED = "threatened", _("somebody may be threatened or followed")
    HARM = "harm", _("somebody may be attacked, held or in fear for their life")
    SELF_HARM = "self-harm", _("somebody may want to end their life")
    SOURCE = "source", _("somebody may be known as a source")


# Without accents and in small letters, as `_plain` leaves a text. English and Spanish.
_WORDS = {
    Sign.THREATENED: (
        r"(death|bomb) threats?",
        r"(threaten(s|ed|ing)?|blackmail(s|ed|ing)?) (me|us|my|him|her|them|his|our|their)\b",
        r"(i am|i'm|we are|we're|i have been|i was) (being )?(threatened|followed|watched|stalked)",
        r"(they|he|she) (know|knows) where (i|we|he|she|they) (live|lives|work|works)",
        r"following (me|us)\b",
        r"amenazas? de (muerte|bomba)",
        r"(me|nos|le|les|lo|la) (estan |esta |han |ha )?"
        r"(amenaza(n|ron|do|ndo)?|sigue(n)?|siguiendo|vigila(n|ndo)?|extorsiona(n|ndo|do)?)\b",
        r"(saben|sabe) donde (vivo|vivimos|vive|trabajo|trabajamos)",
    ),
    Sign.HARM: (
        r"(going to|want to|will|gonna|tried to) (kill|murder|hurt|shoot|attack) "
        r"(me|us|him|her|them)\b",
        r"(fear|afraid|scared|worried) for (my|our|his|her|their) (life|lives|safety|family)",
        r"(my|our|his|her|their) (life|lives) (is|are) in danger",
        r"(i am|i'm|we are|we're|she is|he is) in danger",
        r"(kidnapped|abducted|held captive|held against (my|our|his|her|their) will)",
        r"(can't|cannot|not allowed to) (leave|escape)\b",
        r"(van|va|quieren|quiere|intentaron|intento) a? ?(matar|asesinar|atacar|disparar)"
        r"(me|nos|lo|la|le|los|las)\b",
        r"(temo|tememos|teme|miedo) por (mi|nuestra|su|la) (vida|seguridad|familia)",
        r"(mi|nuestra|su) vida (esta|corre) (en )?peligro",
        r"(estoy|estamos|esta) en peligro",
        r"(secuestrad[oa]s?|retenid[oa]s? contra)",
    ),
    Sign.SELF_HARM: (
        r"(kill|hurt|harm) (myself|himself|herself|themselves)",
        r"(end|take|ending|taking) my (own )?life",
        r"(want|wish|going) to die\b",
        r"suicid(e|al|arme|arse|io)\b",
        r"(matarme|quitarme la vida|quiero morir|acabar con mi vida)",
    ),
    Sign.SOURCE: (
        r"(found out|know|knows|suspect|suspects) (that )?(it was me|i (talked|spoke|leaked|told))",
        r"(my|our) (cover|identity) (is|was|has been) (blown|exposed|revealed|leaked)",
        r"(take|remove|delete) (down )?my (name|photo|address).{0,40}(danger|threat|kill)",
        r"(saben|sospechan|descubrieron) que (fui yo|hable|filtre|yo (hable|filtre))",
        r"(mi|nuestra) identidad (fue|ha sido|esta) (expuesta|revelada|filtrada)",
    ),
}
_PATTERNS = {sign: re.compile(r"\b(?:" + "|".join(words) + ")") for sign, words in _WORDS.items()}


def signs_in(*texts: str) -> list[str]:
    """The codes of the signs in these texts, in the order of :class:`Sign`; ``[]`` for none."""
    plain = " ".join(_plain(text) for text in texts)
    return [sign.value for sign, pattern in _PATTERNS.items() if pattern.search(plain)]


def in_words(codes: list[str]) -> list[str]:
    """What an editor reads of them; a code of an earlier day is left out."""
    return [str(Sign(code).label) for code in codes if code in Sign.values]


def _plain(text: str) -> str:
    """Small letters without accents, apostrophes straight, one space between words."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())
