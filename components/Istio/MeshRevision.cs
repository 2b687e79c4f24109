using System.Globalization;

namespace GatewayStack.Components.Istio;

/// <summary>A revision of the Istio add-on, such as <c>asm-1-29</c>.</summary>
/// <remarks>AKS docs, "Istio service mesh add-on support policy": supported Kubernetes versions. The Gateway API needs asm-1-26.</remarks>
/// <param name="Name">Its name.</param>
/// <param name="Minor">The minor version of Istio 1.</param>
public sealed record MeshRevision(string Name, int Minor)
{
    private const string Prefix = "asm-1-";
    private const int FirstWithGatewayApi = 26;
    private const int FirstWithCertificatePairs = 27;
    private const int FirstWithTlsRoute = 30;

    /// <summary>The Kubernetes minor versions of each known revision: first and last.</summary>
    private static readonly Dictionary<int, (int First, int Last)> Kubernetes = new()
    {
        [26] = (29, 34),
        [27] = (29, 35),
        [28] = (30, 35),
        [29] = (31, 36),
        [30] = (32, 36),
    };

    /// <summary>The revision of that name, or null where it is not the name of one.</summary>
    public static MeshRevision? Of(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new(name, minor)
            : null;

    /// <summary>The known revisions that run on a Kubernetes version, oldest first.</summary>
    /// <param name="kubernetesVersion">Minor or patch version, such as <c>1.35</c>.</param>
    public static IEnumerable<string> On(string kubernetesVersion) => Kubernetes
        .Where(k => k.Value.First <= MinorOf(kubernetesVersion) && MinorOf(kubernetesVersion) <= k.Value.Last)
        .Select(k => Prefix + k.Key.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether it programs Gateways of the Gateway API.</summary>
    public bool HasGatewayApi => Minor >= FirstWithGatewayApi;

    /// <summary>Whether a listener may serve two certificates, RSA and ECDSA.</summary>
    public bool HasCertificatePairs => Minor >= FirstWithCertificatePairs;

    /// <summary>Whether it programs TLSRoutes; the bundle of Kubernetes 1.36 is needed as well.</summary>
    public bool HasTlsRoute => Minor >= FirstWithTlsRoute;

    /// <summary>Whether it is known here which Kubernetes versions it runs on.</summary>
    public bool IsKnown => Kubernetes.ContainsKey(Minor);

    /// <summary>Whether it runs on a Kubernetes version; so is a revision that is newer than what is known here.</summary>
    /// <param name="kubernetesVersion">Minor or patch version, such as <c>1.35</c>.</param>
    public bool RunsOn(string kubernetesVersion) => !IsKnown || On(kubernetesVersion).Contains(Name);

    private static int MinorOf(string kubernetesVersion) => int.Parse(kubernetesVersion.Split('.')[1], NumberStyles.None, CultureInfo.InvariantCulture);
}
