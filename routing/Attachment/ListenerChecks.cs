using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Attachment;

/// <summary>What a controller makes of a Gateway's listeners.</summary>
/// <remarks>Specification: <c>Listener</c>, <c>ListenerConditionReason</c>. Of listeners in conflict the first keeps the port, as in Istio.</remarks>
internal static class ListenerChecks
{
    private static readonly Dictionary<string, string[]> KindsOf = new(StringComparer.Ordinal)
    {
        ["HTTP"] = ["HTTPRoute", "GRPCRoute"],
        ["HTTPS"] = ["HTTPRoute", "GRPCRoute"],
        ["TLS"] = ["TLSRoute", "TCPRoute"],
        ["TCP"] = ["TCPRoute"],
        ["UDP"] = ["UDPRoute"],
    };

    private static readonly string[] Passthrough = ["TLSRoute"];

    public static void Check(World world, IReadOnlyList<ListenerState> listeners)
    {
        foreach (var (i, state) in listeners.Index())
        {
            var (kinds, unknown) = Kinds(state.Listener);
            state.Kinds = kinds;
            // A listener that lost a conflict holds nothing that a later one could be in conflict with.
            var conflict = listeners.Take(i).Where(earlier => earlier.Conditions[0].Status).Select(earlier => Conflict(earlier.Listener, state.Listener)).FirstOrDefault(c => c is not null);
            var clients = ClientCertificates(world, state);
            var references = References(world, state) ?? clients ?? (unknown is null ? null : new Condition("ResolvedRefs", false, "InvalidRouteKinds", $"{unknown} cannot attach to protocol {state.Listener.Protocol}"));
            var accepted = KindsOf.ContainsKey(state.Listener.Protocol)
                ? clients is not null ? new("Accepted", false, "NoValidCACertificate", clients.Message)
                : conflict is null ? Good("Accepted", "Accepted") : new("Accepted", false, conflict.Reason, conflict.Message)
                : new Condition("Accepted", false, "UnsupportedProtocol", $"there is no protocol {state.Listener.Protocol}");
            var noServer = state.Listener is { Protocol: "HTTPS", Tls: null } ? "HTTPS without tls: Istio opens no server on the port" : null;
            state.Conditions.Add(accepted);
            state.Conditions.Add(conflict ?? new("Conflicted", false, "NoConflicts", ""));
            state.Conditions.Add(references ?? Good("ResolvedRefs", "ResolvedRefs"));
            state.Conditions.Add(!accepted.Status ? new("Programmed", false, conflict?.Reason ?? "Invalid", accepted.Message)
                : references is { Reason: not "InvalidRouteKinds" } || kinds.Count == 0 ? new("Programmed", false, "Invalid", references?.Message ?? "")
                : noServer is not null ? new("Programmed", false, "Invalid", noServer)
                : Good("Programmed", "Programmed"));
        }
    }

    private static Condition Good(string type, string reason) => new(type, true, reason, "");

    private static (IReadOnlyList<string> Kinds, string? Unknown) Kinds(Listener listener)
    {
        var supported = listener is { Protocol: "TLS", Tls.Passthrough: true } ? Passthrough : KindsOf.GetValueOrDefault(listener.Protocol, []);
        if (listener.AllowedKinds is not { } allowed)
            return (supported, null);
        var unknown = allowed.FirstOrDefault(k => k.Group != "gateway.networking.k8s.io" || !supported.Contains(k.Kind));
        return ([.. allowed.Where(k => k.Group == "gateway.networking.k8s.io" && supported.Contains(k.Kind)).Select(k => k.Kind)],
            unknown == default ? null : unknown.Kind);
    }

    /// <summary>On one port, plain HTTP and TLS exclude one another, and so do two listeners of one host name.</summary>
    private static Condition? Conflict(Listener earlier, Listener later)
    {
        if (earlier.Port != later.Port || (earlier.Protocol == "UDP") != (later.Protocol == "UDP"))
            return null;
        if (Family(earlier) != Family(later))
            return new("Conflicted", true, "ProtocolConflict", $"port {later.Port} is {earlier.Protocol} for listener {earlier.Name} already");
        return earlier.Hostname == later.Hostname || Family(later) is "TCP" or "UDP"
            ? new("Conflicted", true, "HostnameConflict", $"listener {earlier.Name} has port {later.Port} and {(later.Hostname.Length == 0 ? "every host name" : later.Hostname)} already")
            : null;
    }

    private static string Family(Listener listener) => listener.IsTls ? "TLS" : listener.Protocol;

    /// <summary>What is wrong with the authorities that clients' certificates are checked against; null where one can be used, or
    /// none is asked for.</summary>
    private static Condition? ClientCertificates(World world, ListenerState state)
    {
        if (state.Listener.Protocol != "HTTPS")
            return null;
        List<Condition?> authorities = [.. state.Gateway.ClientAuthorities(state.Listener.Port).Select(authority => Problem(world, state.Gateway, authority))];
        return authorities.Contains(null) ? null : authorities.FirstOrDefault();
    }

    private static Condition? Problem(World world, Gateway gateway, ObjectReference authority) =>
        authority.Group != "" || authority.Kind is not ("ConfigMap" or "Secret") ? new("ResolvedRefs", false, "InvalidCACertificateKind", $"{authority.Kind} {authority.Target} is no ConfigMap")
        : !world.IsGranted("Gateway", gateway.Key.Namespace, authority) ? new("ResolvedRefs", false, "RefNotPermitted", $"{authority.Kind} {authority.Target} is in another namespace, and no ReferenceGrant there allows it")
        : !world.Exists(authority.Kind, authority.Target) ? new("ResolvedRefs", false, "InvalidCACertificateRef", $"{authority.Kind} {authority.Target} does not exist")
        : null;

    private static Condition? References(World world, ListenerState state)
    {
        foreach (var certificate in state.Listener.Tls?.Certificates ?? [])
        {
            var secret = certificate.Target;
            if (certificate.Group != "" || certificate.Kind != "Secret")
                return new("ResolvedRefs", false, "InvalidCertificateRef", $"{certificate.Kind} {secret} is not a Secret");
            if (!world.IsGranted(state.Listener.ListenerSet is null ? "Gateway" : "ListenerSet", state.Listener.Namespace, certificate))
                return new("ResolvedRefs", false, "RefNotPermitted", $"Secret {secret} is in another namespace, and no ReferenceGrant there allows it");
            if (!world.Exists("Secret", secret))
                return new("ResolvedRefs", false, "InvalidCertificateRef", $"Secret {secret} does not exist");
        }
        return null;
    }
}
