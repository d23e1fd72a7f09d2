# Make room for a release. $1: the release whose files it may share, or nothing.
# Standard input: the paths of that release that the new one doesn't have, or has otherwise.
rm -rf incoming
mkdir -p incoming/gone
if [ -n "$1" ]; then
  cp -R -l "releases/$1/site" incoming/
  if [ -d "releases/$1/snapshot" ]; then
    cp -R -l "releases/$1/snapshot" incoming/
  fi
  (cd incoming && tr '\n' '\0' | xargs -0 rm -f)
fi
mkdir -p incoming/site incoming/snapshot
