"""Words of the calendar in English and Spanish, without capitals and accents."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january|jan|enero|ene",
            "february|feb|febrero",
            "march|mar|marzo",
            "april|apr|abril|abr",
            "may|mayo",
            "june|jun|junio",
            "july|jul|julio",
            "august|aug|agosto|ago",
            "september|sept|sep|septiembre|setiembre",
            "october|oct|octubre",
            "november|nov|noviembre",
            "december|dec|diciembre|dic",
        ),
        start=1,
    )
    for name in names.split("|")
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday|lunes",
            "tuesday|martes",
            "wednesday|miercoles",
            "thursday|jueves",
            "friday|viernes",
            "saturday|sabado",
            "sunday|domingo",
        )
    )
    for name in names.split("|")
}
COUNTS = {
    name: number
    for number, names in enumerate(
        (
            "a|an|one|un|una",
            "two|dos",
            "three|tres",
            "four|cuatro",
            "five|cinco",
            "six|seis",
            "seven|siete",
            "eight|ocho",
            "nine|nueve",
            "ten|diez",
            "eleven|once",
            "twelve|doce",
        ),
        start=1,
    )
    for name in names.split("|")
}


def alternatives(words) -> str:
    """Any of these, the longest first, as part of a regular expression."""
    return "|".join(sorted(words, key=len, reverse=True))
