"""Where Markdown may lead: the schemes of its links, and the pictures of the portal."""

LINK_SCHEMES = ("http", "https", "mailto", "tel")

PICTURE_ADDRESS = r"\A/images/(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]*\Z"
"""A file below content/images/, as a pattern."""
