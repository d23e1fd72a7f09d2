# List the files of a release, $1, that hold one of the texts on standard input, one a line.
cat >.texts
top=$PWD
cd "releases/$1/site"
if [ -s "$top/.texts" ]; then
  find . -type f ! -name '*.gz' -exec grep -l -F -f "$top/.texts" {} + || true
fi
rm -f "$top/.texts"
