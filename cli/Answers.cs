using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Cli;

/// <summary>What a new stack has to say for itself: by options, else asked for where there is somebody to ask.</summary>
/// <param name="source">The stack it is made from.</param>
/// <param name="stack">Its name.</param>
internal sealed class Answers(StackFile source, string stack)
{
    /// <summary>Every setting with its value.</summary>
    /// <param name="needed">Settings that a new stack needs, and what the options say of them.</param>
    /// <param name="others">Other settings, <c>KEY=VALUE</c>.</param>
    /// <exception cref="ProjectException">Something is missing and there is nobody to ask, or is not of that form.</exception>
    public List<(string Key, string Value)> Of(IReadOnlyList<(string Key, string? Value)> needed, IReadOnlyList<string> others)
    {
        var set = others.Select(Split).ToList();
        var missing = needed.Where(n => n.Value is null && n.Key != "azure-native:location" && set.All(s => s.Key != n.Key)).Select(n => n.Key).ToList();
        var person = !Console.IsInputRedirected && !Console.IsErrorRedirected;
        if (missing.Count > 0 && !person)
        {
            throw new ProjectException($"a new stack needs {string.Join(" and ", missing.Select(Meaning))}; "
                + $"add {string.Join(" and ", missing.Select(m => $"--{m.Split('.')[0]} {Proposal(m)}"))}, or run it on a terminal, where it asks");
        }
        List<(string, string)> answers = [];
        foreach (var (key, value) in needed.Where(n => set.All(s => s.Key != n.Key)))
        {
            if (value is not null)
                answers.Add((key, value));
            else if (person)
                answers.Add((key, Ask(key)));
        }
        return [.. answers, .. set];
    }

    private static (string Key, string Value) Split(string setting) => setting.IndexOf('=', StringComparison.Ordinal) is > 0 and var i
        ? (setting[..i], setting[(i + 1)..])
        : throw new ProjectException($"--set {setting} is not KEY=VALUE; write, for example, --set cluster.tier=Premium");

    private string Ask(string key)
    {
        var proposal = Proposal(key);
        while (true)
        {
            Console.Error.Write($"{char.ToUpperInvariant(Meaning(key)[0])}{Meaning(key)[1..]} [{proposal}]: ");
            var answer = Console.ReadLine()?.Trim() ?? throw new ProjectException("the input ended before everything was answered; nothing is written");
            answer = answer.Length == 0 ? proposal : answer;
            if (PatternOf(key) is not { } pattern || pattern.Accepts(answer))
                return answer;
            Console.Error.Write($"  that is not of the form it takes: use {pattern.Rule}\n");
        }
    }

    private static string Meaning(string key) => key switch
    {
        "domain" => "its DNS domain",
        "vault.name" => "the name of its Key Vault, unique in all of Azure",
        _ => "its Azure region",
    };

    /// <summary>What is likely meant: the other stack's, with this stack's name in it.</summary>
    private string Proposal(string key) => key switch
    {
        "domain" => $"{stack}.{source.Values.GetValueOrDefault($"{source.Project}:domain", "example.com")}".ToLowerInvariant(),
        "vault.name" => $"kv-gateway-{stack}" is { Length: <= 24 } name ? name : $"kv-gateway-{stack}"[..24].TrimEnd('-'),
        _ => source.Values.GetValueOrDefault(key, "westeurope"),
    };

    private static PatternAttribute? PatternOf(string key) => key switch
    {
        "domain" => Shape.Of(typeof(StackSettings)).Find("domain")!.Pattern,
        "vault.name" => Shape.Of(typeof(VaultSettings)).Find("name")!.Pattern,
        _ => null,
    };
}
