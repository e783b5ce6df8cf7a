"""Keeping translations in step: what happens to an original asks something of each of them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from newsroom.models import Article, Correction, PublishedVersion, TranslationTask
from newsroom.models.translated import Reason

# Which reason outweighs which, when more happens while a task is open.
_WEIGHT = {Reason.CHANGED: 0, Reason.CORRECTED: 1, Reason.WITHDRAWN: 2}


@transaction.atomic
def ask_of_translations(
    *,
    original: Article,
    reason: str,
    since: PublishedVersion | None,
    corrections: Iterable[Correction] = (),
) -> list[TranslationTask]:
    """Open a task for each translation, live or draft; one that is open already is extended.

    ``since`` is the version of the original before what happened. An open task keeps its own: it
    is the one that the translation was last in step with.
    """
    tasks = []
    for translation in Article.objects.filter(translation_source=original).defer("body"):
        task, _made = TranslationTask.objects.select_for_update().get_or_create(
            translation=translation,
            done_at=None,
            defaults={"original": original, "reason": reason, "since": since},
        )
        task.reason = max(task.reason, reason, key=lambda each: _WEIGHT[Reason(each)])
        for correction in corrections:
            if str(correction.key) not in task.corrections:
                task.corrections.append(str(correction.key))
                task.corrected_at = max(filter(None, (task.corrected_at, correction.date)))
        task.save()
        tasks.append(task)
    return tasks


@transaction.atomic
def bring_in_step(*, translation: Article, user) -> bool:
    """Say that a translation is in step with its original again. Whether it had been behind."""
    done = TranslationTask.objects.open().filter(translation=translation)
    return bool(done.update(done_at=timezone.now(), done_by=user))
