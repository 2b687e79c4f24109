using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Tests;

public sealed class AttachmentTests
{
    private const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: public, namespace: infra }
        spec:
          gatewayClassName: istio
          listeners:
        """;

    [Theory]
    [InlineData("", "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: x, namespace: infra }\nspec: { secretName: web-tls }", "ResolvedRefs")]
    [InlineData("", "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: x, namespace: other }\nspec: { secretName: web-tls }", "InvalidCertificateRef")]
    [InlineData("", "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: web-tls, namespace: infra }", "ResolvedRefs")]
    [InlineData("", "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: x, namespace: infra }\nspec: { target: { name: web-tls } }", "ResolvedRefs")]
    [InlineData("", "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: web-tls, namespace: infra }", "ResolvedRefs")]
    [InlineData(", annotations: { cert-manager.io/cluster-issuer: le }", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }", "ResolvedRefs")]
    [InlineData("", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }", "InvalidCertificateRef")]
    public void A_Secret_that_somebody_keeps_in_the_cluster_exists(string annotations, string keeper, string reason)
    {
        var listener = Topology($$"""
            {{Gateway.Replace("infra }", $"infra{annotations} }}")}}
                - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: web-tls }] } }
            ---
            {{keeper}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: { name: another, namespace: infra }
            """).Listeners.Single();

        Assert.Equal(reason, listener.Conditions.Single(c => c.Type == "ResolvedRefs").Reason);
    }

    [Theory]
    [InlineData("{ group: '', kind: ConfigMap, name: authority }", "Accepted ResolvedRefs")]
    [InlineData("{ group: '', kind: ConfigMap, name: missing }", "NoValidCACertificate InvalidCACertificateRef")]
    [InlineData("{ group: '', kind: Service, name: authority }", "NoValidCACertificate InvalidCACertificateKind")]
    [InlineData("{ group: '', kind: ConfigMap, name: authority, namespace: other }", "NoValidCACertificate RefNotPermitted")]
    [InlineData("{ group: '', kind: ConfigMap, name: missing }, { group: '', kind: ConfigMap, name: authority }", "Accepted ResolvedRefs")]
    public void Authorities_of_clients_exist_and_may_be_used(string authorities, string reasons)
    {
        var listeners = Topology($$"""
            {{Gateway}}
                - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: web-tls }] } }
                - { name: open, port: 8443, protocol: HTTPS, tls: { certificateRefs: [{ name: web-tls }] } }
              tls: { frontend: { default: { validation: { caCertificateRefs: [{{authorities}}] } }, perPort: [{ port: 8443, tls: {} }] } }
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: authority, namespace: infra }
            """).Listeners.Select(l => string.Join(' ', l.Conditions.Where(c => c.Type is "Accepted" or "ResolvedRefs").Select(c => c.Reason)));

        Assert.Equal([reasons, "Accepted ResolvedRefs"], listeners);
    }

    [Fact]
    public void A_listener_that_lost_a_conflict_is_in_the_way_of_no_other()
    {
        var listeners = Topology($$"""
            {{Gateway}}
                - { name: http, port: 80, protocol: HTTP, hostname: a.example.com }
                - { name: tcp, port: 80, protocol: TCP }
                - { name: more, port: 80, protocol: HTTP, hostname: b.example.com }
            """).Listeners.ToDictionary(l => l.Listener.Name, l => string.Join(" ", l.Conditions.Select(c => c.Reason)));

        Assert.Equal("Accepted NoConflicts ResolvedRefs Programmed", listeners["http"]);
        Assert.Equal("ProtocolConflict ProtocolConflict ResolvedRefs ProtocolConflict", listeners["tcp"]);
        Assert.Equal("Accepted NoConflicts ResolvedRefs Programmed", listeners["more"]);
    }

    [Theory]
    [InlineData("allowedListeners: { namespaces: { from: Same } }", "apps", "NotAllowed")]
    [InlineData("allowedListeners: { namespaces: { from: Same } }", "infra", "Accepted")]
    [InlineData("allowedListeners: { namespaces: { from: All } }", "apps", "Accepted")]
    [InlineData("allowedListeners: { namespaces: { from: None } }", "infra", "NotAllowed")]
    [InlineData("addresses: []", "infra", "NotAllowed")]
    public void A_ListenerSet_joins_or_is_told_why_not(string allowed, string ns, string reason)
    {
        var set = Topology($$"""
            {{Gateway}}
                - { name: http, port: 80, protocol: HTTP }
              {{allowed}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: ListenerSet
            metadata: { name: more, namespace: {{ns}} }
            spec:
              parentRef: { name: public, namespace: infra }
              listeners: [{ name: more, port: 8080, protocol: HTTP }]
            """).ListenerSets.Single();

        Assert.Equal(reason, set.Conditions.Single(c => c.Type == "Accepted").Reason);
    }

    [Theory]
    [InlineData("- { name: http, port: 80, protocol: HTTP }", "apps", "{ name: public, namespace: infra }", "NotAllowedByListeners")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }", "apps", "{ name: public, namespace: infra }", "Accepted")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: a } } } } }", "apps", "{ name: public, namespace: infra }", "Accepted")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: b } } } } }", "apps", "{ name: public, namespace: infra }", "NotAllowedByListeners")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { kubernetes.io/metadata.name: apps } } } } }", "apps", "{ name: public, namespace: infra }", "Accepted")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: In, values: [a, c] }] } } } }", "apps", "{ name: public, namespace: infra }", "Accepted")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: DoesNotExist }] } } } }", "apps", "{ name: public, namespace: infra }", "NotAllowedByListeners")]
    [InlineData("- { name: http, port: 80, protocol: HTTP }", "infra", "{ name: public }", "Accepted")]
    [InlineData("- { name: http, port: 80, protocol: HTTP }", "infra", "{ name: public, sectionName: htp }", "NoMatchingParent")]
    [InlineData("- { name: http, port: 80, protocol: HTTP }", "infra", "{ name: public, port: 81 }", "NoMatchingParent")]
    [InlineData("- { name: http, port: 80, protocol: HTTP }", "infra", "{ name: public, sectionName: http, port: 81 }", "NoMatchingParent")]
    [InlineData("- { name: http, port: 80, protocol: HTTP }", "infra", "{ name: other }", "NoMatchingParent")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, hostname: other.example.com }", "infra", "{ name: public }", "NoMatchingListenerHostname")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, hostname: '*.example.com' }", "infra", "{ name: public }", "Accepted")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, hostname: '*.shop.example.com' }", "infra", "{ name: public }", "NoMatchingListenerHostname")]
    [InlineData("- { name: http, port: 80, protocol: HTTP, allowedRoutes: { kinds: [{ kind: GRPCRoute }] } }", "infra", "{ name: public }", "NotAllowedByListeners")]
    [InlineData("- { name: tls, port: 443, protocol: TLS, tls: { mode: Passthrough } }", "infra", "{ name: public }", "NotAllowedByListeners")]
    public void A_route_attaches_or_is_told_why_not(string listener, string ns, string parent, string reason)
    {
        var route = Topology($"""
            {Gateway}
                {listener}
            ---
            apiVersion: v1
            kind: Namespace
            metadata:
              name: apps
              labels: {"{ team: a }"}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: shop
              namespace: {ns}
            spec:
              parentRefs: [{parent}]
              hostnames: [shop.example.com]
            """).RouteParents.Single();

        Assert.Equal(reason, route.Conditions.Single(c => c.Type == "Accepted").Reason);
    }

    [Theory]
    [InlineData("- { name: a, port: 80, protocol: HTTP }\n    - { name: b, port: 80, protocol: HTTP, hostname: x.example.com }", "NoConflicts")]
    [InlineData("- { name: a, port: 80, protocol: HTTP }\n    - { name: b, port: 80, protocol: HTTP }", "HostnameConflict")]
    [InlineData("- { name: a, port: 443, protocol: HTTP }\n    - { name: b, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: web }] } }", "ProtocolConflict")]
    [InlineData("- { name: a, port: 443, protocol: TLS, hostname: a.example.com, tls: { mode: Passthrough } }\n    - { name: b, port: 443, protocol: HTTPS, hostname: b.example.com, tls: { certificateRefs: [{ name: web }] } }", "NoConflicts")]
    public void Of_listeners_in_conflict_the_later_one_is_told(string listeners, string reason)
    {
        var second = Topology($"{Gateway}\n    {listeners}").Listeners.Last();

        Assert.Equal(reason, second.Conditions.Single(c => c.Type == "Conflicted").Reason);
        Assert.Equal(reason == "NoConflicts", second.Serves);
    }

    [Theory]
    [InlineData("- { name: a, port: 443, protocol: HTTPS }", "Programmed", "Invalid")]
    [InlineData("- { name: a, port: 443, protocol: QUIC }", "Accepted", "UnsupportedProtocol")]
    [InlineData("- { name: a, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: gone }] } }", "ResolvedRefs", "InvalidCertificateRef")]
    [InlineData("- { name: a, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: web, kind: ConfigMap }] } }", "ResolvedRefs", "InvalidCertificateRef")]
    [InlineData("- { name: a, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: web, namespace: certs }] } }", "ResolvedRefs", "RefNotPermitted")]
    [InlineData("- { name: a, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: granted, namespace: granted }] } }", "ResolvedRefs", "ResolvedRefs")]
    [InlineData("- { name: a, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: web }] } }", "Programmed", "Programmed")]
    [InlineData("- { name: a, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: synced }] } }", "Programmed", "Programmed")]
    [InlineData("- { name: a, port: 80, protocol: HTTP, allowedRoutes: { kinds: [{ kind: TLSRoute }] } }", "ResolvedRefs", "InvalidRouteKinds")]
    public void A_listener_reports_what_a_controller_would(string listener, string type, string reason)
    {
        var state = Topology($$"""
            {{Gateway}}
                {{listener}}
            ---
            { apiVersion: v1, kind: Secret, metadata: { name: web, namespace: infra } }
            ---
            { apiVersion: v1, kind: Secret, metadata: { name: web, namespace: certs } }
            ---
            { apiVersion: v1, kind: Secret, metadata: { name: granted, namespace: granted } }
            ---
            apiVersion: secrets-store.csi.x-k8s.io/v1
            kind: SecretProviderClass
            metadata: { name: synced, namespace: infra }
            spec: { secretObjects: [{ secretName: synced, type: kubernetes.io/tls }] }
            ---
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: { name: gateways, namespace: granted }
            spec:
              from: [{ group: gateway.networking.k8s.io, kind: Gateway, namespace: infra }]
              to: [{ group: "", kind: Secret, name: granted }]
            """).Listeners.Single();

        Assert.Equal(reason, state.Conditions.Single(c => c.Type == type).Reason);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("allowedListeners: { namespaces: { from: None } }", 1)]
    [InlineData("allowedListeners: { namespaces: { from: Same } }", 1)]
    [InlineData("allowedListeners: { namespaces: { from: All } }", 2)]
    public void A_ListenerSet_joins_a_Gateway_that_lets_it(string allowed, int listeners)
    {
        var topology = Topology($$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: public, namespace: infra }
            spec:
              gatewayClassName: istio
              {{allowed}}
              listeners: [{ name: http, port: 80, protocol: HTTP }]
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: ListenerSet
            metadata: { name: more, namespace: apps }
            spec:
              parentRef: { name: public, namespace: infra }
              listeners: [{ name: extra, port: 8080, protocol: HTTP }]
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: shop, namespace: apps }
            spec:
              parentRefs: [{ kind: ListenerSet, name: more }]
            """);

        Assert.Equal(listeners, topology.Listeners.Count());
        Assert.Equal(listeners == 2 ? "Accepted" : "NoMatchingParent", topology.RouteParents.Single().Conditions[0].Reason);
    }

    [Fact]
    public void A_route_without_a_section_attaches_to_every_listener() => Assert.Equal(2, Topology($$"""
        {{Gateway}}
            - { name: a, port: 80, protocol: HTTP }
            - { name: b, port: 8080, protocol: HTTP }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: shop, namespace: infra }
        spec: { parentRefs: [{ name: public }] }
        """).RouteParents.Single().Listeners.Count);

    private static Topology Topology(string yaml)
    {
        var read = ObjectReader.Read("test.yaml", yaml);
        Assert.Empty(read.Problems);
        return Attachment.Topology.Of(read.Objects);
    }
}
