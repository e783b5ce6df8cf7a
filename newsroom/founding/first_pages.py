"""What a new installation starts with: a site, a front page a language, and the workflows."""

from urllib.parse import urlsplit

from django.conf import settings

from commons import roles

LANGUAGES = (("en", "home", "Front page"), ("es", "home-es", "Portada"))


def create_front_pages(apps) -> None:
    """Replace Wagtail's welcome page by the newsroom's front pages, and make the site.

    Works with a migration's historical models, so the tree's paths are written out here.
    """
    page_model = apps.get_model("wagtailcore", "Page")
    front_model = apps.get_model("newsroom", "FrontPage")
    locale_model = apps.get_model("wagtailcore", "Locale")
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="newsroom", model="frontpage"
    )
    root = page_model.objects.get(depth=1)
    page_model.objects.filter(depth=2, url_path="/home/").delete()
    key = None
    first = None
    for number, (language, slug, title) in enumerate(LANGUAGES, start=1):
        locale, _created = locale_model.objects.get_or_create(language_code=language)
        front = front_model(
            title=title,
            draft_title=title,
            slug=slug,
            content_type=content_type,
            locale=locale,
            path=f"{root.path}{number:04d}",
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            live=True,
        )
        if key:
            front.translation_key = key
        front.save()
        key, first = front.translation_key, first or front
    page_model.objects.filter(pk=root.pk).update(numchild=len(LANGUAGES))
    site_model = apps.get_model("wagtailcore", "Site")
    site_model.objects.all().delete()
    address = urlsplit(settings.BASE_URL)
    site_model.objects.create(
        hostname=address.hostname,
        port=address.port or (443 if address.scheme == "https" else 80),
        root_page_id=first.pk,
        is_default_site=True,
    )


def create_workflows(apps) -> None:
    """An editor approves an author's article; a database editor approves a record."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    task_type, _created = content_types.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    workflow_model = apps.get_model("wagtailcore", "Workflow")
    workflow_model.objects.all().delete()
    apps.get_model("wagtailcore", "Task").objects.all().delete()
    workflows = {}
    for name, role in (
        ("Editor approves", roles.EDITOR),
        ("Database editor approves", roles.DATABASE_EDITOR),
    ):
        task = apps.get_model("wagtailcore", "GroupApprovalTask").objects.create(
            name=name, content_type=task_type
        )
        task.groups.set(apps.get_model("auth", "Group").objects.filter(name=role))
        workflow = workflow_model.objects.create(name=name)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=0
        )
        workflows[role] = workflow
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(
        workflow=workflows[roles.EDITOR],
        page=apps.get_model("wagtailcore", "Page").objects.get(depth=1),
    )
    seizure_type, _created = content_types.get_or_create(app_label="seizures", model="seizure")
    apps.get_model("wagtailcore", "WorkflowContentType").objects.create(
        workflow=workflows[roles.DATABASE_EDITOR], content_type=seizure_type
    )
