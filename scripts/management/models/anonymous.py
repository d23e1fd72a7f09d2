"""Tables of records in which nobody may be recognized: their forms refuse what would do so."""

from collections import defaultdict

import msgspec
from django.conf import settings
from django.core.exceptions import ValidationError

from scripts.management.models.base import RecordModel
from scripts.management.plain import plain
from scripts.rules.anonymity import gives_away


class AnonymousModel(RecordModel):
    """A record type's table, drafts included: what may not be published is not kept either."""

    class Meta(RecordModel.Meta):
        abstract = True

    def clean(self) -> None:
        """Refuse names, numbers, addresses and groups that are too small."""
        super().clean()
        values = plain(self)
        if self.is_draft:
            values["status"] = self.PUBLISHED
        try:
            record = msgspec.convert(values, self.RECORD)
        except msgspec.ValidationError:
            return  # each field says itself what is wrong with it
        wrong: dict[str, list[str]] = defaultdict(list)
        for fault in gives_away(record, settings.CITY):
            wrong[fault.place.partition("[")[0]].append(fault.expected)
        if wrong:
            raise ValidationError(dict(wrong))
