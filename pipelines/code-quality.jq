# SARIF files, slurped, as a Code Quality report of GitLab.
[ .[].runs[].results[]? | .locations[0].physicalLocation as $place | {
    description: (.message.text // .ruleId),
    check_name: .ruleId,
    severity: ({ error: "critical", warning: "minor" }[.level // "warning"] // "info"),
    location: { path: ($place.artifactLocation.uri // "Pulumi.yaml"), lines: { begin: ($place.region.startLine // 1) } },
    fingerprint: ((.ruleId // "") + "|" + ($place.artifactLocation.uri // "") + "|" + (.message.text // "") | @base64)
} ]
