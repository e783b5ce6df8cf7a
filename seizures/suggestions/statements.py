"""Statements of a seizure: which sentence tells of one, and of how much of what.

A sentence tells of a seizure when a word of taking (:mod:`.triggers`) stands with a substance and
its quantity, or, where no quantity is given, with where it lay. What is denied, hoped, possible or
usual tells of none, and neither does an amount that something “can carry”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from seizures import quantities, substance_words
from seizures.quantities import QuantityError
from seizures.substance_words import NamedSubstance
from seizures.suggestions import amounts, triggers
from seizures.suggestions.amounts import Amount
from seizures.suggestions.finds import FoundLine, Span
from seizures.vocabularies import Form, Substance

_OF = re.compile(r"^(?:(?: shipment| load| haul| stash| cargo| consignment)? (?:of|de)\b)?")
_GAP_WORDS = re.compile(r"^(?: [\w’'-]+){0,6} $")
_SHORT_GAP = re.compile(r"^(?: [\w’'-]+){0,3} $")
_WEIGHING = re.compile(
    r"^(?: (?:shipment|haul|load|stash|consignment|seizure|cargo|bust|"
    r"powder))?,? ?\(?(?:(?:with a |"
    r"a )?(?:total |gross |combined )?(?:weight of |weighing (?:in at )?|totall?ing |amounting to |"
    r"con un peso (?:(?:total|aproximado|bruto|neto) )?de |que (?:peso|pesaba|pesaron|sumo|"
    r"sumaron) |"
    r"por un total de |of |de )?| (?:(?:have|had|has) )?(?:reached|totall?ed|rose to|fell to|"
    r"amounted to|hit|came to|stood at|exceeded|topped|were|llegaron a(?: las)?|sumaron|sumo|"
    r"alcanzaron(?: las)?|ascendieron a(?: las)?|totalizaron|superaron(?: las)?|"
    r"fueron de) )$"
)
_OF_SOMETHING = re.compile(r"^ (?:of|de) ")
_JOINED = re.compile(r"^,? (?:and|y|e) (?:of |de )?$")
# What follows is counted in the amount before it already.
_PART_OF_IT = re.compile(
    r"(?:of which|of them|including|among them|de l[ao]s cuales|incluid[oa]s?|incluyendo|"
    r"entre ell[ao]s)(?: \w+){0,2} $"
)
_BETWEEN_CLAUSES = re.compile(
    r"; |, (?:and|while|but|whereas|followed by|y|mientras(?: que)?|pero|luego|ademas) | and | y "
)
_MANY = re.compile(r"(?<!\w)(?:most|many|much|all|half|la mayoria|muchos|gran parte|mitad)(?!\w)|%")
_VERBLESS = re.compile(
    r"seizures?|interceptions?|confiscations?|interdictions?|hauls?|busts?|discovery|hallazgos?|"
    r"(?:incautacion|intercepcion|confiscacion|aprehension)(?:es)?|decomisos?|alijos?"
)
_DEFINITE = re.compile(r"(?<!\w)(?:the|this|that|la|esa|esta|dicha) $")
_SUPERLATIVE = re.compile(
    r"(?:largest|biggest|first|highest|most|mayor|primera?|record|greatest)\b[^,.;]{0,50}$"
)


@dataclass(frozen=True)
class Statement:
    """One seizure told in a stretch of a sentence; every span counts from the sentence's start."""

    span: Span
    trigger: Span
    lines: tuple[FoundLine, ...]
    is_definite: bool = False


def find(text: str) -> list[Statement]:
    """The seizures that a sentence tells of; mostly none, seldom two."""
    folded = substance_words.fold_in_place(text)
    if folded.rstrip('”"»)').endswith("?"):
        return []
    sentence = _Sentence(text, folded, _with_same_again(amounts.find(text), text), _named(text))
    told = [sentence.told_in(span) for span in sentence.clauses()]
    found = [statement for statement in told if statement]
    if not found and len(told) > 1:
        whole = sentence.told_in((0, len(text)))
        return [whole] if whole else []
    return found


def _named(text: str) -> list[NamedSubstance]:
    folded = substance_words.fold_in_place(text)
    named = substance_words.find(text)
    unnamed = [
        NamedSubstance(match.span(), str(Substance.OTHER), "")
        for match in triggers.UNNAMED_RE.finditer(folded)
        if not any(match.start() < n.span[1] and match.end() > n.span[0] for n in named)
    ]
    return sorted([*named, *unnamed])


