"""Who may do what to those who take our work."""

from commons import roles


def grant(apps) -> None:
    """Editors keep outlets and give keys; nobody deletes a key, which is revoked and stays."""
    for role in (roles.EDITOR, roles.ADMINISTRATOR):
        roles.grant(apps, role, "republication", "republisher", roles.CHANGE + roles.DELETE)
        roles.grant(apps, role, "republication", "apikey", roles.CHANGE)
