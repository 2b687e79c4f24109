using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>How certificates reach the cluster.</summary>
public sealed record TlsSettings
{
    /// <summary>Who brings certificates from the vault into the cluster.</summary>
    [Description("who brings certificates from the vault into the cluster: sync, a workload of the stack; managed, the app routing operator")]
    public TlsMode Mode { get; init; } = TlsMode.Sync;

    /// <summary>How often the cluster looks for a new version of a certificate.</summary>
    [Description("how often the cluster looks for a new version of a certificate")]
    [Pattern(Names.DurationPattern, "a duration such as 2m")]
    public string RotationPollInterval { get; init; } = "2m";

    /// <summary>What the Secret's certificate is taken from.</summary>
    [Description("chain: the Secret holds the certificate with its intermediates; pair: the certificate alone")]
    public SecretObjects Objects { get; init; } = SecretObjects.Chain;

    /// <summary>From how many days before its end a certificate is reported.</summary>
    [Description("from how many days before its end a certificate is reported")]
    [Bounds(0, 3650)]
    public int ExpiryWarningDays { get; init; } = 30;

    /// <summary>Where the workload that keeps the Secrets runs.</summary>
    [Description("the workload that keeps the Secrets in the cluster, in mode sync")]
    public SyncWorkloadSettings Workload { get; init; } = new();

    /// <summary>The cert-manager that certificates with source acme come from.</summary>
    [Description("the cert-manager that certificates with source acme come from")]
    public CertManagerSettings CertManager { get; init; } = new();
}

/// <summary>Who brings certificates from the vault into the cluster.</summary>
public enum TlsMode
{
    /// <summary>A SecretProviderClass and a workload that mounts it, for each certificate and namespace.</summary>
    Sync,

    /// <summary>The app routing operator, through options of the listeners.</summary>
    Managed,
}

/// <summary>The workload that keeps the Secrets.</summary>
public sealed record SyncWorkloadSettings
{
    /// <summary>Its priority class.</summary>
    [Description("its priority class; default: the cluster's default")]
    [Pattern(Names.SubdomainPattern, "a name: lower-case letters, digits, '-' and '.'")]
    public string? PriorityClassName { get; init; }

    /// <summary>The taints it tolerates.</summary>
    [Description("the node taints it tolerates")]
    public IReadOnlyList<TolerationSettings> Tolerations { get; init; } = [];
}

/// <summary>A taint that is tolerated.</summary>
public sealed record TolerationSettings
{
    /// <summary>Key of the taint.</summary>
    [Description("key of the taint; default: every one")]
    public string? Key { get; init; }

    /// <summary>How the value is compared.</summary>
    [Description("Equal: key and value are the taint's; Exists: the key is")]
    public TolerationOperator Operator { get; init; } = TolerationOperator.Equal;

    /// <summary>Value of the taint.</summary>
    [Description("value of the taint, for Equal")]
    public string? Value { get; init; }

    /// <summary>Effect of the taint.</summary>
    [Description("effect of the taint; default: every one")]
    public TaintEffect? Effect { get; init; }
}

/// <summary>How a toleration matches a taint.</summary>
[Verbatim]
public enum TolerationOperator
{
    /// <summary>Key and value are the same.</summary>
    Equal,

    /// <summary>The key is there.</summary>
    Exists,
}

/// <summary>What a taint does to pods.</summary>
[Verbatim]
public enum TaintEffect
{
    /// <summary>They are not placed there.</summary>
    NoSchedule,

    /// <summary>They are rather not placed there.</summary>
    PreferNoSchedule,

    /// <summary>They are moved away.</summary>
    NoExecute,
}

/// <summary>cert-manager.</summary>
public sealed record CertManagerSettings
{
    /// <summary>Version of the chart.</summary>
    [Description("version of the official Helm chart; 1.20 or later, which ties challenges to the Gateway they are for")]
    [Pattern(@"v1\.(2\d|[3-9]\d)\.\d+", "a version such as v1.21.1, not below v1.20")]
    public string Version { get; init; } = "v1.21.1";

    /// <summary>Namespace it is installed into.</summary>
    [Description("namespace it is installed into; the chart creates it")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public string Namespace { get; init; } = "cert-manager";
}

/// <summary>Which Key Vault objects feed a TLS Secret.</summary>
public enum SecretObjects
{
    /// <summary>One <c>secret</c> object, for key and full chain.</summary>
    Chain,

    /// <summary>A <c>secret</c> object for the key and a <c>cert</c> object for the leaf certificate.</summary>
    Pair,
}
