"""A tree that html5lib can parse into, with only what its rules ask of a tree.

They ask for names, attributes, parents and children; nobody reads the texts and comments of it.
"""

from __future__ import annotations

from typing import Any

from html5lib.constants import namespaces
from html5lib.treebuilders.base import Node, TreeBuilder


class BareNode(Node):
    """An element, a comment or the document itself."""

    def __init__(self, name: str = "", namespace: str | None = None, *_ids: str | None) -> None:
        self.name = name
        self.namespace = namespace
        self.nameTuple = (namespace or namespaces["html"], name)
        self.attributes: dict[Any, str] = {}
        self.parent: BareNode | None = None
        self.childNodes: list[BareNode] = []
        self._has_text = False

    def appendChild(self, node: BareNode) -> None:  # noqa: N802 # html5lib's names
        """Put a node last."""
        self.childNodes.append(node)
        node.parent = self

    def insertBefore(self, node: BareNode, refNode: BareNode) -> None:  # noqa: N802, N803
        """Put a node before another. Raises ValueError where that isn't a child."""
        self.childNodes.insert(self.childNodes.index(refNode), node)
        node.parent = self

    def removeChild(self, node: BareNode) -> None:  # noqa: N802
        """Take a node out. Raises ValueError where it isn't a child."""
        self.childNodes.remove(node)
        node.parent = None

    def insertText(self, _data: str, _before: BareNode | None = None) -> None:  # noqa: N802
        """Note that there is a text."""
        self._has_text = True

    def cloneNode(self) -> Any:  # noqa: N802 # the stubs say None
        """Return a node with the same name and attributes and nothing in it."""
        clone = BareNode(self.name, self.namespace)
        clone.attributes = dict(self.attributes)
        return clone

    def hasContent(self) -> Any:  # noqa: N802 # the stubs say None
        """Tell whether anything is in it."""
        return self._has_text or bool(self.childNodes)


class BareTree(TreeBuilder):
    """html5lib's rules for building a tree, with bare nodes."""

    documentClass = elementClass = commentClass = doctypeClass = fragmentClass = BareNode  # noqa: N815
