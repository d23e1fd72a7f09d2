# Take files out of a kept release, $1. Standard input: their paths, one a line.
# What the release $2 has at the same path takes their place.
rm -f "releases/$1/SHA256SUMS"
rm -rf "releases/$1/snapshot"
while IFS= read -r path; do
  for name in "$path" "$path.gz"; do
    rm -rf "releases/$1/site/$name"
    if [ -f "releases/$2/site/$name" ]; then
      mkdir -p "releases/$1/site/$(dirname "$name")"
      ln "releases/$2/site/$name" "releases/$1/site/$name"
    fi
  done
done
drop_empty_folders "releases/$1/site"
