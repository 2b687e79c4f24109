using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Certificates;
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
    /// <param name="directory">The project's folder, which paths start at; null: files are not looked at.</param>
    /// <exception cref="SettingsException">Something is wrong; carries every problem.</exception>
    public static StackSettings Read(IReadOnlyDictionary<string, string> config, string? directory = null)
    {
        List<SettingsProblem> problems = [];
        var binder = new Binder(problems);
        var settings = (StackSettings)binder.BindRecord(Nodes(config, problems), typeof(StackSettings), Namespace + ":");
        var malformed = problems.Select(p => p.Key).ToList();
        if (binder.IsComplete)
            settings = CertificateChoice.Make(settings, directory, problems);
        if (binder.IsComplete)
            problems.AddRange(SettingsRules.Check(settings, config).Where(p => !malformed.Any(p.Key.StartsWith)));
        if (problems.Count == 0 && directory is not null)
            problems.AddRange(CertificateInspection.Run(settings, directory).Where(c => c.Finding.Severity == FindingSeverity.Error).Select(Problem));
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static SettingsProblem Problem(InspectedCertificate certificate) =>
        new(certificate.Key, certificate.Finding.Message.TrimEnd('.'), null, certificate.Finding.Fix.TrimEnd('.'));

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
