"""What passed its checks goes to a folder or to a host over ssh; see docs/deploying.md.

address.py     TARGET, taken apart
host.py        runs the small sh scripts of host_scripts/ there; the same for a folder and for ssh
release.py     release.json: what a release was made from
passed.py      the site that passed, with what belongs beside it; refuses any other
refusals.py    why a release may not go live: older, invented, another city's
upload.py      one archive: what the live release doesn't have yet, with a digest for every file
state.py       what is at the target
gone.py        the list of withdrawn addresses, and its marks that nginx looks up
scrub.py       takes withdrawn content out of kept releases
publish.py     the order of it all
command.py     `deploy`; rollback.py, fetch.py, nginx.py: the commands beside it

The host needs no Python: only sh and the usual small programs. Everything is uploaded and
verified beside the live release; one rename makes it live.
"""
