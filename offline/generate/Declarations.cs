using System.Text.RegularExpressions;

namespace GatewayStack.Generate;

internal sealed record Property(string Name, bool Optional, TypeScriptType Type);

/// <summary>An interface or a class of a declaration file: its full name (<c>dns.ARecordArgs</c>), header and properties.</summary>
internal sealed record Declaration(string Name, string Header, Dictionary<string, Property> Properties);

/// <summary>Reads the interfaces, classes and enums of declaration files. Documentation comments are skipped.</summary>
internal static partial class Declarations
{
    private const string OrUndefined = "| undefined>"; // how the output of a resource says that it may be left out

    public static Dictionary<string, Declaration> Read(params IEnumerable<string> files)
    {
        var found = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var file in files)
            ReadFile(file, found);
        return found;
    }

    /// <summary>The members of the enums of a file, by the enum's name: C# and TypeScript name them alike.</summary>
    public static Dictionary<string, List<(string Name, string Value)>> ReadEnums(string file) =>
        Enum().Matches(WithoutComments(file)).ToDictionary(
            match => match.Groups["name"].Value,
            match => EnumMember().Matches(match.Groups["members"].Value)
                .Select(member => (member.Groups["name"].Value, member.Groups["value"].Value)).ToList(),
            StringComparer.Ordinal);

    private static void ReadFile(string file, Dictionary<string, Declaration> found)
    {
        var namespaces = new Stack<string>();
        Declaration? current = null;
        var member = "";
        foreach (var line in WithoutComments(file).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (current is null && Opening().Match(line) is { Success: true } opening)
            {
                var name = opening.Groups["name"].Value;
                if (opening.Groups["kind"].Value == "namespace")
                {
                    namespaces.Push(name);
                    continue;
                }

                var fullName = string.Join('.', namespaces.Reverse().Append(name));
                if (!found.TryGetValue(fullName, out current))
                    found[fullName] = current = new(fullName, line, new(StringComparer.Ordinal));
            }
            else if (line == "}" && member.Length == 0)
            {
                if (current is null)
                    namespaces.Pop();
                current = null;
            }
            else if (current is not null)
            {
                member += line + " ";
                if (!line.EndsWith(';') || member.Count(c => c == '{') != member.Count(c => c == '}'))
                    continue;
                if (Member().Match(member) is { Success: true } match)
                    current.Properties[match.Groups["name"].Value] = new(
                        match.Groups["name"].Value,
                        match.Groups["optional"].Length > 0 || match.Groups["type"].Value.EndsWith(OrUndefined, StringComparison.Ordinal),
                        TypeScriptType.Parse(match.Groups["type"].Value));
                else if (member.StartsWith("constructor", StringComparison.Ordinal))
                    found[current.Name] = current = current with { Header = current.Header + member };
                member = "";
            }
        }
    }

    private static string WithoutComments(string file) => Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"/\*.*?\*/|^\s*//.*?$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(export )?(declare )?(?<kind>namespace|interface|class) (?<name>\w+)[^;]*\{$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(readonly )?""?(?<name>[\w$-]+)""?(?<optional>\??): (?<type>.*); $")]
    private static partial Regex Member();

    [GeneratedRegex(@"const (?<name>\w+): \{(?<members>[^}]*)\};")]
    private static partial Regex Enum();

    [GeneratedRegex(@"readonly (?<name>\w+): ""(?<value>[^""]*)"";")]
    private static partial Regex EnumMember();
}
