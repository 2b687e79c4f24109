using System.Globalization;
using System.Text;
using GatewayStack.Planning.Checks;

namespace GatewayStack.Planning.Rendering;

/// <summary>What each check finds, why it matters and what to do: for the terminal, and as the page docs/checks.md.</summary>
public static class CheckReference
{
    private static readonly (char Digit, string Title)[] Groups =
    [
        ('0', "Gateways and routes"), ('1', "TLS and secrets"), ('2', "Identity and Azure"), ('3', "Cluster, mesh and versions"), ('4', "Posture"),
    ];

    private const string Introduction = """
        # Checks

        What `./gateway check` finds before anything is deployed; `./gateway plan` shows the same, posture as a count. Written by
        `./gateway explain --format markdown`.

        ```
        ./gateway check --stack dev                     # a stack: its settings, its Azure resources, its Kubernetes objects
        ./gateway check -f manifests/ --kubernetes 1.35 # files that somebody wrote, for a cluster of that version
        ./gateway check --format sarif > gateway.sarif  # for code hosts, which show the findings in the changed lines
        ./gateway check --fail-on warning               # exit code 1 from warnings on; default: from errors on
        ./gateway explain GW023                         # what is below, for one check
        ```

        Severities: **error**, it would fail or not work; **warning**, it is probably not what is wanted; **info**, it is worth knowing.
        Versions and their end of support are compared with today, or with `SOURCE_DATE_EPOCH` where that is set.

        ## Suppression

        A finding that is accepted is named in the stack file, with the reason:

        ```yaml
        gateway-stack:suppress:
          - check: GW409
            resource: cluster        # a resource's name, its URN, or a setting such as cluster.tier; without it: everywhere
            reason: a cluster for a demo, deleted in the evening
            until: "2027-03-31"      # afterwards it counts again
        ```

        Suppressions without a reason, past their day or about nothing are findings themselves. Suppressed findings stay in the output, marked as such.

        ## JSON

        `--format json` writes `subject`, and the lists `findings`, `posture` and `suppressed`. A finding has `id`, `severity`, `where`, `message` and
        `fix`; where they apply, `key` (the setting), `resource` (URN, or kind and name of an object from a file), `path` (in the resource), `file`,
        `line` and `column` (from 1), and `suppressed` (the reason).

        """;

    /// <summary>One check, for the terminal.</summary>
    public static string Explain(Check check, TextStyle style) =>
        $"{style.Bold($"{check.Id} {check.Title}")} ({Severity(check)}{(check.Group == CheckGroup.Posture ? ", posture" : "")})\n\n"
        + $"{check.Explanation}\n\n{style.Bold("Fix:")} {check.Fix}\n\n{style.Bold("See:")} {check.References}\n     {Anchor(check)}\n";

    /// <summary>Every check in a line.</summary>
    public static string List(TextStyle style)
    {
        var text = new StringBuilder();
        foreach (var (digit, title) in Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"{style.Bold(title)}\n");
            foreach (var check in Of(digit))
                text.Append(CultureInfo.InvariantCulture, $"  {check.Id}  {Severity(check),-7}  {check.Title}\n");
        }
        return text.ToString();
    }

    /// <summary>The page.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var (digit, title) in Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
            foreach (var check in Of(digit))
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"\n### {check.Id}\n\n**{check.Title}** ({Severity(check)}). {check.Explanation}\n\nFix: {check.Fix}\n\nSee: {check.References}\n");
            }
        }
        return text.ToString();
    }

    /// <summary>Where the page describes a check.</summary>
    public static string Anchor(Check check) => $"docs/checks.md#{check.Id.ToLowerInvariant()}";

    private static IEnumerable<Check> Of(char digit) => CheckRegistry.All.Where(c => c.Id[2] == digit).OrderBy(c => c.Id, StringComparer.Ordinal);

    private static string Severity(Check check) => check.Severity.ToString().ToLowerInvariant();
}
