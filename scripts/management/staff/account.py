from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property


class Staff(models.Model):
    """What an account is for: one role, and for an organization's staff which organizations.

    A role is a row here, not a set of Django's permissions: what it may see depends on rows,
    which permissions can't say, and nobody can tick their way to more.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="账号", related_name="staff"
    )
    role = models.CharField("角色", max_length=30)
    organizations: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        "records.Organization", verbose_name="所属组织", related_name="staff", blank=True
    )
    must_change = models.BooleanField("要先改密码", default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "账号"
        ordering = ("user__username",)

    def __str__(self) -> str:
        return str(self.user.get_username())

    @cached_property
    def organization_ids(self) -> frozenset[str]:
        """Return the identifiers of the organizations, read once in each request."""
        return frozenset(self.organizations.values_list("pk", flat=True))
