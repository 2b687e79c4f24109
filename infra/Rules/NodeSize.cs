using System.Text.RegularExpressions;

namespace GatewayStack.Infra.Rules;

/// <summary>What the name of an Azure VM size says of its disks.</summary>
/// <remarks>"Azure VM sizes naming conventions": from version 5 of a family on, a <c>d</c> among the additive letters is a local
/// disk. Older versions have one unless they are v4 sizes without the letter. <c>NodeSize</c> says "none" only where that is sure.</remarks>
internal static partial class NodeSize
{
    /// <summary>Whether the size surely has no local disk, cache or NVMe for an operating system.</summary>
    public static bool HasNoLocalDisk(string size) =>
        Parts().Match(size) is { Success: true } parts && !parts.Groups["letters"].Value.Contains('d')
        && parts.Groups["family"].Value is "D" or "E" or "F" && parts.Groups["version"].ValueSpan is "5" or "6" or "7";

    /// <summary>The size of the same family with a local disk.</summary>
    public static string WithLocalDisk(string size) => Parts().Replace(size, m =>
        $"{m.Groups["start"]}{(m.Groups["letters"].Value is ['a', ..] or ['p', ..] ? $"{m.Groups["letters"].Value[0]}d{m.Groups["letters"].Value[1..]}" : "d" + m.Groups["letters"].Value)}_v{m.Groups["version"]}");

    [GeneratedRegex(@"^(?<start>Standard_(?<family>[A-Z])[A-Z]*\d+(-\d+)?)(?<letters>[a-z]*)_v(?<version>\d+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
