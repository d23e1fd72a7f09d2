# List the files of a release, $1, one a line.
cd "releases/$1/site"
find . -type f
