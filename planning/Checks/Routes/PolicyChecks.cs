using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Routes;

/// <summary>ReferenceGrants and BackendTLSPolicies: what the API server refuses, and what does nothing.</summary>
internal static class PolicyChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW046", Severity.Error, "BackendTLSPolicy that is refused",
            "It names 1 to 16 Services, the host name that their certificates carry, and either up to 8 CA certificates or wellKnownCACertificates: System.",
            "Complete it.", "Gateway API CRDs v1.4.1, BackendTLSPolicy", BackendTls),
        new("GW047", Severity.Error, "ReferenceGrant that grants nothing",
            "from and to have 1 to 16 entries each, and each of from names a namespace. A grant belongs into the namespace of what is referred to; one in the namespace of who refers has no effect.",
            "Put it beside the Service or Secret.", "Gateway API specification, ReferenceGrant", Grants),
    ];

    private static IEnumerable<Found> BackendTls(CheckContext context)
    {
        foreach (var policy in context.OfKind("BackendTLSPolicy"))
        {
            var (targets, validation) = (policy.Body.Get("spec", "targetRefs").Count(), policy.Body.Get("spec", "validation"));
            if (targets is 0 or > 16)
                yield return Found.In(policy, "spec.targetRefs", $"names {targets} targets; 1 to 16 are possible", "name the Services");
            if (validation.Get("hostname").AsText() is null or "")
                yield return Found.In(policy, "spec.validation", "has no hostname", "add the host name of the Service's certificate");
            var (authorities, system) = (validation.Get("caCertificateRefs").Count(), validation.Get("wellKnownCACertificates") is not null);
            if (authorities > 8 || authorities > 0 == system)
                yield return Found.In(policy, "spec.validation", authorities > 8 ? $"names {authorities} CA certificates; at most 8 are possible" : "needs either caCertificateRefs or wellKnownCACertificates", "keep one of the two");
        }
    }

    private static IEnumerable<Found> Grants(CheckContext context)
    {
        foreach (var grant in context.OfKind("ReferenceGrant"))
        {
            foreach (var field in (string[])["from", "to"])
            {
                var count = grant.Body.Get("spec", field).Count();
                if (count is 0 or > 16)
                    yield return Found.In(grant, $"spec.{field}", $"{field} has {count} entries; 1 to 16 are possible", $"name {(field == "from" ? "who refers" : "what is referred to")}");
            }
            foreach (var (path, from) in grant.Body.Get("spec", "from").Items("spec.from"))
            {
                if (from["namespace"].AsText() is not { Length: > 0 } ns)
                    yield return Found.In(grant, path, "names no namespace", "add the namespace of who refers");
                else if (ns == grant.Namespace)
                    yield return Found.In(grant, $"{path}.namespace", $"the grant is in {ns} itself, where references need none", "move it to the namespace of what is referred to");
            }
        }
    }
}
