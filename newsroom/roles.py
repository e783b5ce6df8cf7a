"""Who may do what to pages, images, documents and the newsroom's own words."""

from commons import roles

PAGE_PERMISSIONS = {
    roles.AUTHOR: ("add",),
    roles.EDITOR: ("add", "change", "publish", "lock", "unlock"),
    roles.DATABASE_EDITOR: ("add",),
    roles.ADMINISTRATOR: ("add", "change", "publish", "lock", "unlock", "bulk_delete_page"),
}


def grant(apps) -> None:
    """Authors write and submit; editors publish; administrators also keep people and settings.

    Page permissions stand on the root of the tree, one row a role and action: the page explorer
    slows with every row.
    """
    for role in roles.ALL:
        roles.grant(apps, role, "wagtailadmin", "admin", ("access_admin",))
        _grant_on_tree(apps, role)
        _grant_on_files(apps, role)
    for role in (roles.EDITOR, roles.ADMINISTRATOR):
        for model in ("author", "series", "criminalgroup"):
            roles.grant(apps, role, "newsroom", model, roles.CHANGE + roles.DELETE)
        roles.grant(apps, role, "simple_translation", "simpletranslation", ("submit_translation",))
    administrator = roles.ADMINISTRATOR
    roles.grant(apps, administrator, "newsroom", "newsroomsettings", ("change",))
    roles.grant(apps, administrator, "newsroom", "editorialsettings", ("change",))
    roles.grant(apps, administrator, "commons", "user", roles.CHANGE + roles.DELETE)
    roles.grant(apps, administrator, "auth", "group", roles.CHANGE + roles.DELETE)
    roles.grant(apps, administrator, "wagtailredirects", "redirect", roles.CHANGE + roles.DELETE)
    roles.grant(apps, administrator, "wagtailcore", "workflow", roles.CHANGE + roles.DELETE)
    roles.grant(apps, administrator, "wagtailcore", "locale", roles.CHANGE + roles.DELETE)


def _grant_on_tree(apps, role: str) -> None:
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    group = apps.get_model("auth", "Group").objects.get(name=role)
    for action in PAGE_PERMISSIONS[role]:
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=group,
            page=root,
            permission=roles.permission(apps, "wagtailcore", "page", action),
        )


def _grant_on_files(apps, role: str) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    group = apps.get_model("auth", "Group").objects.get(name=role)
    for app_label, model, choose in (
        # Wagtail asks for the permissions of its own image model, whichever model is in use.
        ("wagtailimages", "image", "choose_image"),
        ("wagtaildocs", "document", "choose_document"),
    ):
        for action in ("add", "change", choose):
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group,
                collection=root,
                permission=roles.permission(apps, app_label, model, action),
            )
