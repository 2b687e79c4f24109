using System.Text.RegularExpressions;
using GatewayStack.Sdk.Tests.Support;
using Pulumi;

namespace GatewayStack.Sdk.Tests.Api;

/// <summary>A program that compiles against the offline SDK compiles against the official one.</summary>
public class PublicApiTests
{
    public static TheoryData<string> Assemblies => ["Pulumi", "Pulumi.AzureNative", "Pulumi.Kubernetes"];

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_offline_member_is_a_member_of_the_official_package(string assembly)
    {
        Run.OnlyOffline("the official packages have more members than the lists");

        var missing = OfficialApi.Missing(PublicApi.Of(OfficialApi.AssemblyOf(assembly)), OfficialApi.ListOf(assembly));

        Assert.True(missing.Count == 0, $"Not in Api/official/{assembly}.txt:\n{string.Join('\n', missing)}");
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void The_lists_have_no_line_without_an_offline_member(string assembly)
    {
        Run.OnlyOffline("the lists are about the offline packages");

        var unused = OfficialApi.Missing(OfficialApi.ListOf(assembly), PublicApi.Of(OfficialApi.AssemblyOf(assembly)));

        Assert.True(unused.Count == 0, $"No longer needed in Api/official/{assembly}.txt:\n{string.Join('\n', unused)}");
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_line_of_the_lists_is_a_member_of_the_official_package(string assembly)
    {
        Assert.SkipWhen(
            typeof(Deployment).GetMethod("RequirePulumiVersionAsync") is null,
            "Build with -p:PulumiSdk=official: only the official packages can confirm the lists.");

        var missing = OfficialApi.Missing(OfficialApi.ListOf(assembly), PublicApi.Of(OfficialApi.AssemblyOf(assembly)));

        Assert.True(missing.Count == 0, $"Not in the official {assembly}:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void A_type_that_the_official_package_lacks_is_reported_with_all_its_members()
    {
        var offline = PublicApi.Of(typeof(Deployment), typeof(SampleAttribute));

        var missing = OfficialApi.Missing(offline, PublicApi.Of(typeof(Deployment)));

        Assert.Equal(
            [
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : abstract class",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : base System.Attribute",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : ctor protected (System.Int32 first, System.Collections.Generic.List<System.Int32[]> rest = default)",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : field static readonly Count System.Nullable<System.Int32>",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : implements System.IProgress<System.String>",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : method Report(System.String value) -> System.Void",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : method static Pick<M0, M1>(out M1 found, params System.Collections.Generic.KeyValuePair<M0, M1>[] from) -> System.Void",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : operator op_Implicit(GatewayStack.Sdk.Tests.Api.SampleAttribute) -> System.String",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : property protected virtual Size System.Int32 { get; }",
                "GatewayStack.Sdk.Tests.Api.SampleAttribute : property required Name System.String { get; init; }",
            ],
            missing);
    }

    [Theory]
    [InlineData(@"System\.Boolean", "System.String", "a parameter or a result of another type")]
    [InlineData(@" = default", "", "a parameter that is no longer optional")]
    [InlineData(@"\{ get; set; \}", "{ get; }", "a property that can no longer be set")]
    [InlineData(@"System\.String name", "System.String label", "a parameter of another name")]
    public void A_changed_signature_is_reported(string was, string now, string change)
    {
        var offline = PublicApi.Of(OfficialApi.AssemblyOf("Pulumi.AzureNative"));
        var original = offline.First(line => Regex.IsMatch(line, was));
        var changed = new Regex(was).Replace(original, now, 1);
        var official = new HashSet<string>(offline.Where(line => line != original), StringComparer.Ordinal) { changed };

        Assert.True(OfficialApi.Missing(offline, official) is [var found] && found == original, change);
    }
}
