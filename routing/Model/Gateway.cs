using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Model;

/// <summary>A Gateway.</summary>
public sealed record Gateway
{
    /// <summary>Its namespace and name.</summary>
    public required ObjectKey Key { get; init; }

    /// <summary>Its class.</summary>
    public required string ClassName { get; init; }

    /// <summary>Its own listeners.</summary>
    public required IReadOnlyList<Listener> Listeners { get; init; }

    /// <summary>From which namespaces ListenerSets may join; null: from none.</summary>
    public NamespaceSelection? AllowedListeners { get; init; }

    /// <summary>The object it was read from.</summary>
    public required KubernetesObject Manifest { get; init; }

    /// <summary>The authorities that certificates of clients are checked against: those of a port, else the Gateway's.</summary>
    internal IReadOnlyList<ObjectReference> ClientAuthorities(int port)
    {
        var frontend = Manifest.Body["spec"].Get("tls", "frontend");
        var ofPort = frontend.Get("perPort").AsObjects().FirstOrDefault(p => p["port"].AsInt() == port);
        var validation = ofPort is null ? frontend.Get("default", "validation") : ofPort["tls"].Get("validation");
        return [.. validation.Get("caCertificateRefs").AsObjects().Select(r => new ObjectReference(
            r["group"].AsText() ?? "", r["kind"].AsText() ?? "", new(r["namespace"].AsText() ?? Key.Namespace, r["name"].AsText() ?? "")))];
    }
}

/// <summary>A ListenerSet: listeners that join a Gateway.</summary>
public sealed record ListenerSet
{
    /// <summary>Its namespace and name.</summary>
    public required ObjectKey Key { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The Gateway it joins.</summary>
    public required ObjectKey Gateway { get; init; }

    /// <summary>Its listeners.</summary>
    public required IReadOnlyList<Listener> Listeners { get; init; }

    /// <summary>The object it was read from.</summary>
    public required KubernetesObject Manifest { get; init; }
}

/// <summary>A listener.</summary>
public sealed record Listener
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The host name it serves, in lower case; empty: every one.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; init; }

    /// <summary>HTTP, HTTPS, TLS, TCP or UDP.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>How TLS is handled; null where there is no <c>tls</c>.</summary>
    public ListenerTls? Tls { get; init; }

    /// <summary>From which namespaces routes may attach.</summary>
    public NamespaceSelection AllowedNamespaces { get; init; } = NamespaceSelection.Same;

    /// <summary>Which kinds of routes may attach; null: those of the protocol.</summary>
    public IReadOnlyList<(string Group, string Kind)>? AllowedKinds { get; init; }

    /// <summary>The namespace it is declared in: the Gateway's or the ListenerSet's.</summary>
    public required string Namespace { get; init; }

    /// <summary>The ListenerSet it is declared in; null: the Gateway itself.</summary>
    public ObjectKey? ListenerSet { get; init; }

    /// <summary>Where it stands in its object, such as <c>spec.listeners[0]</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The protocols its routes are chosen for by TLS's server name.</summary>
    public bool IsTls => Protocol is "HTTPS" or "TLS";
}

/// <summary>TLS of a listener.</summary>
/// <param name="Passthrough">Whether the backend terminates TLS.</param>
/// <param name="Certificates">The Secrets.</param>
/// <param name="HasOptions">Whether an implementation is told something of its own, such as where to get the certificate.</param>
public sealed record ListenerTls(bool Passthrough, IReadOnlyList<ObjectReference> Certificates, bool HasOptions);

/// <summary>A choice of namespaces.</summary>
/// <param name="From">Same, All, Selector or None.</param>
/// <param name="Labels">For Selector: labels a namespace must have.</param>
/// <param name="Expressions">For Selector: further conditions.</param>
public sealed record NamespaceSelection(string From, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<LabelExpression> Expressions)
{
    /// <summary>The declaring object's own namespace.</summary>
    public static NamespaceSelection Same { get; } = new("Same", new Dictionary<string, string>(), []);
}

/// <summary>A condition on a label.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">In, NotIn, Exists or DoesNotExist.</param>
/// <param name="Values">Values, for In and NotIn.</param>
public sealed record LabelExpression(string Key, string Operator, IReadOnlyList<string> Values);
