"""The Content-Security-Policy of each page: only what comes from the site, nothing inline."""

_SHARED = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'{more}; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
POLICY = _SHARED.format(more="")
SEARCH_POLICY = _SHARED.format(more=" 'wasm-unsafe-eval'")
"""Of the search page alone: what reads its index is WebAssembly. JavaScript gains nothing by it."""
SEARCH_PAGE = ("/search/", "/search/index.html")


def policy(path: str) -> str:
    """Return the policy that goes with the answer to an address, its query left out."""
    return SEARCH_POLICY if path in SEARCH_PAGE else POLICY
