"""Django's admin classes with their type arguments, which exist in its stubs only."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    StackedInline = admin.StackedInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    ModelAdmin, StackedInline = admin.ModelAdmin, admin.StackedInline
    ModelForm, InlineFormSet = forms.ModelForm, BaseInlineFormSet
