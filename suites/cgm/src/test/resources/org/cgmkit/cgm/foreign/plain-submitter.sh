#!/bin/sh
# A submitter that shares no code with the kit: posts one fixed Bundle, once, and looks at nothing else.
# Its Bundle is the file BUNDLE; where to submit it says the kit.
set -eu
curl --silent --show-error --fail-with-body \
  --header 'Content-Type: application/fhir+json' --header 'Accept: application/fhir+json' \
  --data-binary "@$BUNDLE" \
  "$CGMKIT_BASE_URL/\$submit-cgm-bundle"
