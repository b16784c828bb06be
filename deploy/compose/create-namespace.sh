#!/bin/sh
# Makes Lifeboat's namespace and its search attributes on a Temporal server; what is there is left as it is.
# Reads TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, LIFEBOAT_RETENTION and LIFEBOAT_SEARCH_ATTRIBUTES (names, all Keyword).
set -eu

# Asks again for a minute: a server that has just started, or a name that has just been made, takes seconds.
patiently() {
  tries=60
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo "gave up: $*" >&2; "$@"; }
    sleep 1
  done
}

has() {
  temporal operator search-attribute list --output json | grep -q "\"$1\""
}

patiently temporal operator cluster health
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 \
  || temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$LIFEBOAT_RETENTION" \
    --description 'Recovery runs of Lifeboat'
patiently temporal operator search-attribute list

for attribute in $LIFEBOAT_SEARCH_ATTRIBUTES; do
  has "$attribute" || temporal operator search-attribute create --name "$attribute" --type Keyword
done
for attribute in $LIFEBOAT_SEARCH_ATTRIBUTES; do patiently has "$attribute"; done
echo "namespace $TEMPORAL_NAMESPACE is ready"
