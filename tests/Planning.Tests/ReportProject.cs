namespace GatewayStack.Planning.Tests;

/// <summary>Projects whose reports are hard to write.</summary>
internal static class ReportProject
{
    /// <summary>A stack that serves these routes at one Gateway.</summary>
    public static Projects Serving(string routes, string gateways = "{ public: { namespace: apps } }", string more = "") => Projects.With(("Pulumi.yaml", "name: gateway-stack\nruntime: dotnet\n"), ("Pulumi.dev.yaml", $$"""
        config:
          azure-native:location: westeurope
          gateway-stack:domain: example.com
          gateway-stack:vault: { name: kv-test }
          gateway-stack:cluster: { kubernetesVersion: "1.36" }
          gateway-stack:certificates:
            - { name: web, selfSigned: {} }
          gateway-stack:gateways: {{gateways}}
        {{more}}
        {{routes}}
        """));

    /// <summary>A stack where everything that can be free text is markup.</summary>
    public static Projects OfMarkup() => Serving(
        """
          gateway-stack:routes:
            shop:
              gateway: public
              hostnames: [shop]
              rules:
                - matches: [{ path: "/a%7Cb", headers: [{ name: x, value: "\"><img src=x onerror=alert(1)>" }] }]
                  filters:
                    - type: ResponseHeaderModifier
                      responseHeaderModifier: { set: [{ name: y, value: "</script><script>alert(2)</script> @everybody [link](javascript:alert(3)) |" }] }
                  backendRefs: ["shop:80"]
        """, more: """
          gateway-stack:tags: { owner: "<script>alert(4)</script>", cost: "' onmouseover='alert(5)" }
        """);

    /// <summary>A stack with a route for each of so many host names.</summary>
    public static Projects OfSize(int routes) => Serving("  gateway-stack:routes:\n" + string.Join('\n', Enumerable.Range(0, routes).Select(i =>
        $"    app-{i}: {{ gateway: public, hostnames: [app-{i}], backendRefs: [\"app-{i}:80\"] }}")));
}
