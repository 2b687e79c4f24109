using System.Text.Json.Nodes;
using GatewayStack.Planning.Checks;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Planning.Tests.Checks;

/// <summary>SARIF 2.1.0: what its schema requires, and what code hosts need to show a finding in its line.</summary>
public sealed class SarifTests
{
    [Fact]
    public async Task The_log_has_one_run_of_the_tool_gateway()
    {
        var log = Log(await ReportAsync("GW023"));

        Assert.Equal("2.1.0", (string?)log["version"]);
        Assert.Equal("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", (string?)log["$schema"]);
        Assert.Equal("gateway", (string?)Assert.Single(log["runs"]!.AsArray())!["tool"]!["driver"]!["name"]);
    }

    [Fact]
    public async Task Every_result_refers_to_a_rule_with_help()
    {
        var run = Log((await Plans.DevAsync()).Report)["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.NotEmpty(run["results"]!.AsArray());
        Assert.All(run["results"]!.AsArray(), result => Assert.Equal((string?)result!["ruleId"], (string?)rules[(int)result["ruleIndex"]!]!["id"]));
        Assert.All(rules, rule =>
        {
            Assert.NotEmpty((string)rule!["shortDescription"]!["text"]!);
            Assert.NotEmpty((string)rule["fullDescription"]!["text"]!);
            Assert.NotEmpty((string)rule["help"]!["text"]!);
            Assert.NotEmpty((string)rule["help"]!["markdown"]!);
            Assert.Contains((string?)rule["defaultConfiguration"]!["level"], (string[])["error", "warning", "note"]);
        });
        Assert.Equal(rules.Count, rules.Select(r => (string?)r!["id"]).Distinct().Count());
    }

    [Fact]
    public async Task Every_result_has_a_message_a_level_and_a_place_with_a_relative_address()
    {
        var results = Log((await Plans.DevAsync()).Report)["runs"]![0]!["results"]!.AsArray();

        Assert.All(results, result =>
        {
            Assert.NotEmpty((string)result!["message"]!["text"]!);
            Assert.Contains((string?)result["level"], (string[])["error", "warning", "note"]);
            var place = Assert.Single(result["locations"]!.AsArray())!["physicalLocation"]!;
            Assert.Matches(@"^(\.\./)*([\w.%-]+/)*Pulumi\.dev\.yaml$", (string)place["artifactLocation"]!["uri"]!);
            Assert.True((int)place["region"]!["startLine"]! > 0);
            Assert.True((int)place["region"]!["startColumn"]! > 0);
        });
    }

    [Fact]
    public async Task A_result_names_setting_and_resource()
    {
        var results = Log((await Plans.DevAsync()).Report)["runs"]![0]!["results"]!.AsArray();
        var logical = results.Single(r => (string?)r!["ruleId"] == "GW432")!["locations"]![0]!["logicalLocations"]!.AsArray();

        Assert.Equal(
            ["gateway-stack:vault.softDeleteRetentionInDays",
                "urn:pulumi:dev::gateway-stack::gateway-stack:components:CertificateVault$azure-native:keyvault:Vault::vault properties.softDeleteRetentionInDays"],
            logical.Select(l => (string?)l!["fullyQualifiedName"]));
    }

    [Fact]
    public async Task What_is_suppressed_stays_with_its_reason()
    {
        var result = Assert.Single(Log(await ReportAsync("GW090-ok"))["runs"]![0]!["results"]!.AsArray(), r => (string?)r!["ruleId"] == "GW402");

        Assert.Equal("external", (string?)result!["suppressions"]![0]!["kind"]);
        Assert.Equal("a cluster for a demo", (string?)result["suppressions"]![0]!["justification"]);
    }

    [Theory]
    [InlineData("manifests/web gateway.yaml", "manifests/web%20gateway.yaml")]
    [InlineData("./manifests/web.yaml", "manifests/web.yaml")]
    [InlineData("manifests/größe#1.yaml", "manifests/gr%C3%B6%C3%9Fe%231.yaml")]
    public void Addresses_have_forward_slashes_and_are_escaped(string file, string uri)
    {
        var finding = new Finding("GW001", Severity.Error, "", "message", "fix") { File = file, Line = 1, Column = 1 };
        var place = Log(CheckReport.Of("files", [finding]))["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!;

        Assert.Equal(uri, (string?)place["artifactLocation"]!["uri"]);
    }

    [Fact]
    public void A_report_without_findings_is_a_log_without_results() => Assert.Empty(Log(CheckReport.Of("files", []))["runs"]![0]!["results"]!.AsArray());

    private static async Task<CheckReport> ReportAsync(string fixture) => CheckReport.Of(fixture, await new Fixture(fixture).FindingsAsync());

    private static JsonNode Log(CheckReport report) => JsonNode.Parse(SarifWriter.Write(report))!;
}
