"""Words that belong to one country, as hints between namesakes: “Spanish police”, “Sunat”.

A hint is never a place: that Dutch customs made a seizure does not say that it was at home.
"""

import re
from collections import Counter

from seizures.substance_words import fold_in_place

_WORDS = {
    "AR": "argentine|argentinian|argentin[oa]s?|gendarmeria",
    "BE": "belgian|belgas?",
    "BO": "bolivian|bolivian[oa]s?|felcn",
    "BR": "brazilian|brasilen[oa]s?|receita federal|policia federal",
    "CL": "chilean|chilen[oa]s?|carabineros",
    "CO": "colombian|colombian[oa]s?|antioquia",
    "CR": "costa rican|costarricenses?",
    "DE": "german|aleman(?:a|es|as)?",
    "DO": "dominican|dominican[oa]s?|dncd",
    "EC": "ecuadorian|ecuadorean|ecuatorian[oa]s?",
    "ES": "spanish|espanol(?:a|es|as)?|guardia civil|vigilancia aduanera|mossos",
    "FR": "french|frances(?:a|es|as)?",
    "GB": "british|britanic[oa]s?|border force|national crime agency",
    "GT": "guatemalan|guatemaltec[oa]s?",
    "HN": "honduran|hondurenos?|hondurena",
    "IE": "irish|irlandes(?:a|es|as)?|gardai",
    "IT": "italian|italian[oa]s?|guardia di finanza|carabinieri",
    "MA": "moroccan|marroqui(?:es)?",
    "MX": "mexican|mexican[oa]s?|sedena|guardia nacional",
    "NL": "dutch|neerlandes(?:a|es|as)?|holandes(?:a|es|as)?",
    "PA": "panamanian|panamen[oa]s?|senan",
    "PE": "peruvian|peruan[oa]s?|sunat|dirandro|pnp",
    "PT": "portuguese|portugues(?:a|es|as)?",
    "PY": "paraguayan|paraguay[oa]s?|senad",
    "TR": "turkish|turc[oa]s?",
    "US": "american|estadounidenses?|us coast guard|u\\.s\\. coast guard|cbp|dea|border patrol",
    "UY": "uruguayan|uruguay[oa]s?",
    "VE": "venezuelan|venezolan[oa]s?",
    "ZA": "south african|sudafrican[oa]s?",
}
_COMPILED = {code: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for code, words in _WORDS.items()}


def hinted(text: str) -> list[str]:
    """ISO codes of the countries that a text has words of, the most first."""
    folded = fold_in_place(text)
    times = Counter({code: len(words.findall(folded)) for code, words in _COMPILED.items()})
    return [code for code, number in times.most_common() if number]
