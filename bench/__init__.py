"""How fast Waybill is with 1,000 and with 100,000 articles: ``make bench``.

``corpus`` invents the texts, ``filling`` puts them into a database, ``rows`` says what is
measured, ``serving`` and ``measuring`` do it, ``report`` writes it down. Everything it makes is
kept in ``var/bench``.
"""
