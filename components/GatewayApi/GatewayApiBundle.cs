namespace GatewayStack.Components.GatewayApi;

/// <summary>The Gateway API bundle (standard channel) that AKS installs with a Kubernetes version.</summary>
/// <remarks>AKS docs, "Managed Gateway API installation", supported versions. What a bundle lacks is refused by the API server.</remarks>
/// <param name="Version">Version of the bundle.</param>
/// <param name="KubernetesVersion">The first Kubernetes version that gets it.</param>
public sealed record GatewayApiBundle(string Version, string KubernetesVersion)
{
    private static readonly (string Kubernetes, string Bundle)[] Installed =
    [
        ("1.33", "v1.2.1"),
        ("1.34", "v1.3.0"),
        ("1.35", "v1.4.1"),
        ("1.36", "v1.5.1"),
    ];

    /// <summary>The Kubernetes minor versions with a known bundle, oldest first.</summary>
    public static IEnumerable<string> KubernetesVersions => Installed.Select(i => i.Kubernetes);

    /// <summary>The bundle of a Kubernetes version (minor or patch), or null where none is known.</summary>
    public static GatewayApiBundle? Of(string kubernetesVersion)
    {
        var minor = string.Join('.', kubernetesVersion.Split('.').Take(2));
        return Installed.FirstOrDefault(i => i.Kubernetes == minor) is { Kubernetes: not null } found ? new(found.Bundle, found.Kubernetes) : null;
    }

    /// <summary>A release of the bundle, as new as the newest one known here that is not newer; null for one that is older than all.</summary>
    /// <param name="version">A release, such as <c>v1.5.1</c>.</param>
    public static GatewayApiBundle? OfVersion(string version)
    {
        var release = System.Version.Parse(version.AsSpan(1));
        return Installed.LastOrDefault(i => System.Version.Parse(i.Bundle.AsSpan(1)) <= release) is { Kubernetes: not null } found ? new(version, found.Kubernetes) : null;
    }

    /// <summary>Whether this bundle is at least as new as the one that came with a Kubernetes version.</summary>
    /// <param name="kubernetesVersion">A minor version, such as <c>1.36</c>.</param>
    public bool IsAtLeastThatOf(string kubernetesVersion) => string.CompareOrdinal(KubernetesVersion, kubernetesVersion) >= 0;
}
