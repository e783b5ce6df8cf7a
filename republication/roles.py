"""Who may do what to those who take our work."""

from commons import roles


def grant(apps) -> None:
    """Editors keep outlets, keys, reuses, letters and webhooks.

    Nobody deletes a key, which is revoked and stays, nor a letter: it says who was told what; a
    delivery goes with its webhook.
    """
    for role in (roles.EDITOR, roles.ADMINISTRATOR):
        roles.grant(apps, role, "republication", "republisher", roles.CHANGE + roles.DELETE)
        roles.grant(apps, role, "republication", "apikey", roles.CHANGE)
        roles.grant(apps, role, "republication", "reuse", roles.CHANGE + roles.DELETE)
        roles.grant(apps, role, "republication", "webmention", ("view", "change"))
        roles.grant(apps, role, "republication", "verification", ("view",))
        roles.grant(apps, role, "republication", "cure", ("view", "change"))
        roles.grant(apps, role, "republication", "letter", ("view", "change"))
        roles.grant(apps, role, "republication", "endpoint", roles.CHANGE + roles.DELETE)
        roles.grant(apps, role, "republication", "delivery", ("view", "change"))
    roles.grant(apps, roles.ADMINISTRATOR, "republication", "republicationsettings", ("change",))
