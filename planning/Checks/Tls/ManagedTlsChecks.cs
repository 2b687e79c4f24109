using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Tls;

/// <summary>Certificates that the app routing operator brings, through options of listeners, and workload identity.</summary>
internal static partial class ManagedTlsChecks
{
    private const string UriOption = "kubernetes.azure.com/tls-cert-keyvault-uri";
    private const string AccountOption = "kubernetes.azure.com/tls-cert-service-account";
    private const string ClientId = "azure.workload.identity/client-id";
    private const string Use = "azure.workload.identity/use";
    private const string Docs = "AKS docs, Gateway API TLS with managed certificates; app routing operator v0.2.25 source";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW130", Severity.Error, "Managed certificate that cannot be fetched",
            "The option tls-cert-keyvault-uri is https://VAULT.vault.azure.net/certificates/NAME, and tls-cert-service-account names a ServiceAccount in the Gateway's namespace. Without the account "
            + "the operator stops at this listener, and the listeners after it get no certificate either; an account without an address is ignored.",
            "Set both options.", Docs, Options),
        new("GW131", Severity.Warning, "Managed certificate of a fixed version",
            "With a version in the address the certificate is never renewed in the cluster.", "Leave the version out.", Docs, Pinned),
        new("GW132", Severity.Error, "Name of a managed Secret that is too long, or taken",
            "The operator names its objects kv-gw-cert-GATEWAY-LISTENER. Above 63 characters the Deployment's label is refused, and gateway a-b with listener c has the same name as a with b-c.",
            "Shorten or change the names.", Docs, Names),
        new("GW133", Severity.Error, "ServiceAccount that is not ready for workload identity",
            "A ServiceAccount that signs in to Azure has the annotation azure.workload.identity/client-id and, for managed certificates, the label azure.workload.identity/use: \"true\". "
            + "Otherwise Azure says AADSTS700211 or AADSTS70021.", "Add both.", "azure-workload-identity#340, #1200", Accounts),
        new("GW134", Severity.Error, "Pod that gets no token of workload identity",
            "Where a pod mounts a SecretProviderClass with clientID, its ServiceAccount carries the client id; where it uses Azure's SDK, its label azure.workload.identity/use: \"true\" makes the token appear.",
            "Add serviceAccountName, and the label in the pod template.", "AKV provider#1284; azure-workload-identity docs", Pods),
        new("GW135", Severity.Warning, "Listener that the operator changes and Pulumi changes back",
            "The operator writes certificateRefs into the listener. Unless that is ignored, each pulumi up takes them away and HTTPS is down until the operator writes them again.",
            "Add ignoreChanges for spec.listeners[*].tls.certificateRefs.", Docs, Drift),
    ];

    private static IEnumerable<ManagedListener> Managed(CheckContext context) =>
        from gateway in context.OfKind("Gateway")
        from listener in CheckContext.Listeners(gateway)
        let options = listener.Item["tls"].Get("options")
        where options.Get(UriOption) is not null || options.Get(AccountOption) is not null
        select new ManagedListener(gateway, $"{listener.Path}.tls.options", listener.Item, options.Get(UriOption).AsText(), options.Get(AccountOption).AsText());

    private static IEnumerable<Found> Options(CheckContext context)
    {
        foreach (var (gateway, path, listener, uri, account) in Managed(context))
        {
            if (uri is null)
                yield return Found.In(gateway, path, $"listener {listener["name"].Shown()} names a ServiceAccount and no certificate, so the account is ignored", $"add {UriOption}");
            else if (!Marker.IsSimulated(uri) && !Address().IsMatch(uri))
                yield return Found.In(gateway, path, $"{uri} is not the address of a certificate", "use https://VAULT.vault.azure.net/certificates/NAME");
            else if (account is null)
                yield return Found.In(gateway, path, $"listener {listener["name"].Shown()} names no ServiceAccount: it and the listeners after it get no certificate", $"add {AccountOption}");
            else if (context.OfKind("ServiceAccount").Any() && !context.Has("ServiceAccount", gateway.Namespace, account))
                yield return Found.In(gateway, path, $"there is no ServiceAccount {gateway.Namespace}/{account}", "add it, in the Gateway's namespace");
        }
    }

    private static IEnumerable<Found> Pinned(CheckContext context) =>
        from managed in Managed(context)
        where managed.Uri is not null && Address().Match(managed.Uri) is { Success: true } match && match.Groups["version"].Success
        select Found.In(managed.Gateway, managed.Path, $"{managed.Uri} is one version of the certificate", "remove the last part of the address");

    private static IEnumerable<Found> Names(CheckContext context)
    {
        HashSet<(string, string)> seen = [];
        foreach (var (gateway, path, listener, uri, _) in Managed(context))
        {
            var name = $"kv-gw-cert-{gateway.Name}-{listener["name"].AsText()}";
            if (uri is null)
                continue;
            if (name.Length > 63)
                yield return Found.In(gateway, path, $"the Secret would be {name}, {name.Length} characters of at most 63", "shorten the name of Gateway or listener");
            if (!seen.Add((gateway.Namespace, name)))
                yield return Found.In(gateway, path, $"another listener has the Secret {name} too", "rename one of the two listeners");
        }
    }

    private static IEnumerable<Found> Accounts(CheckContext context)
    {
        var managed = Managed(context).Select(m => (m.Gateway.Namespace, m.Account)).ToHashSet();
        foreach (var account in context.OfKind("ServiceAccount"))
        {
            var client = account.Body.Get("metadata", "annotations", ClientId).AsText();
            if (!managed.Contains((account.Namespace, account.Name)))
                continue;
            if (string.IsNullOrEmpty(client))
                yield return Found.In(account, "metadata", "a listener's certificate is fetched with it, and it has no client id", $"add the annotation {ClientId}");
            if (account.Body.Get("metadata", "labels", Use).AsText() != "true")
                yield return Found.In(account, "metadata", "a listener's certificate is fetched with it, and it has no label for workload identity", $"add the label {Use}: \"true\"");
        }
    }

    private static IEnumerable<Found> Pods(CheckContext context)
    {
        foreach (var pod in context.Pods)
        {
            var account = pod.Spec.Get("serviceAccountName").AsText() ?? "default";
            foreach (var (path, name, _) in pod.SecretVolumes)
            {
                if (context.ProviderClasses.FirstOrDefault(c => c.Manifest.Namespace == pod.Owner.Namespace && c.Manifest.Name == name)?.Parameters["clientID"].AsText() is not { Length: > 0 })
                    continue;
                if (account == "default")
                    yield return Found.In(pod.Owner, path, $"SecretProviderClass {name} signs in with workload identity, and the pod has the default ServiceAccount", "set serviceAccountName to the federated one");
                else if (context.OfKind("ServiceAccount").FirstOrDefault(a => a.Namespace == pod.Owner.Namespace && a.Name == account) is { } known && known.Body.Get("metadata", "annotations", ClientId) is null)
                    yield return Found.In(known, "metadata", $"{pod.Owner} signs in with it, and it has no client id", $"add the annotation {ClientId}");
            }
            if (context.OfKind("ServiceAccount").Any(a => a.Namespace == pod.Owner.Namespace && a.Name == account && a.Body.Get("metadata", "annotations", ClientId) is not null)
                && !pod.SecretVolumes.Any() && pod.Template.Get("metadata", "labels", Use).AsText() != "true")
                yield return Found.In(pod.Owner, pod.At("serviceAccountName"), $"ServiceAccount {account} is for workload identity, and the pod has no label for it", $"add the label {Use}: \"true\" to the pod template");
        }
    }

    private static IEnumerable<Found> Drift(CheckContext context) =>
        from managed in Managed(context)
        let resource = context.ResourceOf(managed.Gateway)
        where resource is not null && managed.Uri is not null && managed.Listener["tls"].Get("certificateRefs") is null && !resource.IgnoreChanges.Any(p => p.EndsWith("tls.certificateRefs", StringComparison.Ordinal))
        select Found.In(managed.Gateway, managed.Path, "the operator adds certificateRefs, and the next pulumi up removes them", "ignore changes of spec.listeners[*].tls.certificateRefs");

    [GeneratedRegex(@"^https://[-A-Za-z0-9]{3,24}\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net)/certificates/[-A-Za-z0-9]{1,127}(?<version>/[-A-Za-z0-9]+)?/?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    private sealed record ManagedListener(KubernetesObject Gateway, string Path, JsonObject Listener, string? Uri, string? Account);
}
