#!/usr/bin/env bash
# Ready means that the server answers and has its database. Without curl, which the image may not have.
exec 3<>/dev/tcp/127.0.0.1/8081
printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&3
grep --quiet '"UP"' <&3
