"""Who may read what readers write."""

from commons import roles


def grant(apps) -> None:
    """Editors and database editors answer readers; only administrators delete a message, and say
    how long messages are kept and whom tips are sealed for."""
    for role in (roles.EDITOR, roles.DATABASE_EDITOR):
        roles.grant(apps, role, "feedback", "message", ("view", "change"))
    roles.grant(apps, roles.ADMINISTRATOR, "feedback", "message", ("view", "change", "delete"))
    roles.grant(apps, roles.ADMINISTRATOR, "feedback", "feedbacksettings", ("change",))
