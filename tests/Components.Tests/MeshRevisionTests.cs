using GatewayStack.Components.GatewayApi;
using GatewayStack.Components.Istio;

namespace GatewayStack.Components.Tests;

public sealed class MeshRevisionTests
{
    [Theory]
    [InlineData("asm-1-25", false)]
    [InlineData("asm-1-26", true)]
    [InlineData("asm-1-31", true)]
    public void The_Gateway_API_begins_with_asm_1_26(string name, bool has) => Assert.Equal(has, MeshRevision.Of(name)!.HasGatewayApi);

    [Theory]
    [InlineData("asm-1-29", false)]
    [InlineData("asm-1-30", true)]
    public void TLSRoute_begins_with_asm_1_30(string name, bool has) => Assert.Equal(has, MeshRevision.Of(name)!.HasTlsRoute);

    [Theory]
    [InlineData("1.33", "asm-1-26", "asm-1-27", "asm-1-28", "asm-1-29", "asm-1-30")]
    [InlineData("1.34.2", "asm-1-26", "asm-1-27", "asm-1-28", "asm-1-29", "asm-1-30")]
    [InlineData("1.35", "asm-1-27", "asm-1-28", "asm-1-29", "asm-1-30")]
    [InlineData("1.36", "asm-1-29", "asm-1-30")]
    public void A_Kubernetes_version_runs_these_revisions(string kubernetes, params string[] revisions) => Assert.Equal(revisions, MeshRevision.On(kubernetes));

    [Fact]
    public void A_revision_newer_than_what_is_known_is_not_held_to_a_Kubernetes_version()
    {
        var revision = MeshRevision.Of("asm-1-31")!;

        Assert.False(revision.IsKnown);
        Assert.True(revision.RunsOn("1.36"));
    }

    [Theory]
    [InlineData("1-29")]
    [InlineData("asm-1-")]
    [InlineData("asm-1-x")]
    [InlineData("asm-1--1")]
    [InlineData("ASM-1-29")]
    public void Other_texts_are_no_revisions(string name) => Assert.Null(MeshRevision.Of(name));

    [Theory]
    [InlineData("v1.2.0", null)]
    [InlineData("v1.2.1", "1.33")]
    [InlineData("v1.4.0", "1.34")]
    [InlineData("v1.5.1", "1.36")]
    [InlineData("v1.10.0", "1.36")]
    public void A_release_of_the_bundle_has_what_the_newest_known_one_before_it_has(string version, string? kubernetes)
    {
        var bundle = GatewayApiBundle.OfVersion(version);

        Assert.Equal(kubernetes, bundle?.KubernetesVersion);
        Assert.Equal(kubernetes is null ? null : version, bundle?.Version);
    }
}
