using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>How certificates reach listeners: the sync workload, and the app routing operator's integration.</summary>
/// <remarks>The operator names everything of a listener <c>kv-gw-cert-GATEWAY-LISTENER</c>, also a Deployment's label.</remarks>
internal static class TlsRules
{
    private const int LongestName = 63;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (i, toleration) in settings.Tls.Workload.Tolerations.Index())
        {
            var key = $"{prefix}tls.workload.tolerations[{i}]";
            if (toleration is { Operator: TolerationOperator.Exists, Value: { } value })
                yield return new($"{key}.value", "is compared with nothing: the operator is Exists", value, "remove it, or use operator Equal");
            if (toleration is { Operator: TolerationOperator.Equal, Key: null })
                yield return new(key, "has no key, which only the operator Exists may leave out", null, "set key, or operator: Exists");
        }
        if (settings.Tls.Mode == TlsMode.Managed)
        {
            foreach (var problem in CheckManaged(settings, prefix))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckManaged(StackSettings settings, string prefix)
    {
        if (settings.Ingress is not (Ingress.AppRouting or Ingress.IstioAddon or Ingress.None))
            yield return new(prefix + "tls.mode", $"is not available with ingress {settings.Ingress.Spelling()}", "managed", "use sync, or ingress appRouting or istioAddon");
        if (settings.Tls.Objects == SecretObjects.Pair)
            yield return new(prefix + "tls.objects", "is for mode sync: the operator always serves the chain", "pair", "remove it, or use tls.mode: sync");
        Dictionary<(string, string), string> generated = [];
        foreach (var (gatewayName, gateway) in settings.Gateways)
        {
            foreach (var (i, listener) in gateway.Listeners.Index().Where(l => l.Item.Protocol == ListenerProtocol.HTTPS))
            {
                var (name, key) = ($"kv-gw-cert-{gatewayName}-{listener.Name}", $"{prefix}gateways.{gatewayName}.listeners[{i}].name");
                if (name.Length > LongestName)
                {
                    yield return new(key, $"makes the operator's name {name} longer than {LongestName} characters, and its Deployment invalid", listener.Name,
                        $"shorten the names of Gateway and listener by {name.Length - LongestName} characters");
                }
                if (!generated.TryAdd((gateway.Namespace, name), $"{gatewayName}/{listener.Name}"))
                {
                    yield return new(key, $"makes the operator use the name {name} twice, also for {generated[(gateway.Namespace, name)]}", listener.Name,
                        "rename the listener, or use another namespace");
                }
            }
        }
    }
}
