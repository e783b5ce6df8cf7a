"""The sentences in which findings are told, in the active language.

A judgement keeps reasons and details, not sentences: whoever reads it reads it in their language.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from republication.verification.findings import Check, Evidence, Finding, Grade, Place, Verdict
from republication.verification.findings import Reason as R
from republication.verification.lines import Spot

CHECKS: dict[Check, str | Promise] = {
    Check.TITLE: gettext_lazy("Title"),
    Check.AUTHORS: gettext_lazy("Authors"),
    Check.SOURCE: gettext_lazy("Source"),
    Check.LICENCE: gettext_lazy("Licence"),
    Check.CHANGES: gettext_lazy("Changes marked"),
    Check.IMAGES: gettext_lazy("Images that stay here"),
    Check.BYLINE: gettext_lazy("Newsroom in the byline"),
    Check.LINK_BEFORE: gettext_lazy("Link before the text"),
    Check.LINK_AFTER: gettext_lazy("Link after the text"),
    Check.CORRECTIONS: gettext_lazy("Corrections"),
    Check.MESSAGE: gettext_lazy("Message to us"),
    Check.CANONICAL: gettext_lazy("Canonical link"),
}
GRADES: dict[Grade, str | Promise] = {
    Grade.CONDITION: gettext_lazy("Conditions of the licence"),
    Grade.REQUEST: gettext_lazy("Requests of the newsroom"),
    Grade.ADVICE: gettext_lazy("Advice"),
}
VERDICTS: dict[Verdict, str | Promise] = {
    Verdict.MET: gettext_lazy("met"),
    Verdict.BROKEN: gettext_lazy("broken"),
    Verdict.CANNOT_BE_TOLD: gettext_lazy("cannot be told"),
}
REASONS: dict[R, str | Promise] = {
    R.NOT_OUR_TEXT: gettext_lazy("The text of the article was not found on this page."),
    R.ONLY_HIDDEN_BY_STYLE: gettext_lazy(
        "It is on the page, but a style sheet seems to hide it from readers."
    ),
    R.TITLE_FOUND: gettext_lazy("The title is there."),
    R.TITLE_MISSING: gettext_lazy("The title “%(title)s” is nowhere on the page."),
    R.TITLE_PERHAPS_TRANSLATED: gettext_lazy(
        "The title “%(title)s” was not found; it may be translated."
    ),
    R.AUTHORS_NAMED: gettext_lazy("All authors are named."),
    R.NO_AUTHOR_TO_NAME: gettext_lazy("The article names no author but the newsroom."),
    R.AUTHORS_MISSING: gettext_lazy("Not named: %(names)s."),
    R.SOURCE_NAMED_AND_LINKED: gettext_lazy("The newsroom is named and its article is linked."),
    R.SOURCE_ADDRESS_WRITTEN: gettext_lazy(
        "The newsroom is named and the article’s address is written out, which the licence allows. "
        "A link would serve readers better."
    ),
    R.SOURCE_NOT_NAMED: gettext_lazy("The article is linked, but %(newsroom)s is not named."),
    R.SOURCE_NOT_LINKED: gettext_lazy("%(newsroom)s is named, but the article is not linked."),
    R.SOURCE_NEITHER: gettext_lazy("%(newsroom)s is not named and the article is not linked."),
    R.SOURCE_ONLY_HOME: gettext_lazy("Only the newsroom’s front page is linked, not the article."),
    R.SOURCE_LINK_UNRESOLVED: gettext_lazy(
        "A link may lead to the article; only following it would tell."
    ),
    R.LICENCE_LINKED: gettext_lazy("%(licence)s is named and linked."),
    R.LICENCE_ONLY_NAMED: gettext_lazy(
        "A licence is named but not linked; %(licence)s asks for its address."
    ),
    R.LICENCE_MISSING: gettext_lazy("The licence, %(licence)s, is neither named nor linked."),
    R.LICENCE_IS_ANOTHER: gettext_lazy(
        "The page links to %(other)s; the article is under %(licence)s."
    ),
    R.LICENCE_NAMED_WRONGLY: gettext_lazy(
        "The link leads to %(licence)s, but its words say “%(named)s”."
    ),
    R.LICENCE_OF_THE_SITE: gettext_lazy(
        "%(licence)s is linked only in the frame of the page, where it says nothing of this "
        "article."
    ),
    R.LICENCE_LINK_UNRESOLVED: gettext_lazy(
        "A link may lead to %(licence)s; only following it would tell."
    ),
    R.UNCHANGED: gettext_lazy("The text is whole and unchanged: %(found)s of %(total)s sentences."),
    R.CHANGES_MARKED: gettext_lazy("The text was changed, and the page says so."),
    R.CHANGES_NOT_MARKED: gettext_lazy(
        "The text was changed and nothing says so: %(found)s of %(total)s sentences are there as "
        "written, %(differing)s differ, %(missing)s are missing, %(inserted)s were put in."
    ),
    R.CHANGES_FORBIDDEN: gettext_lazy(
        "The licence allows no changed version: %(found)s of %(total)s sentences are there as "
        "written, %(differing)s differ, %(missing)s are missing, %(inserted)s were put in."
    ),
    R.EXCERPT_MARKED: gettext_lazy(
        "A part of the text, unchanged, and the page says that there is more: %(found)s of "
        "%(total)s sentences."
    ),
    R.EXCERPT: gettext_lazy(
        "A part of the text, unchanged: %(found)s of %(total)s sentences. Whether that is a fair "
        "excerpt is for a person to say."
    ),
    R.TRANSLATION_MARKED: gettext_lazy("It is a translation, and the page says so."),
    R.TRANSLATION_FORBIDDEN: gettext_lazy(
        "The page says that it is a translation, which the licence does not allow to be shared."
    ),
    R.TRANSLATED_OR_REWRITTEN: gettext_lazy(
        "Translated or rewritten: the text cannot be compared."
    ),
    R.NO_TEXT_TO_COMPARE: gettext_lazy("There is no text of ours to compare."),
    R.NO_IMAGE_KEPT_BACK: gettext_lazy("No image of the article was kept back."),
    R.IMAGES_ABSENT: gettext_lazy("None of the images that stay here is on the page."),
    R.IMAGE_PRESENT: gettext_lazy(
        "An image that the licence does not cover is there: %(credits)s."
    ),
    R.IMAGE_PERHAPS_PRESENT: gettext_lazy(
        "An image looks like one that the licence does not cover: %(credits)s."
    ),
    R.NEWSROOM_IN_BYLINE: gettext_lazy("The byline names the newsroom."),
    R.NEWSROOM_NOT_IN_BYLINE: gettext_lazy("The byline does not name the newsroom."),
    R.NO_BYLINE: gettext_lazy("No byline was found."),
    R.LINKED: gettext_lazy("The link is there."),
    R.NOT_LINKED: gettext_lazy("There is no link to the original here."),
    R.ADDRESS_NOT_A_LINK: gettext_lazy("The address is written out, but it is no link."),
    R.LINK_UNRESOLVED: gettext_lazy(
        "A link may lead to the original; only following it would tell."
    ),
    R.NO_CORRECTION: gettext_lazy("The article has not been corrected."),
    R.CORRECTIONS_THERE: gettext_lazy("Every correction is there."),
    R.CORRECTIONS_MISSING: gettext_lazy("Not there: %(labels)s."),
    R.CORRECTION_IN_OTHER_WORDS: gettext_lazy(
        "Our correction was not found in our words; there may be one in others."
    ),
    R.TOLD: gettext_lazy("We were told of this copy."),
    R.NOT_TOLD: gettext_lazy("We were not told of this copy."),
    R.NOT_PUBLISHED_YET: gettext_lazy("Tell us when it is published."),
    R.CANONICAL_IS_OURS: gettext_lazy("It names our article as the original."),
    R.NOT_INDEXED: gettext_lazy("Search engines are asked to leave this page out."),
    R.CANONICAL_IS_NOT_OURS: gettext_lazy("Search engines are not told that ours is the original."),
    R.CANONICAL_OF_AMP: gettext_lazy(
        "This is an AMP page: what its main page tells search engines was not looked at."
    ),
    R.NO_HEAD: gettext_lazy("This is no whole page, so its head cannot be looked at."),
}
SPOTS: dict[Spot, str | Promise] = {
    Spot.HEAD: gettext_lazy("In the head of the page"),
    Spot.BYLINE: gettext_lazy("In place of the byline, under the headline"),
    Spot.TOP: gettext_lazy("Above the first paragraph"),
    Spot.BOTTOM: gettext_lazy("Below the last paragraph"),
    Spot.CORRECTION: gettext_lazy("Below the text, before the attribution"),
    Spot.CHANGES: gettext_lazy("Below the text, if the changes stay"),
}
_PLACES: dict[Place, str | Promise] = {
    Place.BEFORE: gettext_lazy("before the text"),
    Place.WITHIN: gettext_lazy("within the text"),
    Place.AFTER: gettext_lazy("after the text"),
    Place.PAGE: gettext_lazy("on the page"),
    Place.MENU: gettext_lazy("in the frame of the page"),
    Place.HEAD: gettext_lazy("in the head of the page"),
    Place.HIDDEN: gettext_lazy("where no reader sees it"),
}
_HIDDEN_IN: dict[str, str | Promise] = {
    "comment": gettext_lazy("In a comment"),
    "script": gettext_lazy("In a script"),
    "template": gettext_lazy("In a template that is not shown"),
    "noscript": gettext_lazy("In a part for browsers without scripts"),
    "textarea": gettext_lazy("In a field to copy from"),
    "hidden": gettext_lazy("In a hidden part"),
    "empty": gettext_lazy("A link without words"),
}


def sentence(finding: Finding) -> str:
    """What was found, in one sentence."""
    said = str(REASONS[finding.reason])
    return said % finding.details if "%(" in said else said


def verdict(finding: Finding) -> str:
    """The verdict in a word or two. Nobody breaks what was only advice."""
    if finding.grade == Grade.ADVICE and finding.verdict == Verdict.BROKEN:
        return _("not followed")
    return str(VERDICTS[finding.verdict])


def place(evidence: Evidence) -> str:
    """Where the evidence stands."""
    if evidence.after_sentence:
        return ngettext(
            "within the text, after %(number)d sentence",
            "within the text, after %(number)d sentences",
            evidence.after_sentence,
        ) % {"number": evidence.after_sentence}
    return str(_PLACES[evidence.place])


def quote(evidence: Evidence) -> str:
    """The words of the page, or which part of it hides them."""
    if evidence.place == Place.HIDDEN:
        return str(_HIDDEN_IN.get(evidence.quote, evidence.quote))
    return evidence.quote


def summary(findings: tuple[Finding, ...]) -> str:
    """All findings in one line, for a heading."""
    conditions = _number(findings, Grade.CONDITION, Verdict.BROKEN)
    requests = _number(findings, Grade.REQUEST, Verdict.BROKEN)
    if conditions:
        return ngettext(
            "%(number)d condition of the licence is broken",
            "%(number)d conditions of the licence are broken",
            conditions,
        ) % {"number": conditions}
    if all(
        finding.verdict == Verdict.CANNOT_BE_TOLD
        for finding in findings
        if finding.check in (Check.TITLE, Check.SOURCE, Check.LICENCE)
    ):
        return _("It cannot be told whether this copy is in order")
    if requests:
        return ngettext(
            "The licence is kept; %(number)d request of ours is open",
            "The licence is kept; %(number)d requests of ours are open",
            requests,
        ) % {"number": requests}
    if _number(findings, Grade.CONDITION, Verdict.CANNOT_BE_TOLD):
        return _("Nothing is wrong that a program can see; a person should look")
    return _("Everything is in order")


def _number(findings, grade: Grade, verdict: Verdict) -> int:
    return sum(finding.grade == grade and finding.verdict == verdict for finding in findings)
