using System.Text.RegularExpressions;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>Links between the pages of the repository.</summary>
public sealed partial class DocumentationLinkTests
{
    [Fact]
    public void Every_link_leads_to_a_file_and_to_a_heading_that_are_there()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Run.Repository, "docs"), "*.md").Append(Path.Combine(Run.Repository, "README.md"));

        Assert.Empty(pages.SelectMany(Broken).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Broken(string page)
    {
        foreach (Match link in Link().Matches(File.ReadAllText(page)))
        {
            var (path, anchor) = (link.Groups[1].Value, link.Groups[2].Value.TrimStart('#'));
            var target = path.Length == 0 ? page : Path.GetFullPath(path, Path.GetDirectoryName(page)!);
            if (!Path.Exists(target))
                yield return $"{Path.GetFileName(page)}: {path}";
            else if (anchor.Length > 0 && !Anchors(target).Contains(anchor))
                yield return $"{Path.GetFileName(page)}: {path}#{anchor}";
        }
    }

    /// <summary>What headings and anchors of a page are called in links.</summary>
    private static IEnumerable<string> Anchors(string page)
    {
        foreach (var line in File.ReadLines(page))
        {
            if (line.StartsWith('#'))
                yield return NoWord().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');
            foreach (Match anchor in Named().Matches(line))
                yield return anchor.Groups[1].Value;
        }
    }

    [GeneratedRegex(@"\]\((?![a-z]+:)([^)#\s]*)(#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoWord();

    [GeneratedRegex("<a (?:id|name)=\"([^\"]+)\"")]
    private static partial Regex Named();
}
