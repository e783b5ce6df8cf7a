"""Substances as data sets name them: each becomes one of the record's, with its form.

A name stands here only where it means the same. Trade names of medicines, mixtures and whatever a
newer file brings become "other substance"; the source's own word always stays on the line.
"""

from dataclasses import dataclass
from functools import lru_cache

from seizures.vocabularies import Form, Substance


@dataclass(frozen=True)
class Named:
    """What a name became. ``is_known`` is false for a name that no list here has."""

    substance: str
    form: str = ""
    named: str = ""
    is_known: bool = True


_IN_A_FORM = {
    "cocaine hcl": (Substance.COCAINE, Form.HYDROCHLORIDE),
    "cocaine base": (Substance.COCAINE, Form.BASE),
    "base de coca": (Substance.COCAINE, Form.BASE),
    "coca paste": (Substance.COCAINE, Form.PASTE),
    "basuco": (Substance.COCAINE, Form.PASTE),
    "liquid cocaine": (Substance.COCAINE, Form.LIQUID),
    "heroin base": (Substance.HEROIN, Form.BASE),
    "liquid methamphetamine": (Substance.METHAMPHETAMINE, Form.LIQUID),
    "marihuana": (Substance.CANNABIS, Form.HERB),
    "marijuana": (Substance.CANNABIS, Form.HERB),
}
_NAMES = {
    Substance.COCAINE: "cocaine|cocaina|cocaína",
    Substance.CRACK: "crack",
    Substance.COCA_LEAF: "coca leaf",
    Substance.COCA_PLANT: "coca plant",
    Substance.CANNABIS: "cannabis|edible cannabis|thc",
    Substance.HEROIN: "heroin|heroina|heroína",
    Substance.OPIUM: "opium|acetylated opium",
    Substance.OPIUM_POPPY: "opium poppy",
    Substance.POPPY_STRAW: "poppy straw",
    Substance.MORPHINE: "morphine|substitol (slow release morphine)",
    Substance.FENTANYL: "fentanyl|phentanyl",
    Substance.FENTANYL_ANALOGUES: "carfentanil|3-methylfentanyl|alpha-methylfentanyl",
    Substance.OTHER_OPIOIDS: (
        "methadone|buprenorphine|codeine|tramadol|oxycodone|desomorphine|opiates|hydrocodone|"
        "hydromorphone|promedol|dextropoxyphene|dextropropoxyphene|6-monoacetylmorphine|"
        "6-monoacetylcodeine|6-desoxycodeine|tapentadol|tilidate|butorphanol|pentazocine|mppp|"
        "other opioids|pharmaceutical opioids|levomethorphan|diphenoxylate"
    ),
    Substance.METHAMPHETAMINE: "methamphetamine",
    Substance.AMPHETAMINE: "amphetamine",
    Substance.CAPTAGON: "captagon",
    Substance.ECSTASY: "ecstasy",
    Substance.KETAMINE: "ketamine",
    Substance.LSD: "lsd",
    Substance.HALLUCINOGENS: (
        "hallucinogens|psilocybin (mushrooms)|dimethyltryptamine (dmt)|mescaline|ayahuasca|"
        'alpha-methyltryptamine|phencyclidine|dob|doc|stp ("dom")|salvinorin|tryptamines|mmda|'
        "o-acetylpsilocin|4-hydroxytryptamine|5-meo-dmt|5-meo-dalt|5-meo-mipt|4-ho-dipt|2c-b|2c-e|"
        "2c-h|25i-nbome|25b-nbome|25c-nbome"
    ),
    Substance.GHB: "ghb|gbl|ghb/gbl",
    Substance.KHAT: "khat|khat (catha edulis)",
    Substance.BENZODIAZEPINES: (
        "benzodiazepine|benzodiazepines|clonazepam|diazepam|alprazolam (xanax)|flunitrazepam|"
        "lorazepam|clorazepate|nitrazepam|bromazepam|oxazepam|seresta (oxazepam)|medazepam|"
        "prazepam|clobazam|phenazepam|lormetazepam|tetrazepam|nimetazepam|brotizolam|tofisopam|"
        "ethyl loflazepate"
    ),
    Substance.SEDATIVES: (
        "non-specified sedatives and tranquilizers|barbiturates|phenobarbital|amobarbital|"
        "zolpidem|zopiclone|methaqualone|equinil (meprobamates)"
    ),
    Substance.SYNTHETIC_CATHINONES: (
        "n-methylephedrone|mdpv|ephedrone|methcathinone|mephedrone|methylone|cathinone|4-mec|"
        "alpha-pvp|pentedrone|buphedrone|pyrovalerone|4-fluoromethcathinone|4-chloromethcathinone|"
        "4-cmc|4-bromomethcathinone|butylone|ethylone|ephylone|2-mmc|isoethcathinone|4-meppp|"
        "chlormethcathinon|4-ci-α-pvp|bk_mdea"
    ),
    Substance.NEW_PSYCHOACTIVE: "non-specified nps",
    Substance.PRECURSOR: (
        "pseudoephedrine|ephedrine|mdp2p|pmk-glycidate|apaa|acetic anhydride|phenylacetone|"
        "hydrochloric acid|sulphuric acid|acetone/ethyl ether|sodium hydroxide|phosphorous acid|"
        "hypophosphorous acid|iodine|toluene|potassium permanganate|ammonium chloride|"
        "sodium carbonate|methyl ethyl ketone|piperidine|cyclohexanone|phenyl-2-nitropropene|"
        "non-specified precursors|other precursors"
    ),
    Substance.SYNTHETIC_CANNABINOIDS: (
        "synthetic cannabinoid|synthetic cannabinoids|am-2201|nm-2201|ur-144|xlr-11|hu-210|rcs-4|"
        "mdmb-chmica|mdmb-chmczca|thj-2201|thj-018|fub-144|fub-pb-22|pb-22|bb-22|5f-pb-22|"
        "sdb-006|fubimina|adbica|ab-fubinaca|ab-pinaca|ab-chminaca|adb-chminaca|5f-ab-pinaca|"
        "5f-akb48|5f-amb|5f-adb|5f-apinaca|5f-apinaca, 5f-akb-48|cumyl-5f-pinaca|5f-cumyl-pinaca|"
        "cp 47|cp-55|3-naphthoylindole|n-adamant-yl-indole|jwh-018|jwh-073|jwh-081|jwh-122|"
        "jwh-167|jwh-200|jwh-203|jwh-250"
    ),
    # Known to be in no group of ours: reported as nothing new, kept under their own names.
    Substance.OTHER: (
        "other|unknown|multiple drugs|controlled drug mix|other drugs**|alcohol|tabacco|"
        "non-specified stimulants|ats|non-specified psychotropic substances|"
        "non-specified pharmaceuticals|plant-based substances|synthetics|coca seeds|poppy seeds|"
        "extract from opium poppy|kratom|mitragynine|caffeine|anabolic steroids|cough sirups|"
        "mdma & mephedrone|amphetamine-ketamine mix"
    ),
}
_BY_NAME = {
    name: (substance, "") for substance, names in _NAMES.items() for name in names.split("|")
} | _IN_A_FORM


@lru_cache(maxsize=4_096)
def find(written: str) -> Named:
    """What a source's name stands for, with its own word where ours says less."""
    name = " ".join(written.split())
    folded = name.casefold()
    if folded not in _BY_NAME:
        return Named(Substance.OTHER, "", name[:160], is_known=False)
    substance, form = _BY_NAME[folded]
    is_our_word = not form and folded.replace(" ", "-") == substance
    return Named(str(substance), str(form), "" if is_our_word else name[:160])
