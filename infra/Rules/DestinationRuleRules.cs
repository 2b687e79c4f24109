using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>DestinationRules: where Istio finds them, and what its schema says.</summary>
internal static class DestinationRuleRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, rule) in settings.DestinationRules)
        {
            var key = $"{prefix}destinationRules.{name}";
            if (!Regex.IsMatch(name, $"^{Names.SubdomainPattern}$", RegexOptions.CultureInvariant))
                yield return new(key, "is not a name Kubernetes takes", name, "use lower-case letters, digits, '-' and '.', a letter or digit at both ends");
            if (settings.Ingress == Ingress.AppRouting)
                yield return new(key, "is Istio's own resource, which the app routing add-on has not", name, "remove it, or use ingress istioAddon");
            if (rule.NamespaceOf() is not { } ns)
                yield return new($"{key}.namespace", "is required where host is a short name", rule.Host, "set the Service's namespace, or write host in full: NAME.NAMESPACE.svc.cluster.local");
            else if (!Found(settings, rule, ns))
                yield return new($"{key}.namespace", $"is neither a Gateway's, nor the Service's, nor the root namespace {settings.MeshRootNamespace()}: Istio would not look there", ns, $"use {rule.ServiceNamespace()}");
            var twice = rule.Subsets.GroupBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
            if (twice is not null)
                yield return new($"{key}.subsets", "has a name twice", twice.Key, "give each subset its own name");
            foreach (var problem in Policies(rule, key).SelectMany(p => CheckTls(p.Policy, p.Key)))
                yield return problem;
        }
    }

    private static bool Found(StackSettings settings, DestinationRuleSettings rule, string ns) =>
        rule.ServiceNamespace() is not { } service || ns == service || ns == settings.MeshRootNamespace() || settings.Gateways.Values.Any(g => g.Namespace == ns);

    private static IEnumerable<(TrafficPolicySettings Policy, string Key)> Policies(DestinationRuleSettings rule, string key)
    {
        if (rule.TrafficPolicy is { } all)
            yield return (all, $"{key}.trafficPolicy");
        foreach (var (i, subset) in rule.Subsets.Index())
        {
            if (subset.TrafficPolicy is { } policy)
                yield return (policy, $"{key}.subsets[{i}].trafficPolicy");
        }
    }

    private static IEnumerable<SettingsProblem> CheckTls(TrafficPolicySettings policy, string key)
    {
        if (policy.Tls is { Mode: ClientTlsMode.MUTUAL, CredentialName: null })
            yield return new($"{key}.tls.credentialName", "is required for mode MUTUAL", null, "name the Secret with the client certificate");
        if (policy.Tls is { Mode: ClientTlsMode.DISABLE or ClientTlsMode.ISTIO_MUTUAL, CredentialName: { } credential } tls)
            yield return new($"{key}.tls.credentialName", $"has no meaning for mode {tls.Mode}", credential, "remove it, or use mode MUTUAL");
    }
}
