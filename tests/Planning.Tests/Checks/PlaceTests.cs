using GatewayStack.Planning.Checks;

namespace GatewayStack.Planning.Tests.Checks;

/// <summary>Where a finding is: in the stack file, and in what follows from it.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task A_finding_names_the_setting_its_place_and_the_resource()
    {
        var finding = (await Plans.DevAsync()).Report.Posture.Single(f => f.Id == "GW432");

        Assert.Equal("gateway-stack:vault.softDeleteRetentionInDays", finding.Key);
        Assert.Equal("Pulumi.dev.yaml", finding.File);
        var line = (await File.ReadAllLinesAsync(Path.Combine(Projects.Repository, "Pulumi.dev.yaml"), TestContext.Current.CancellationToken))[finding.Line - 1];
        Assert.StartsWith("softDeleteRetentionInDays", line[(finding.Column - 1)..], StringComparison.Ordinal);
        Assert.Equal("urn:pulumi:dev::gateway-stack::gateway-stack:components:CertificateVault$azure-native:keyvault:Vault::vault", finding.Resource);
        Assert.Equal("properties.softDeleteRetentionInDays", finding.Path);
    }

    [Fact]
    public async Task A_finding_in_a_file_names_the_object_and_its_place()
    {
        var finding = Assert.Single(await new Fixture("GW023").FindingsAsync(), f => f.Id == "GW023");

        Assert.Equal("HTTPRoute shop/to-https", finding.Resource);
        Assert.Equal("spec.rules[0]", finding.Path);
        Assert.Null(finding.Key);
        Assert.EndsWith("GW023.yaml", finding.File, StringComparison.Ordinal);
        var line = (await File.ReadAllLinesAsync(finding.File!, TestContext.Current.CancellationToken))[finding.Line - 1];
        Assert.StartsWith("filters:", line[(finding.Column - 1)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GW401", "gateway-stack:cluster.access.localAccounts")]
    [InlineData("GW408", "gateway-stack:cluster.nodePool.zones")]
    [InlineData("GW409", "gateway-stack:cluster.tier")]
    [InlineData("GW301", "gateway-stack:cluster.kubernetesVersion")]
    [InlineData("GW204", "gateway-stack:network.subnet.addressPrefix")]
    [InlineData("GW304", "gateway-stack:gateways.httpbin-gateway")]
    [InlineData("GW431", "gateway-stack:vault.publicNetworkAccess")]
    [InlineData("GW421", "gateway-stack:network.natGateway")]
    public async Task A_finding_names_the_setting_that_decides(string id, string key) =>
        Assert.Equal(key, (await new Fixture(id).FindingsAsync()).First(f => f.Id == id).Key);

    [Fact]
    public async Task Findings_are_the_same_in_the_same_order_every_time()
    {
        var first = await new Fixture("GW012").FindingsAsync();

        Assert.Equal(first, Checker.Sorted(first.Reverse()));
        Assert.Equal(first.Select(f => (f.Id, f.Message)), (await new Fixture("GW012").FindingsAsync()).Select(f => (f.Id, f.Message)));
    }
}
