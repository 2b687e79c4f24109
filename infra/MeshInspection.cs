using GatewayStack.Components.Istio;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>Something about the mesh that is worth knowing and not wrong.</summary>
/// <param name="Id">Id of the check that reports it.</param>
/// <param name="Key">The setting.</param>
/// <param name="Message">What it is.</param>
/// <param name="Fix">What to do where it is not meant.</param>
public sealed record MeshAdvice(string Id, string Key, string Message, string Fix);

/// <summary>Looks at what the mesh does with what the settings leave open.</summary>
public static class MeshInspection
{
    /// <summary>Everything worth knowing.</summary>
    public static IEnumerable<MeshAdvice> Run(StackSettings settings)
    {
        if (!settings.HasIstioAddon())
            yield break;
        foreach (var (i, name) in settings.Mesh.Revisions.Index())
        {
            if (MeshRevision.Of(name) is { IsKnown: false })
            {
                yield return new("GW303", $"{SettingsReader.Namespace}:mesh.revisions[{i}]",
                    $"{name} is newer than the revisions whose Kubernetes versions are known here", "see that `az aks mesh get-revisions` lists it for the cluster's version");
            }
        }
        if (settings.Mesh.Revisions.Count < 2 || settings.Ingress != Ingress.IstioAddon)
            yield break;
        foreach (var (name, _) in settings.Gateways.Where(g => g.Value.Revision is null))
        {
            yield return new("GW304", $"{SettingsReader.Namespace}:gateways.{name}",
                $"names no revision while there are two, so the newer one, {settings.DefaultRevision()}, takes it at once",
                $"set revision to {string.Join(" or ", settings.Mesh.Revisions)} to move it when you choose to");
        }
    }
}
