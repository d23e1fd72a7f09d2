"""The view-models themselves; everybody imports them from plugins.pages.views."""
