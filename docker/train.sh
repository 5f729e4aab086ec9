#!/bin/bash
# Makes the JVM's AOT cache in the folder $1, where bylaw.jar, lib and java.options lie: starts Bylaw against an empty
# PostgreSQL (whose programs must be on the PATH), without Keycloak, asks for its first pages, and stops it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
roles=$here/roles.sql
[ -f "$roles" ] || roles=$here/postgres/roles.sql
data=$(mktemp -d)
trap 'pg_ctl -D "$data/postgres" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$data"' EXIT

export BYLAW_PORT=${TRAINING_PORT:-18080}
export PGPORT=${TRAINING_PGPORT:-15432}
export PGHOST=127.0.0.1
# Nothing outlives this script that these could open.
export BYLAW_DATABASE_OWNER_PASSWORD=training BYLAW_DATABASE_PASSWORD=training KEYCLOAK_DATABASE_PASSWORD=training
export BYLAW_KEYCLOAK_CLIENT_SECRET=training BYLAW_KEYCLOAK_DIRECTORY_SECRET=training
export BYLAW_DATABASE_URL=jdbc:postgresql://127.0.0.1:$PGPORT/bylaw
export BYLAW_SEAL_KEYS=$data/seal-keys
export BYLAW_KEYCLOAK_URL=http://127.0.0.1:1 BYLAW_PUBLIC_URL=http://127.0.0.1:$BYLAW_PORT BYLAW_SMTP_HOST=127.0.0.1

initdb -D "$data/postgres" -U postgres -A trust >/dev/null
pg_ctl -D "$data/postgres" -o "-c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c fsync=off" \
  -l "$data/postgres.log" -w start >/dev/null
psql -q -U postgres -v ON_ERROR_STOP=1 -f "$roles"

cd "$1"
# What the JVM cannot keep in a cache it says class by class: of no use to anybody here.
java @java.options -Xlog:aot*=error -Xlog:cds*=error -XX:AOTCacheOutput=bylaw.aot -jar bylaw.jar &
bylaw=$!
answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$BYLAW_PORT" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3 \
    && head -n 1 <&3) 2>/dev/null
}
for _ in $(seq 1 180); do
  if answers /actuator/health/readiness | grep -q ' 200'; then
    ready=yes
    break
  fi
  kill -0 "$bylaw" || { echo "Bylaw did not start; there is no cache." >&2; exit 1; }
  sleep 1
done
[ "${ready:-}" = yes ] || { kill "$bylaw"; echo "Bylaw was not ready in time; there is no cache." >&2; exit 1; }
for page in / /library /oauth2/authorization/keycloak /bylaw/bylaw.css; do
  answers "$page" || true
done
kill "$bylaw"
# The JVM writes the cache while it ends; its exit status is that of the signal.
wait "$bylaw" || true
test -s bylaw.aot
