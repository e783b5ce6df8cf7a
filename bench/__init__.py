"""How fast Waybill is with many articles and with many records: ``make bench``.

``corpus`` invents the texts, ``filling`` puts them into a database, ``records`` does both for the
record, ``rows`` says what is measured, ``serving`` and ``measuring`` do it, ``report`` writes it
down. Everything it makes is kept in ``var/bench``.
"""
