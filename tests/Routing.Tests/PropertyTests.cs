using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Tests;

public sealed class PropertyTests
{
    private static readonly Gen<string> Path = Gen.Elements("/", "/a", "/a/", "/a/b", "/ab", "/a/b/c", "/c");

    private static readonly Gen<string> Match =
        from path in Path
        from kind in Gen.Elements("PathPrefix", "PathPrefix", "Exact", "RegularExpression")
        from method in Gen.Elements("", "", ", method: GET", ", method: POST")
        from headers in Gen.Elements("", "", ", headers: [{ name: x, value: '1' }]", ", headers: [{ name: x, value: '1' }, { name: y, value: '2' }]")
        from query in Gen.Elements("", "", ", queryParams: [{ name: q, value: '1' }]")
        select $"{{ path: {{ type: {kind}, value: '{(kind == "RegularExpression" ? path + ".*" : path)}' }}{method}{headers}{query} }}";

    private static readonly Gen<string> Hosts = Gen.Elements("", "hostnames: [a.example.com]", "hostnames: ['*.example.com']", "hostnames: [a.example.com, '*.b.example.com']", "hostnames: [b.example.com]");

    private static readonly Gen<IReadOnlyList<string>> Routes =
        from routes in (from hosts in Hosts
                        from rules in Match.ListOf(2).ListOf(3)
                        from created in Gen.Elements("", ", creationTimestamp: '2026-01-01T00:00:00Z'", ", creationTimestamp: '2025-01-01T00:00:00Z'")
                        select (hosts, rules, created)).ListOf(5)
        select (IReadOnlyList<string>)[.. routes.Select((r, i) => Route(i, r.hosts, r.rules, r.created))];

    private static readonly Gen<Request> Requests =
        from path in Gen.OneOf(Path, Gen.Elements("/a/x", "/a/b/x", "/x", "/a/../c", "//a", "/%61"))
        from host in Gen.Elements("a.example.com", "b.example.com", "x.example.com", "x.b.example.com", "example.com", "other.org", "A.EXAMPLE.COM:80", "[::1]")
        from method in Gen.Elements("GET", "POST", "PUT")
        from headers in Gen.Elements<string[]>([], ["x: 1"], ["X: 1", "y: 2"], ["x: 2"])
        from query in Gen.Elements("", "?q=1", "?q=2&q=1")
        select Request.TryRead(method, $"http://{host}{path}{query}", headers, out _)!;

    [Fact]
    public void Precedence_is_a_total_order() => Prop.ForAll(Routes.ToArbitrary(), routes =>
    {
        var entries = Tables(routes).SelectMany(t => t.Entries).ToList();
        return entries.All(a => entries.All(b => Math.Sign(Precedence.Order.Compare(a, b)) == -Math.Sign(Precedence.Order.Compare(b, a))
            && (ReferenceEquals(a, b) || Precedence.Order.Compare(a, b) != 0)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_manifests_changes_nothing() => Prop.ForAll(Routes.ToArbitrary(), Requests.ToArbitrary(), (routes, request) =>
        Winner(Router(routes), request) == Winner(Router([.. routes.Reverse()]), request)).QuickCheckThrowOnFailure();

    [Fact]
    public void Looking_up_finds_what_trying_one_by_one_finds() => Prop.ForAll(Routes.ToArbitrary(), Requests.ToArbitrary(), (routes, request) =>
    {
        var tables = Tables(routes).ToList();
        var host = tables.Where(t => Hostnames.Covers(t.Hostname, request.Host)).OrderBy(t => t.Hostname, Comparer<string>.Create(Hostnames.Compare)).FirstOrDefault();
        return host is null || ReferenceEquals(host.Find(request), host.Entries.FirstOrDefault(e => e.Meets(request)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Explanation_and_look_up_agree() => Prop.ForAll(Routes.ToArbitrary(), Requests.ToArbitrary(), (routes, request) =>
    {
        var topology = Topology(routes);
        var (router, gateway) = (new Router(topology), topology.Gateways[0]);
        var verdict = router.Explain(request);
        return ReferenceEquals(verdict.Winner, router.Find(gateway, request)) && verdict.RunnersUp.All(r => Precedence.Order.Compare(verdict.Winner, r.Entry) < 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_match_that_is_said_to_be_shadowed_is_never_reached() => Prop.ForAll(Routes.ToArbitrary(), Requests.ToArbitrary(), (routes, request) =>
        Tables(routes).All(host => host.Find(request) is not { } winner || Shadows.Of(host, winner) is null)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_URL_header_or_host_name_is_too_odd()
    {
        var odd = Gen.Elements("http://", "https://", "a.example.com", "/", "?", "#", ":", "@", "%", "%zz", "[", "]", "..", "\u00e9", "\0", " ", "*", "&=", "x: y", ":", "host: [", "99999", "-1");
        var router = Router([Route(0, "", [["{ path: { value: / } }"]], "")]);
        Prop.ForAll(odd.ListOf(6).ToArbitrary(), odd.ListOf(3).ToArbitrary(), (url, header) =>
        {
            if (Request.TryRead("GET", string.Concat(url), [string.Concat(header)], out var problem) is { } request)
                _ = router.Explain(request);
            else
                Assert.NotNull(problem);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static string Route(int number, string hosts, IEnumerable<IEnumerable<string>> rules, string created) => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: r{{number}}, namespace: apps{{created}} }
        spec:
          parentRefs: [{ name: public }]
          {{hosts}}
          rules:
        {{string.Join('\n', rules.Select((r, i) => $"    - {{ matches: [{string.Join(", ", r)}], backendRefs: [{{ name: b{number}-{i}, port: 80 }}] }}"))}}
        """;

    private static Topology Topology(IReadOnlyList<string> routes) => Attachment.Topology.Of(ObjectReader.Read("generated.yaml", string.Join("\n---\n", routes.Prepend("""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: public, namespace: apps }
        spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
        """))).Objects);

    private static Router Router(IReadOnlyList<string> routes) => new(Topology(routes));

    private static IEnumerable<HostTable> Tables(IReadOnlyList<string> routes) => new RouteTable(Topology(routes).Listeners.Single().Routes).Hosts;

    private static string? Winner(Router router, Request request) => router.Explain(request).Winner?.ToString();
}