def _with_same_again(found: list[Amount], text: str) -> list[Amount]:
    """“300 kilograms (661 pounds)” is one amount, said twice."""
    kept: list[Amount] = []
    for amount in found:
        before = kept[-1] if kept else None
        between = text[before.span[1] : amount.span[0]] if before else ""
        if before and between == " (" and text[amount.span[1] : amount.span[1] + 1] == ")":
            kept[-1] = _said_twice(before, (before.span[0], amount.span[1] + 1), text)
        else:
            kept.append(amount)
    return kept


def _said_twice(amount: Amount, span: Span, text: str) -> Amount:
    if amount.reading or amount.quantity is None:
        return replace(amount, span=span)
    words = text[slice(*span)]
    try:
        return replace(amount, span=span, words=words, quantity=quantities.parse(words))
    except QuantityError:
        return replace(amount, span=span)


@dataclass(frozen=True)
class _Sentence:
    text: str
    folded: str
    amounts: list[Amount]
    named: list[NamedSubstance]

    def clauses(self) -> list[Span]:
        """Where a sentence tells of two seizures, the stretch of each; else the whole."""
        edges = [0]
        for between in _BETWEEN_CLAUSES.finditer(self.folded):
            left, right = (edges[-1], between.start()), (between.end(), len(self.text))
            if self._tells(left) and self._tells(right):
                edges.append(between.start())
        return [
            (start, end) for start, end in zip(edges, [*edges[1:], len(self.text)], strict=True)
        ]

    def _tells(self, span: Span) -> bool:
        has_trigger = any(
            pattern.search(self.folded, *span) for pattern in (triggers.STRONG_RE, triggers.WEAK_RE)
        )
        return (
            has_trigger
            and any(_within(amount.span, span) for amount in self.amounts)
            and any(_within(named.span, span) for named in self.named)
        )

    def told_in(self, span: Span) -> Statement | None:
        part = self.folded[slice(*span)]
        if triggers.NEVER_RE.search(part) or not self.named:
            return None
        lines = list(self._lines(span))
        strong = list(triggers.STRONG_RE.finditer(self.folded, *span))
        weak = list(triggers.WEAK_RE.finditer(self.folded, *span))
        in_court = triggers.COURT_RE.search(part)
        if not strong and in_court:
            return None
        known = [line for line in lines if line.as_written or line.vague]
        for trigger in [*strong, *weak, *self._stopped(span, known or lines)]:
            bound = [line for line in known if self._is_bound(trigger.span(), line)]
            if bound:
                return Statement(span, trigger.span(), tuple(bound))
        if known or in_court or _MANY.search(part) or triggers.CUMULATIVE_RE.search(part):
            return None
        return self._of_unknown_quantity(span, lines, [*strong, *weak])

    def _of_unknown_quantity(self, span, lines, verbs) -> Statement | None:
        """Told as something that happened, with where it lay or how it was hidden."""
        part = self.folded[slice(*span)]
        if not (triggers.HIDDEN_RE.search(part) or triggers.HOLDERS_RE.search(part)):
            return None
        lines = [line for line in lines if line.substance != Substance.OTHER]
        doing = [verb for verb in verbs if not _VERBLESS.fullmatch(verb.group(0))]
        for trigger in [*doing, *self._stopped(span, lines)]:
            for line in lines:
                if self._is_bound(trigger.span(), line):
                    is_definite = bool(_DEFINITE.search(self.folded, 0, line.spans[-1][0]))
                    return Statement(span, trigger.span(), (line,), is_definite)
        return None

    def _stopped(self, span: Span, lines) -> Iterator[re.Match[str]]:
        """Somebody was stopped, and carrying is said between that and the substance."""
        for trigger in triggers.STOPPED_RE.finditer(self.folded, *span):
            for line in lines:
                start = line.spans[0][0]
                if start > trigger.end() and triggers.CARRYING_RE.search(
                    self.folded, trigger.end(), start
                ):
                    yield trigger
                    break

    def _is_bound(self, trigger: Span, line: FoundLine) -> bool:
        """Nothing between the word of taking and the amount says that it was something else."""
        start, end = line.spans[0][0], line.spans[-1][1]
        between = (trigger[1], start) if trigger[0] < start else (end, trigger[0])
        return not triggers.UNBINDS_RE.search(self.folded[slice(*between)])

    def _lines(self, span: Span) -> Iterator[FoundLine]:
        within = [named for named in self.named if _within(named.span, span)]
        taken: set[Span] = set()
        for place, named in enumerate(within):
            amount = self._amount_of(named, span)
            if amount is None:
                amount = self._counted(named)
            if amount is None and not self._is_attributive(named):
                earlier = within[place - 1] if place else None
                if not (earlier and _JOINED.match(self.folded[earlier.span[1] : named.span[0]])):
                    yield FoundLine(named.substance, named.form, spans=(named.span,))
            elif taken and amount and _PART_OF_IT.search(self.folded, 0, amount.span[0]):
                continue
            elif amount is not None and amount.span not in taken:
                taken.add(amount.span)
                yield self._line(named, amount, within[place + 1 :])

    def _line(self, named: NamedSubstance, amount: Amount, following) -> FoundLine:
        substance, form, end = named.substance, named.form, named.span[1]
        if following and _JOINED.match(self.folded[end : following[0].span[0]]):
            # One quantity of two substances is never split, and is neither of the two.
            substance, form, end = str(Substance.OTHER), "", following[0].span[1]
        spans = tuple(sorted({amount.span, (named.span[0], end)}))
        if amount.quantity is None:
            return FoundLine(substance, form, vague=amount.words, spans=spans)
        return FoundLine(
            substance, form, amount.words, amount.reading, quantity=amount.quantity, spans=spans
        )

    def _amount_of(self, named: NamedSubstance, span: Span) -> Amount | None:
        before = [each for each in self.amounts if self._stands_before(each, named)]
        if before:
            return next((each for each in reversed(before) if each.is_mass), before[-1])
        behind = [
            each
            for each in self.amounts
            if _within(each.span, span)
            and each.span[0] >= named.span[1]
            and _WEIGHING.match(self.folded[named.span[1] : each.span[0]])
            and not _OF_SOMETHING.match(self.folded[each.span[1] :])
        ]
        return behind[0] if behind else None

    def _stands_before(self, amount: Amount, named: NamedSubstance) -> bool:
        if amount.span[0] < named.span[0] < amount.span[1] <= named.span[1]:
            return True  # “500 pastillas | de éxtasis”
        if amount.span[0] == named.span[0] or amount.span[1] > named.span[0]:
            return False
        gap = self.folded[amount.span[1] : named.span[0]]
        if any(amount.span[1] <= other.span[0] < named.span[0] for other in self.named):
            return False
        if triggers.STRONG_RE.search(gap) or triggers.UNBINDS_RE.search(gap):
            return False
        shape = _GAP_WORDS if _OF.match(gap).end() else _SHORT_GAP
        return bool(shape.match(gap))

    def _counted(self, named: NamedSubstance) -> Amount | None:
        """“10,000 fentanyl pills”, “300 plantas”: a number right before tablets or plants."""
        unit = {str(Form.TABLET): "tablet", str(Form.PLANT): "plant"}.get(named.form)
        start, end = named.span
        if not unit or self.folded[max(0, start - 1) : start] != " ":
            return None
        number = amounts.counted(self.text, self.folded, start - 1)
        if number is None:
            return None
        reading = f"{number[1]} {unit}s"
        words = self.text[number[0] : end]
        return Amount((number[0], end), words, unit, quantities.parse_plain(reading), reading)

    def _is_attributive(self, named: NamedSubstance) -> bool:
        return bool(
            triggers.ATTRIBUTIVE_RE.match(self.folded, named.span[1])
            or triggers.ATTRIBUTIVE_BEFORE_RE.search(self.folded, 0, named.span[0])
        )


def is_cumulative(part: str, spans_named: list[tuple[str, Span]]) -> bool:
    """Whether words tell of a sum over a period, rather than of one consignment.

    ``spans_named``: the periods that the same words name, as EDTF with their place.
    """
    periods = [
        (edtf, span) for edtf, span in spans_named if not _SUPERLATIVE.search(part, 0, span[0])
    ]
    if any("/" in edtf for edtf, _span in periods) or triggers.CUMULATIVE_RE.search(part):
        return True
    return bool(periods) and not triggers.ONCE_RE.search(part)


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
