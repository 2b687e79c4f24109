namespace GatewayStack.Infra.Settings;

/// <summary>What Azure and Kubernetes accept as names, as patterns that a whole name must match.</summary>
/// <remarks>Azure: "Naming rules and restrictions for Azure resources". Kubernetes: RFC 1123 labels and subdomains; host names as in the Gateway API's <c>Hostname</c>.</remarks>
internal static class Names
{
    /// <summary>RFC 1123 label.</summary>
    public const string LabelPattern = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    /// <summary>RFC 1123 subdomain; the length is bounded by the label lengths that use it.</summary>
    public const string SubdomainPattern = @"(?=.{1,253}\z)" + LabelPattern + @"(\." + LabelPattern + ")*";

    /// <summary>A DNS domain: two labels or more.</summary>
    public const string DomainPattern = @"(?=.{3,253}\z)" + LabelPattern + @"(\." + LabelPattern + ")+";

    /// <summary>A host name as written in a stack file: relative (one label, <c>*</c>, <c>@</c>) or full, perhaps with a wildcard label first.</summary>
    public const string HostPattern = @"@|\*|(?=.{1,253}\z)(\*\.)?" + LabelPattern + @"(\." + LabelPattern + ")*";

    /// <summary>Resource groups.</summary>
    public const string ResourceGroupPattern = @"[-\w().]{0,89}[-\w()]";

    /// <summary>Virtual networks: 2 to 64 characters.</summary>
    public const string VirtualNetworkPattern = @"[a-zA-Z0-9][-\w.]{0,62}\w";

    /// <summary>Subnets: 1 to 80 characters.</summary>
    public const string SubnetPattern = @"[a-zA-Z0-9]([-\w.]{0,78}\w)?";

    /// <summary>Key vaults: 3 to 24 characters, a letter first, no double hyphen.</summary>
    public const string VaultPattern = "(?=.{3,24}\\z)[a-zA-Z](-?[a-zA-Z0-9])+";

    /// <summary>AKS clusters.</summary>
    public const string ClusterPattern = "[a-zA-Z0-9]([-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?";

    /// <summary>Linux agent pools.</summary>
    public const string AgentPoolPattern = "[a-z][a-z0-9]{0,11}";

    /// <summary>Key Vault certificates: 1 to 127 letters, digits and hyphens.</summary>
    public const string CertificatePattern = "[a-zA-Z0-9-]{1,127}";

    /// <summary>Name of a public IP address.</summary>
    public const string PublicIPPattern = SubnetPattern;

    /// <summary>An IPv4 CIDR block.</summary>
    public const string CidrPattern = @"\d{1,3}(\.\d{1,3}){3}/\d{1,2}";

    /// <summary>A duration in whole seconds, minutes or hours.</summary>
    public const string DurationPattern = "[1-9][0-9]{0,4}[smh]";

    /// <summary>An IPv4 address or CIDR block.</summary>
    public const string IPRangePattern = @"\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?";

    /// <summary>A service tag of network security rules.</summary>
    public const string ServiceTagPattern = @"[A-Z][A-Za-z]+(\.[A-Za-z0-9]+)?";

    /// <summary>A GUID, as Entra ID shows object ids.</summary>
    public const string GuidPattern = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /// <summary>Resource id of a virtual network.</summary>
    public const string NetworkIdPattern = ResourceIdPrefix + "Microsoft\\.Network/virtualNetworks/[^/]+";

    /// <summary>Resource id of a Log Analytics workspace.</summary>
    public const string WorkspaceIdPattern = ResourceIdPrefix + "Microsoft\\.OperationalInsights/workspaces/[^/]+";

    /// <summary>Resource id of the private DNS zone of vaults.</summary>
    public const string PrivateDnsZoneIdPattern = ResourceIdPrefix + "Microsoft\\.Network/privateDnsZones/privatelink\\.vaultcore\\.azure\\.net";

    private const string ResourceIdPrefix = "/subscriptions/" + GuidPattern + "/resourceGroups/[^/]+/providers/";
}
