#!/usr/bin/env bash
# What a pull request changes, for every stack: needs no credentials, so it may run for a fork.
#
#   pipelines/report.sh REF FOLDER
#
# Compares with REF (such as origin/main) and writes below FOLDER
#   comment.md       every stack's differences, for a comment
#   plans/STACK.md   every stack's whole plan
#   sarif/STACK.sarif  every stack's findings
# Ends with 1 where a stack has a finding of severity error or cannot be planned, after all of it is written.
set -uo pipefail

against=${1:?"usage: pipelines/report.sh REF FOLDER"}
folder=${2:?"usage: pipelines/report.sh REF FOLDER"}
failed=0
mkdir -p "$folder/plans" "$folder/sarif"
: > "$folder/comment.md"

for file in Pulumi.*.yaml; do
    [ -e "$file" ] || { echo "There is no Pulumi.STACK.yaml in $PWD" >&2; exit 2; }
    stack=${file#Pulumi.}
    stack=${stack%.yaml}
    log=$folder/$stack.log

    ./gateway plan --stack "$stack" --format markdown > "$folder/plans/$stack.md" 2> "$log" || failed=1
    if ! ./gateway diff --against "$against" --stack "$stack" --format markdown > "$folder/$stack.diff" 2>> "$log" && [ ! -s "$folder/$stack.diff" ]; then
        # Such as settings that are wrong: nothing to compare, and the reason is the report.
        { printf '## Stack %s cannot be planned\n\n```text\n' "$stack"; sort -u "$log"; printf '```\n'; } > "$folder/$stack.diff"
        failed=1
    fi
    ./gateway check --stack "$stack" --format sarif --fail-on error > "$folder/sarif/$stack.sarif" 2>> "$log" || failed=1
    [ -s "$folder/sarif/$stack.sarif" ] || rm "$folder/sarif/$stack.sarif"

    cat "$folder/$stack.diff" >> "$folder/comment.md"
    printf '\n' >> "$folder/comment.md"
    sort -u "$log" >&2
    rm "$folder/$stack.diff" "$log"
done
exit $failed
