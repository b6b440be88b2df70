#!/usr/bin/env bash
# Whether docker-compose.yml is one that Debian's docker-compose takes, without a profile and with each. Needs no engine.
set -euo pipefail
cd "$(dirname "$0")/.."
# docker-compose would take them from here; the check is the same wherever it runs.
export LEDGER_DATABASE_PASSWORD=only-for-this-check
unset COMPOSE_FILE COMPOSE_PROFILES

install_compose() {
  local root=()
  if [ "$(id -u)" -ne 0 ]; then root=(sudo -n); fi
  "${root[@]}" apt-get -qq update &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends docker-compose
}

if ! command -v docker-compose >/dev/null && ! log="$(install_compose 2>&1)"; then
  echo "$log" >&2
  echo 'docker-compose.yml was NOT checked: docker-compose is missing, and apt-get could not install it (root or sudo?).' >&2
  exit 1
fi

docker-compose config -q
for profile in $(docker-compose config --profiles); do docker-compose --profile "$profile" config -q; done
without_password="$(LEDGER_DATABASE_PASSWORD='' docker-compose config -q 2>&1 || true)"
if [[ "$without_password" != *'Missing mandatory value'* ]]; then
  echo 'docker-compose.yml has a password of its own.' >&2
  exit 1
fi
