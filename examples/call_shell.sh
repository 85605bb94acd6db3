#!/bin/sh
# Title and names of each file, with curl and jq: call_shell.sh FILE...
# curl itself waits as long as Retry-After says.
set -eu
url="${COPYDESK_URL:-http://localhost:8000}/v1/clean"
for file in "$@"; do
  curl -sS --fail-with-body --retry 5 -H 'Content-Type: text/plain' --data-binary "@$file" "$url" |
    jq -r '[.title, (.credits | map(.name) | join(", "))] | @tsv'
done
