using System.Globalization;

namespace GatewayStack.Planning.Checks;

/// <summary>Runs every check.</summary>
public static class Checker
{
    /// <summary>What was found, the worst first; each place in words and as file, line and column.</summary>
    public static IReadOnlyList<Finding> Run(CheckContext context) => Suppress(Find(context), context);

    /// <summary>What was found, before anything is suppressed.</summary>
    internal static IReadOnlyList<Finding> Find(CheckContext context)
    {
        var keys = context.Settings is { } settings ? new SettingKeys(context.Resources, settings) : null;
        List<Finding> findings = [];
        foreach (var check in CheckRegistry.All)
            findings.AddRange(check.Run(context).Select(found => Place(check, found, context, keys)));
        return Sorted(findings);
    }

    /// <summary>The findings, those that the stack file accepts marked, with what is wrong with suppressions.</summary>
    internal static IReadOnlyList<Finding> Suppress(IReadOnlyList<Finding> findings, CheckContext context) => Sorted(SuppressionChecks.Apply(findings, context));

    /// <summary>The worst first, then by id, place and message: always the same order.</summary>
    public static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings)
    {
        List<Finding> sorted = [.. findings.Distinct()];
        sorted.Sort(Compare);
        return sorted;
    }

    private static int Compare(Finding a, Finding b) =>
        a.Severity != b.Severity ? b.Severity - a.Severity
        : string.CompareOrdinal(a.Id, b.Id) is not 0 and var byId ? byId
        : string.CompareOrdinal(a.File, b.File) is not 0 and var byFile ? byFile
        : a.Line != b.Line ? a.Line - b.Line
        : a.Column != b.Column ? a.Column - b.Column
        : string.CompareOrdinal(a.Where, b.Where) is not 0 and var byPlace ? byPlace
        : string.CompareOrdinal(a.Message, b.Message);

    private static Finding Place(Check check, Found found, CheckContext context, SettingKeys? keys)
    {
        var resource = found.Resource ?? (found.About is { } o ? context.ResourceOf(o) : null);
        var key = found.Key ?? (resource is not null ? keys?.Of(resource, found.Path) : null);
        var place = found.About?.Source?.PlaceOf(found.Path) ?? (key is null ? null : context.File?.PlaceOf(key));
        var about = found.About?.ToString() ?? (resource is null ? null : $"{resource.Type[(resource.Type.LastIndexOf(':') + 1)..]} {resource.Name}");
        return At(new(check.Id, found.Severity ?? check.Severity, string.Join(' ', ((string?[])[place, key, about]).OfType<string>()), found.Message, found.Fix)
        {
            Group = check.Group,
            Resource = resource?.Urn ?? found.About?.ToString(),
            Path = found.Path.Length == 0 ? null : found.Path,
            Key = key,
        }, place);
    }

    /// <summary>The finding with file, line and column of a place written FILE:LINE:COLUMN.</summary>
    public static Finding At(Finding finding, string? place)
    {
        if (place is null)
            return finding;
        var parts = place.Split(':');
        return parts.Length >= 3 && int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? finding with { File = string.Join(':', parts[..^2]), Line = line, Column = column }
            : finding with { File = place, Line = 1, Column = 1 };
    }
}
