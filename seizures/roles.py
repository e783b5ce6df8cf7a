"""Who may do what to the record."""

from commons import roles


def grant(apps) -> None:
    """Authors and editors draft records; database editors publish, merge and retract them."""
    for role in (roles.AUTHOR, roles.EDITOR):
        roles.grant(apps, role, "seizures", "seizure", roles.CHANGE)
    for role in (roles.DATABASE_EDITOR, roles.ADMINISTRATOR):
        roles.grant(apps, role, "seizures", "snapshot", ("view", "add"))
        roles.grant(apps, role, "seizures", "seizure", roles.CHANGE + roles.PUBLISH + roles.DELETE)
