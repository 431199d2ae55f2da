#!/usr/bin/env bash
# Looks at the page (--format html) in a real browser. Needs Node.js 20; a browser is installed where there is none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if [ -z "${CHROMIUM:-}" ] && ! browser >/dev/null; then
    sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
export CHROMIUM=${CHROMIUM:-$(browser)}

cargo build --quiet --locked
export BACHECK=${BACHECK:-${CARGO_TARGET_DIR:-target}/debug/bacheck}
node --test tests/page/page.test.mjs
