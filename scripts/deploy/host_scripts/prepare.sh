# Make room for a release. $1: the release whose files it may share, or nothing.
# Standard input: the paths of that release that the new one doesn't have, or has otherwise.
rm -rf incoming
mkdir -p incoming/site incoming/gone
if [ -n "$1" ]; then
  rmdir incoming/site
  cp -R -l "releases/$1/site" incoming/site
  (cd incoming/site && tr '\n' '\0' | xargs -0 rm -f)
fi
