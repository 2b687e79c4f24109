using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

public sealed class IngressStackTests
{
    private const string Cluster = "azure-native_containerservice_v20260301:containerservice:ManagedCluster";
    private const string Gateway = "kubernetes:gateway.networking.k8s.io/v1:Gateway";
    private const string HttpRoute = "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute";

    [Fact]
    public async Task The_cluster_has_both_gateway_flags_and_no_nginx_controller()
    {
        var ingress = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Cluster, "cluster")["ingressProfile"]!;

        Assert.Equal("Standard", ingress["gatewayAPI"]!["installation"]!.GetValue<string>());
        Assert.Equal("Enabled", ingress["webAppRouting"]!["gatewayAPIImplementations"]!["appRoutingIstio"]!["mode"]!.GetValue<string>());
        Assert.Equal("None", ingress["webAppRouting"]!["nginx"]!["defaultIngressControllerType"]!.GetValue<string>());
    }
}
