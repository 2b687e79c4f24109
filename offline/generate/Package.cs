namespace GatewayStack.Generate;

/// <summary>
/// One list file: which package to read, what to write where. Its lines are `key value…`; `#` starts a comment.
/// <list type="bullet">
/// <item><c>package NAME</c> the folder below the npm folder, <c>folder FOLDER</c> where the C# goes, relative to the list</item>
/// <item><c>root NAMESPACE</c>, <c>namespace MODULE NAME</c> the C# name of a module</item>
/// <item><c>resource FILE</c>, <c>function FILE</c> what to write, by its file in the npm package</item>
/// <item><c>double PROPERTY</c> numbers that are not whole, <c>json PROPERTY</c> free-form values</item>
/// <item><c>rename PROPERTY NAME</c> names that C# spells in another way</item>
/// <item><c>secret TYPE.PROPERTY</c> secrets inside a type, <c>omit TYPE.PROPERTY</c> what to leave out</item>
/// <item><c>declarations FILE</c> types that the npm package lacks, <c>token OLD NEW</c> the prefix of tokens</item>
/// </list>
/// </summary>
internal sealed class Package
{
    private readonly List<string[]> lines;

    public Package(string file)
    {
        lines = [.. File.ReadLines(file)
            .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)];
        Name = One("package");
        Root = One("root");
        Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, One("folder")));
        IsKubernetes = Name == "kubernetes";
        IsLocal = lines.Any(words => words[0] == "token");
        Resources = [.. All("resource").Select(words => words[1])];
        Functions = [.. All("function").Select(words => words[1])];
        ExtraDeclarations = [.. All("declarations").Select(words => Path.Combine(Path.GetDirectoryName(file)!, words[1]))];
    }

    public string Name { get; }

    public string Root { get; }

    /// <summary>Where the C# goes.</summary>
    public string Folder { get; }

    public bool IsKubernetes { get; }

    /// <summary>Written as the Pulumi CLI writes a local package: a file per type, C# 10, a registration of its own.</summary>
    public bool IsLocal { get; }

    public List<string> Resources { get; }

    public List<string> Functions { get; }

    public List<string> ExtraDeclarations { get; }

    public bool IsDouble(string property) => All("double").Any(words => words[1] == property);

    public bool IsJson(string property) => All("json").Any(words => words[1] == property);

    public bool IsSecret(string type, string property) => All("secret").Any(words => words[1] == $"{type}.{property}");

    public bool IsOmitted(string type, string property) => All("omit").Any(words => words[1] == $"{type}.{property}");

    /// <summary><c>core/v1</c> or <c>core.v1</c> is <c>Core.V1</c>; a module of several words has a line in the list.</summary>
    public string Namespace(string module) =>
        All("namespace").FirstOrDefault(words => words[1] == module)?[2]
        ?? string.Join('.', module.Split('/', '.').Select(word => Capitalized(ModuleWord(word))));

    /// <summary>The C# name of a property; a member cannot have the name of its class.</summary>
    public string PropertyName(string className, string property)
    {
        var name = All("rename").FirstOrDefault(words => words[1] == property)?[2] ?? Capitalized(property);
        return name == className ? name + "Value" : name;
    }

    public string Token(string token) =>
        All("token").FirstOrDefault() is { } rename && token.StartsWith(rename[1], StringComparison.Ordinal)
            ? rename[2] + token[rename[1].Length..]
            : token;

    public static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private string ModuleWord(string word) => All("namespace").FirstOrDefault(words => words[1] == word)?[2] ?? word;

    private string One(string key) => All(key).Single()[1];

    private IEnumerable<string[]> All(string key) => lines.Where(words => words[0] == key);
}
