"""Accounts in the admin: a name, a role, its organizations; never a matrix of permissions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path

from scripts.management.admin.typed import ModelForm
from scripts.management.staff import accounts
from scripts.management.staff.account import Staff
from scripts.management.staff.grants import Role
from scripts.management.staff.roles import may
from scripts.management.staff.rows import RoleAdmin


class AccountForm(ModelForm):
    """One account. Superusers aren't made here, nor roles above the maker's own."""

    username = forms.CharField(
        label="账号", max_length=150, validators=[User.username_validator],
        help_text="登录时输入的名字，只用字母、数字和 @ . + - _；以后不能再改。",
    )  # fmt: skip
    first_name = forms.CharField(
        label="姓名或岗位", max_length=150, required=False, help_text="只在这里显示。"
    )
    role = forms.ChoiceField(label="角色")
    is_active = forms.BooleanField(
        label="可以登录", required=False, initial=True, help_text="取消勾选，马上不能再用。"
    )

    roles: tuple[Role, ...] = ()

    class Meta:
        model = Staff
        fields = ("role", "organizations")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in self.roles]  # type: ignore[attr-defined]  # a choice field, as made above
        if self.instance.pk:
            user = self.instance.user
            self.fields.pop("username")
            self.initial.update(first_name=user.first_name, is_active=user.is_active)

    def clean_username(self) -> str:
        """Refuse a name that is taken, however it is written."""
        name = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError("已经有这个账号，请换一个名字")
        return name

    def clean(self) -> dict[str, Any]:
        """Hold role and organizations together."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if "role" in found and "organizations" in found:
            try:
                accounts.check_fit(Role(found["role"]), found["organizations"])
            except ValidationError as error:
                self.add_error("organizations", error)
        return found


@admin.register(Staff)
class StaffAdmin(RoleAdmin):
    """账号."""

    form = AccountForm
    list_display = ("name", "full_name", "role_name", "active")
    list_select_related = ("user",)
    search_fields = ("user__username", "user__first_name")
    autocomplete_fields = ("organizations",)
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out superusers; and the city office's own accounts for who isn't one."""
        rows = super().get_queryset(request).exclude(user__is_superuser=True)
        return rows.filter(role__in=_roles_below(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let nobody touch a superuser, an equal or themselves."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or _is_below(request, obj))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show what may be changed."""
        allowed = super().has_view_permission(request, obj)
        return allowed and (obj is None or _is_below(request, obj))

    def has_delete_permission(self, *_args: Any, **_more: Any) -> bool:
        """Keep accounts for the history's sake; they are switched off."""
        return False

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Offer the roles that this account may give."""
        form: Any = super().get_form(request, *args, **kwargs)
        form.roles = _roles_below(request)
        return form

    def get_fieldsets(self, _request: HttpRequest, obj: Any = None) -> Any:
        """Ask for the account's name once."""
        first = () if obj else ("username",)
        return [(None, {"fields": (*first, "first_name", "role", "organizations", "is_active")})]

    def save_form(self, _request: HttpRequest, form: Any, change: Any) -> Any:  # noqa: ARG002 - Django passes it by name
        """Wait with saving until all is known."""
        return form.instance

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Make the account, or change what it is for."""
        given = form.cleaned_data
        role = Role(given["role"])
        if role not in _roles_below(request) or not may(request.user, "change", Staff):
            raise PermissionDenied
        ids = [organization.pk for organization in given["organizations"]]
        if not change:
            obj.password = accounts.create(given["username"], role, ids, given["first_name"])
            made = Staff.objects.get(user__username=given["username"])
            obj.pk, obj.user, obj.role = made.pk, made.user, role
            return
        held = Staff.objects.get(pk=obj.pk)  # the form has put the new role into `obj`
        held.user.first_name = given["first_name"]
        accounts.update(held, role, ids, active=given["is_active"])

    def save_related(self, *_args: Any) -> None:
        """Nothing is left: organizations were saved with the account."""

    def log_addition(self, *_args: Any) -> Any:
        """Leave Django's own log out."""

    def log_change(self, *_args: Any) -> Any:
        """Leave Django's own log out."""

    def response_add(self, request: HttpRequest, obj: Any, *_args: Any) -> Any:
        """Say the first password, once."""
        return self._said(request, obj.user.username, obj.password, "已建立账号")

    def get_urls(self) -> list[Any]:
        """Add the page that gives a new password."""
        view = self.admin_site.admin_view(self.password_view)
        return [
            path("<int:key>/password/", view, name="records_staff_password"),
            *super().get_urls(),
        ]

    def password_view(self, request: HttpRequest, key: int) -> Any:
        """Ask, then give an account a new password and say it, once."""
        staff = self.get_object(request, str(key))
        if staff is None:
            return self.missing(request, str(key))
        if not self.has_change_permission(request, staff):
            raise PermissionDenied
        if request.method == "POST":
            password = accounts.renew_password(staff.user)
            return self._said(request, staff.user.username, password, "已换密码")
        return self._said(request, staff.user.username, "", "换一个密码")

    def _said(self, request: HttpRequest, name: str, password: str, title: str) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title, "opts": self.opts, "name": name, "password": password,
        }  # fmt: skip
        return TemplateResponse(request, "records/password.html", context)

    @admin.display(description="账号", ordering="user__username")
    def name(self, row: Any) -> str:
        """Name the account."""
        return str(row.user.username)

    @admin.display(description="姓名或岗位")
    def full_name(self, row: Any) -> str:
        """Say whose it is."""
        return str(row.user.first_name)

    @admin.display(description="角色", ordering="role")
    def role_name(self, row: Any) -> str:
        """Name the role."""
        return Role(row.role).label

    @admin.display(description="可以登录", boolean=True)
    def active(self, row: Any) -> bool:
        """Say whether it is on."""
        return bool(row.user.is_active)


def _roles_below(request: HttpRequest) -> tuple[Role, ...]:
    """Return the roles that an account gives and takes: the office's own, only a superuser."""
    is_superuser = bool(getattr(request.user, "is_superuser", False))
    return tuple(role for role in Role if is_superuser or role is not Role.CITY_OFFICE)


def _is_below(request: HttpRequest, staff: Staff) -> bool:
    return not staff.user.is_superuser and staff.role in _roles_below(request)
