namespace GatewayStack.Planning.Rendering;

/// <summary>Type tokens as people say them.</summary>
internal static class TypeName
{
    /// <summary><c>kubernetes:apps/v1:Deployment</c> stays, the local package's and our own prefix go.</summary>
    public static string Short(string type) => type
        .Replace("azure-native_containerservice_v20260301:", "azure-native:", StringComparison.Ordinal)
        .Replace("gateway-stack:components:", "", StringComparison.Ordinal);

    /// <summary>The kind alone.</summary>
    public static string Kind(string type) => type[(type.LastIndexOf(':') + 1)..];

    /// <summary>Where a resource of the type lives.</summary>
    public static string Provider(string type) => type.Split(':')[0] switch
    {
        "kubernetes" => "in the cluster (kubernetes)",
        "pulumi" => "providers",
        _ => "in Azure (azure-native)",
    };
}
