using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Infra.Rules;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Configuration;

/// <summary>Reads a stack's configuration into typed settings.</summary>
public static class SettingsReader
{
    /// <summary>The namespace of the settings in a stack file.</summary>
    public const string Namespace = "gateway-stack";

    /// <summary>Reads and validates the settings.</summary>
    /// <param name="config">Pulumi's configuration: full keys (<c>gateway-stack:domain</c>), structured values as JSON.</param>
    /// <exception cref="SettingsException">Something is wrong; carries every problem.</exception>
    public static StackSettings Read(IReadOnlyDictionary<string, string> config)
    {
        List<SettingsProblem> problems = [];
        var settings = (StackSettings)new Binder(problems).BindRecord(Nodes(config, problems), typeof(StackSettings), Namespace + ":");
        if (problems.Count == 0)
            problems.AddRange(SettingsRules.Check(settings, config));
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static JsonObject Nodes(IReadOnlyDictionary<string, string> config, List<SettingsProblem> problems)
    {
        var json = new JsonObject();
        foreach (var (key, text) in config.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (!key.StartsWith(Namespace + ":", StringComparison.Ordinal))
                continue;
            var name = key[(Namespace.Length + 1)..];
            try
            {
                json[name] = IsStructured(text) ? JsonNode.Parse(text) : text;
            }
            catch (JsonException)
            {
                problems.Add(new(key, "starts like JSON and is not JSON", text, "set structured values with: pulumi config set --path"));
            }
        }
        return json;
    }

    private static bool IsStructured(string text) => text.StartsWith('{') || text.StartsWith('[') && text != SecretText.Encrypted;
}
