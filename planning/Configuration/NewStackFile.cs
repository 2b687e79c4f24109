using System.Text.RegularExpressions;

namespace GatewayStack.Planning.Configuration;

/// <summary>A stack file made from another stack's: what must not be the same is left out or replaced, the rest is kept as it is written.</summary>
/// <param name="Text">The content.</param>
/// <param name="Secrets">Keys of the values that were encrypted, which nobody can copy and somebody has to set.</param>
public sealed partial record NewStackFile(string Text, IReadOnlyList<string> Secrets)
{
    /// <summary>Stands for an encrypted value that has yet to be set. Pulumi cannot decrypt it, so nothing is deployed with it.</summary>
    public const string Placeholder = "to-be-set";

    /// <summary>Names that follow from the stack's where they are not set; two stacks with the same would be in each other's way.</summary>
    private static readonly string[][] Names = [["resourceGroup"], ["network", "name"], ["cluster", "name"], ["cluster", "nodeResourceGroup"]];

    /// <summary>Makes it.</summary>
    /// <param name="source">Content of the other stack's file.</param>
    /// <param name="sourceStack">Name of the other stack.</param>
    /// <param name="stack">Name of the new one.</param>
    /// <param name="project">Name of the project, the namespace of its settings.</param>
    /// <param name="values">Settings with their values in YAML, such as <c>vault.name</c> or <c>azure-native:location</c>.</param>
    /// <exception cref="ProjectException">A value has no place in the file.</exception>
    public static NewStackFile From(string source, string sourceStack, string stack, string project, IEnumerable<(string Key, string Value)> values)
    {
        var text = new StackFileText(source.ReplaceLineEndings("\n"));
        foreach (var key in (string[])["encryptionsalt", "encryptedkey", "secretsprovider"])
            text.Remove(key);
        foreach (var name in Names)
            text.Remove(["config", $"{project}:{name[0]}", .. name[1..]]);
        if (text.Get("config", $"{project}:tags", "environment") == sourceStack)
            text.Set(stack, "config", $"{project}:tags", "environment");
        var domain = text.Get("config", $"{project}:domain");
        foreach (var (key, value) in values)
        {
            if (!text.Set(value, PathOf(key, project)))
                throw new ProjectException($"there is no place for '{key}' in Pulumi.{sourceStack}.yaml; set a key of a map, or an item that a list has");
        }
        MoveZones(text, project, domain, text.Get("config", $"{project}:domain"));
        var encrypted = text.Encrypted();
        foreach (var path in encrypted)
            text.Set(Placeholder, [.. path, "secure"]);
        return new(text.Text, [.. encrypted.Select(KeyOf)]);
    }

    /// <summary>A zone that was the domain's becomes the new domain's, unless that is below it.</summary>
    private static void MoveZones(StackFileText text, string project, string? before, string? after)
    {
        for (var i = 0; after is not null && text.Has("config", $"{project}:dns", "zones", $"{i}"); i++)
        {
            if (text.Get("config", $"{project}:dns", "zones", $"{i}", "name") == before && after != before && !after.EndsWith($".{before}", StringComparison.Ordinal))
                text.Set(after, "config", $"{project}:dns", "zones", $"{i}", "name");
        }
    }

    private static string[] PathOf(string key, string project)
    {
        var full = key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
        return ["config", .. Steps().Matches(full).Select(m => m.Value.Trim('[', ']', '"'))];
    }

    private static string KeyOf(string[] path) => path[1] + string.Concat(path[2..].Select(step =>
        int.TryParse(step, out _) ? $"[{step}]" : step.Contains('.', StringComparison.Ordinal) ? $"[\"{step}\"]" : $".{step}"));

    [GeneratedRegex("""\["[^"]*"\]|\[\d+\]|[^.\[]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Steps();
}
