using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Routing.Attachment;

namespace GatewayStack.Planning.Diffing.Consequences;

/// <summary>Host names that another certificate is shown for.</summary>
/// <param name="Urls">Scheme and host name of each.</param>
/// <param name="Before">The certificates as they are.</param>
/// <param name="After">The certificates as they are to be.</param>
public sealed record CertificateChange(IReadOnlyList<string> Urls, string Before, string After);

/// <summary>Finds the host names whose certificate changes.</summary>
internal static partial class CertificateChanges
{
    public static IEnumerable<CertificateChange> Of(PlanDiff diff, Traffic traffic)
    {
        var (before, after) = (Origins(diff.Old), Origins(diff.New));
        return
            from host in traffic.Terminated
            let was = Certificates(host.Before, before)
            let becomes = Certificates(host.After, after)
            where was != becomes
            group host.Url by (was, becomes) into same
            select new CertificateChange([.. same], same.Key.was, same.Key.becomes);
    }

    private static string Certificates(ListenerState listener, Dictionary<string, string> origins)
    {
        var secrets = (listener.Listener.Tls?.Certificates ?? []).Select(c => c.Target.ToString())
            .Select(secret => origins.TryGetValue(secret, out var origin) ? $"Secret {secret} ({origin})" : $"Secret {secret}").ToList();
        return secrets.Count == 0 ? "none" : string.Join(" + ", secrets);
    }

    /// <summary>Where the Secrets that a vault's certificates are kept in come from.</summary>
    private static Dictionary<string, string> Origins(Plan plan)
    {
        var certificates = plan.Resources.Where(r => r.Type == "gateway-stack:components:VaultCertificate")
            .ToDictionary(r => (string?)r.Inputs["certificateName"] ?? r.Name, r => (string?)r.Inputs["source"] == "selfSigned" ? "self-signed" : "from a PFX", StringComparer.Ordinal);
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var inputs in plan.Resources.Where(r => r.Kind == "SecretProviderClass").Select(r => r.Inputs))
        {
            var parameters = inputs["spec"]?["parameters"];
            var name = ObjectName().Match((string?)parameters?["objects"] ?? "").Groups[1].Value;
            var origin = $"{name} of vault {(string?)parameters?["keyvaultName"]}{(certificates.TryGetValue(name, out var source) ? $", {source}" : "")}";
            foreach (var secret in inputs["spec"]?["secretObjects"] as JsonArray ?? [])
                origins[$"{(string?)inputs["metadata"]?["namespace"] ?? "default"}/{(string?)secret?["secretName"]}"] = origin;
        }
        return origins;
    }

    [GeneratedRegex(@"objectName:\s*(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectName();
}
