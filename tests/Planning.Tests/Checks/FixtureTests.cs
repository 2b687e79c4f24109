using GatewayStack.Planning.Checks;
using GatewayStack.Planning.Rendering;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Tests.Checks;

/// <summary>Every check, on files as people write them: <c>GWnnn.yaml</c> has the mistake, <c>GWnnn-ok*.yaml</c> comes close to it.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Mistakes => [.. Fixture.Names.Where(n => n.Length == 5)];

    public static TheoryData<string> NearMisses => [.. Fixture.Names.Where(n => n.Length > 5)];

    public static TheoryData<string> Ids => [.. CheckRegistry.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_found_and_nothing_else(string id)
    {
        var findings = await new Fixture(id).FindingsAsync();

        Assert.Contains(findings, f => f.Id == id);
        var posture = CheckRegistry.Find(id)!.Group == CheckGroup.Posture && findings.All(f => f.Key is null);
        Assert.DoesNotContain(findings, f => f.Id != id && f.Severity > Severity.Info && (posture || f.Group == CheckGroup.Correctness));
    }

    [Fact]
    public void A_route_that_names_no_parent_is_found()
    {
        var read = ObjectReader.Read("route.yaml", """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: shop, namespace: shop }
            spec: { parentRef: { name: web }, rules: [{ backendRefs: [{ name: shop, port: 80 }] }] }
            """);

        var finding = Checker.Run(new CheckContext(read.Objects, Fixture.Today)).Single(f => f.Id == "GW020");

        Assert.Equal("has no parentRefs, so no listener takes it", finding.Message);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_finding_says_where_what_and_what_to_do(string id)
    {
        var finding = (await new Fixture(id).FindingsAsync()).First(f => f.Id == id);

        Assert.NotNull(finding.File);
        Assert.True(finding is { Line: > 0, Column: > 0 });
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Fix);
        Assert.True(finding.Key is not null || finding.Resource is not null);
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public async Task What_comes_close_to_a_mistake_is_none(string name)
    {
        var id = name[..5];

        Assert.DoesNotContain(await new Fixture(name).FindingsAsync(), f => f.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_check_has_a_fixture_a_near_miss_and_a_page(string id)
    {
        var check = CheckRegistry.Find(id)!;

        Assert.Contains(id, Fixture.Names);
        Assert.Contains($"{id}-ok", Fixture.Names);
        Assert.Contains($"\n### {id}\n", CheckReference.Markdown(), StringComparison.Ordinal);
        Assert.All([check.Title, check.Explanation, check.Fix, check.References], Assert.NotEmpty);
        Assert.Equal(id[2] == '4' || id == "GW026", check.Group == CheckGroup.Posture);
    }

    [Fact]
    public void Ids_are_unique_and_in_their_groups() => Assert.Equal(CheckRegistry.All.Count, CheckRegistry.All.Select(c => c.Id).Distinct().Count());

    [Fact]
    public void A_fixture_is_of_a_check_that_there_is() =>
        Assert.Empty(Fixture.Names.Select(n => n[..5]).Distinct().Except(CheckRegistry.All.Select(c => c.Id)));
}
