"""Pelican plugins of the portal, one package each; named as `plugins.NAME` in pelicanconf.py."""
