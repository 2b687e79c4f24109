using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>TLS from the Gateway to a Service.</summary>
/// <remarks>Gateway API specification, <c>BackendTLSPolicy</c>.</remarks>
internal static class BackendTlsRules
{
    private const int MostAuthorities = 8;
    private const int MostNames = 5;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        HashSet<(string, string, string?)> targets = [];
        foreach (var (name, policy) in settings.BackendTls)
        {
            var key = $"{prefix}backendTls.{name}";
            if (!Regex.IsMatch(name, $"^{Names.SubdomainPattern}$", RegexOptions.CultureInvariant))
                yield return new(key, "is not a name Kubernetes takes", name, "use lower-case letters, digits, '-' and '.', a letter or digit at both ends");
            foreach (var problem in BundleRules.Need(settings, "1.35", key, name, "remove it (a DestinationRule does the same where there is a mesh)"))
                yield return problem;
            if ((policy.WellKnownCACertificates is null) == (policy.CaCertificateRefs.Count == 0))
                yield return new(key, "must have either wellKnownCACertificates or caCertificateRefs", name, "set wellKnownCACertificates: System, or name the ConfigMap with the authority's ca.crt");
            if (policy.CaCertificateRefs.Count > MostAuthorities)
                yield return new($"{key}.caCertificateRefs", $"has more than {MostAuthorities} entries", $"{policy.CaCertificateRefs.Count}", "use fewer");
            if (policy.SubjectAltNames.Count > MostNames)
                yield return new($"{key}.subjectAltNames", $"has more than {MostNames} entries", $"{policy.SubjectAltNames.Count}", "use fewer");
            if (!targets.Add((policy.Namespace, policy.Service, policy.SectionName)))
                yield return new($"{key}.service", "has another policy already, and only the older one counts", $"{policy.Namespace}/{policy.Service}", "keep one policy for each Service or port");
        }
    }
}
