"""Outlets' programs are told of changes (Standard Webhooks, https://www.standardwebhooks.com/).

``outbox`` writes deliveries in the transaction of a change, ``delivering`` sends what is due,
``endpoints`` holds what may be done with a subscription, ``signing`` and ``messages`` what is sent,
``notices`` the mail about trouble, ``keeping`` how long what is kept.
"""
