#!/usr/bin/env bash
# Posts a file to the pull request of this Azure DevOps job as one comment, and updates it in later runs.
# Needs SYSTEM_ACCESSTOKEN, the job's own token, and the permission "Contribute to pull requests" for the build service.
set -euo pipefail

marker='<!-- gateway report -->'
threads="${SYSTEM_COLLECTIONURI}${SYSTEM_TEAMPROJECT}/_apis/git/repositories/${BUILD_REPOSITORY_ID}/pullRequests/${SYSTEM_PULLREQUEST_PULLREQUESTID}/threads"
# The token goes to curl by a file descriptor: a command line is for everybody to read.
ask() { curl -fsS --config <(printf 'header = "Authorization: Bearer %s"\n' "$SYSTEM_ACCESSTOKEN") -H 'Content-Type: application/json' "$@"; }

# Azure DevOps takes 150,000 characters.
body=$({ printf '%s\n' "$marker"; head -c 140000 "${1:?"usage: azure-devops-comment.sh FILE"}"; } | jq -Rs .)
mine=$(ask "$threads?api-version=7.1" | jq -r --arg marker "$marker" \
    '[.value[] | select(.isDeleted != true) | {thread: .id, comment: .comments[0]} | select(.comment.content // "" | startswith($marker))][0] | select(.) | "\(.thread)/comments/\(.comment.id)"')
if [ -n "$mine" ]; then
    ask -X PATCH "$threads/$mine?api-version=7.1" --data "{\"content\": $body}" > /dev/null
else
    ask -X POST "$threads?api-version=7.1" --data "{\"comments\": [{\"content\": $body, \"commentType\": \"text\"}], \"status\": \"closed\"}" > /dev/null
fi
