using GatewayStack.Infra;

namespace GatewayStack.Planning.Checks.Mesh;

/// <summary>The Istio add-on: what its settings leave open.</summary>
internal static class MeshChecks
{
    private const string Docs = "AKS docs, Istio service mesh add-on: support policy, upgrade";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW303", Severity.Info, "Mesh revision newer than what is known here",
            "Which Kubernetes versions it runs on, and what it brings, is checked for known revisions only.",
            "See that `az aks mesh get-revisions` lists it for the cluster's version.", Docs, context => Advice(context, "GW303")),
        new("GW304", Severity.Info, "Gateway that an upgrade moves at once",
            "While two revisions run, a Gateway without a revision belongs to the newer one from the first moment, before anything was tried on it.",
            "Set the Gateway's revision, and change it when you choose to.", Docs, context => Advice(context, "GW304")),
    ];

    private static IEnumerable<Found> Advice(CheckContext context, string id) => context.Settings is not { } settings ? [] :
        from advice in MeshInspection.Run(settings)
        where advice.Id == id
        select Found.At(advice.Key, advice.Message, advice.Fix);
}
