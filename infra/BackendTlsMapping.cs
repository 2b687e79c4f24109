using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>From the settings of TLS towards a Service to the Gateway API's fields.</summary>
internal static class BackendTlsMapping
{
    public static BackendTlsPolicySpecArgs ToSpec(this BackendTlsSettings policy) => new()
    {
        TargetRefs =
        {
            new PolicyTargetReferenceArgs { Group = "", Kind = "Service", Name = policy.Service, SectionName = policy.SectionName! },
        },
        Validation = new BackendTlsValidationArgs
        {
            Hostname = policy.Hostname,
            WellKnownCACertificates = policy.WellKnownCACertificates?.Spelling()!,
            CaCertificateRefs = policy.CaCertificateRefs.Select(c => new LocalObjectReferenceArgs { Group = "", Kind = "ConfigMap", Name = c }).ToList(),
            SubjectAltNames = policy.SubjectAltNames.Select(ToArgs).ToList(),
        },
    };

    private static SubjectAltNameArgs ToArgs(string name) => name.Contains("://", StringComparison.Ordinal)
        ? new() { Type = "URI", Uri = name }
        : new() { Type = "Hostname", Hostname = name };
}
