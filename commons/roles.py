"""The four roles of the house, as groups. Each room grants them what it knows of.

Migrations call :func:`grant` with their historical registry, tests with the real one.
"""

AUTHOR = "Author"
EDITOR = "Editor"
DATABASE_EDITOR = "Database editor"
ADMINISTRATOR = "Administrator"
ALL = (AUTHOR, EDITOR, DATABASE_EDITOR, ADMINISTRATOR)

CHANGE = ("view", "add", "change")
PUBLISH = ("publish", "lock", "unlock")
DELETE = ("delete",)


def create(apps) -> None:
    """Create the groups, and drop the two that Wagtail comes with: they overlap with ours."""
    group_model = apps.get_model("auth", "Group")
    group_model.objects.filter(name__in=["Moderators", "Editors"]).delete()
    for name in ALL:
        group_model.objects.get_or_create(name=name)


def permission(apps, app_label: str, model: str, action: str):
    """The permission ``<action>_<model>``, made when no migration signal has made it yet.

    An action that already has an underscore (``choose_image``) is the whole codename.
    """
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=action if "_" in action else f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )
    return found


def grant(apps, role: str, app_label: str, model: str, actions) -> None:
    """Let a role do ``actions`` to a kind of object."""
    group = apps.get_model("auth", "Group").objects.get(name=role)
    group.permissions.add(*(permission(apps, app_label, model, action) for action in actions))
