#!/bin/bash
# Asks Bylaw whether it is ready. The image has no curl; bash opens the connection itself.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${BYLAW_PORT:-8080}"
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
head -n 1 <&3 | grep -q ' 200'
