using System.Text.RegularExpressions;

namespace GatewayStack.Generate;

/// <summary>What only the JavaScript of a package says: tokens, defaults, secrets, constants, aliases.</summary>
internal sealed partial class Runtime(string script)
{
    /// <summary>How the constructor of a resource fills an input.</summary>
    public sealed record InputRule(string? Constant, string? Default, bool Secret, bool Json);

    public static Runtime Of(string file) => new(File.ReadAllText(file));

    public string ResourceToken => Type().Match(script).Groups["token"].Value;

    public string FunctionToken => Invoke().Match(script).Groups["token"].Value;

    public IEnumerable<string> Aliases => Alias().Matches(script).Select(match => match.Groups["token"].Value);

    public IEnumerable<string> SecretOutputs =>
        Name().Matches(SecretOutput().Match(script).Groups["names"].Value).Select(match => match.Groups["name"].Value);

    public Dictionary<string, InputRule> Inputs() => ResourceInput().Matches(script)
        .GroupBy(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Rule(group.First()), StringComparer.Ordinal);

    /// <summary>The defaults of nested types: by module (its last word), type and property.</summary>
    public Dictionary<(string Module, string Type), Dictionary<string, string>> NestedDefaults() =>
        ProvideDefaults().Matches(script).ToDictionary(
            match => (match.Groups["module"].Value, Package.Capitalized(match.Groups["type"].Value)),
            match => NestedDefault().Matches(match.Groups["body"].Value)
                .ToDictionary(item => item.Groups["name"].Value, item => item.Groups["default"].Value, StringComparer.Ordinal));

    private static InputRule Rule(string value) => new(
        Constant().Match(value) is { Success: true } constant ? constant.Value : null,
        DefaultValue().Match(value) is { Success: true } fallback ? fallback.Groups["default"].Value : null,
        value.Contains("pulumi.secret(", StringComparison.Ordinal),
        value.Contains("JSON.stringify", StringComparison.Ordinal));

    private const string Value = """(?<default>"[^"]*"|utilities\.\w+\("[^"]*"\)|[\w.]+)""";

    [GeneratedRegex("""__pulumiType = '(?<token>[^']*)'""")]
    private static partial Regex Type();

    [GeneratedRegex("""runtime\.invoke\("(?<token>[^"]*)""")]
    private static partial Regex Invoke();

    [GeneratedRegex("""\{ type: "(?<token>[^"]*)" \}""")]
    private static partial Regex Alias();

    [GeneratedRegex("""additionalSecretOutputs: \[(?<names>[^\]]*)\]""")]
    private static partial Regex SecretOutput();

    [GeneratedRegex("""
        "(?<name>\w+)"
        """)]
    private static partial Regex Name();

    [GeneratedRegex("""^\s*resourceInputs\["(?<name>\w+)"\] = (?<value>.*);""", RegexOptions.Multiline)]
    private static partial Regex ResourceInput();

    [GeneratedRegex("""^"[^"]*"$""")]
    private static partial Regex Constant();

    [GeneratedRegex($"""\(args\?\.\w+\) \?\? {Value}""")]
    private static partial Regex DefaultValue();

    [GeneratedRegex("""^ *function (?<type>\w+)ProvideDefaults\(val\) \{(?<body>.*?)^ *(?<module>\w+)\.\k<type>ProvideDefaults =""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ProvideDefaults();

    [GeneratedRegex($"""^ *(?<name>\w+): \(val\.\w+\) \?\? {Value},""", RegexOptions.Multiline)]
    private static partial Regex NestedDefault();
}
