using System.Text.RegularExpressions;

namespace GatewayStack.Generate;

/// <summary>
/// A type as a declaration file writes it: a name (<c>string</c>, <c>inputs.dns.ARecordArgs</c>) or one of the constructions
/// <c>[]</c> (list), <c>{}</c> (map) and <c>|</c> (union) over other types.
/// </summary>
internal sealed partial record TypeScriptType(string Name, params TypeScriptType[] Parts)
{
    public const string List = "[]";
    public const string Map = "{}";
    public const string Union = "|";

    /// <summary>Reads a type and drops what C# says elsewhere: Input, Output, Promise, undefined.</summary>
    public static TypeScriptType Parse(string text)
    {
        var tokens = new Queue<string>(Token().Matches(text).Select(match => match.Value));
        return ReadUnion(tokens);
    }

    private static TypeScriptType ReadUnion(Queue<string> tokens)
    {
        var members = new List<TypeScriptType> { ReadPostfix(tokens) };
        while (tokens.TryPeek(out var next) && next == "|")
        {
            tokens.Dequeue();
            members.Add(ReadPostfix(tokens));
        }

        members.RemoveAll(member => member.Name == "undefined");
        var isText = members.All(member => member.Name == "string");
        var isAsset = members.All(member => member.Name.StartsWith("pulumi.asset.", StringComparison.Ordinal));
        return isText || isAsset || members.Count == 1 ? members[0] : new(Union, [.. members]);
    }

    private static TypeScriptType ReadPostfix(Queue<string> tokens)
    {
        var type = ReadPrimary(tokens);
        while (tokens.TryPeek(out var next) && next == List)
        {
            tokens.Dequeue();
            type = new(List, type);
        }

        return type;
    }

    private static TypeScriptType ReadPrimary(Queue<string> tokens)
    {
        var token = tokens.Dequeue();
        if (token == "(")
            return ReadUntil(")", tokens);
        if (token.StartsWith('{')) // { [key: string]:
            return new(Map, ReadUntil("}", tokens));
        if (token.StartsWith('"'))
            return new("string");
        if (!tokens.TryPeek(out var next) || next != "<")
            return new(token);
        tokens.Dequeue();
        return ReadUntil(">", tokens);
    }

    private static TypeScriptType ReadUntil(string end, Queue<string> tokens)
    {
        var type = ReadUnion(tokens);
        while (tokens.Dequeue() != end)
            continue;
        return type;
    }

    [GeneratedRegex("""\{\s*\[key: string\]:|\[\]|"[^"]*"|[\w.]+|[(){}<>|;]""")]
    private static partial Regex Token();
}
