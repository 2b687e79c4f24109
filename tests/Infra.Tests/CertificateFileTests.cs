using System.Globalization;
using System.Text.Json.Nodes;
using GatewayStack.Certificates;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using GatewayStack.Tests;

namespace GatewayStack.Infra.Tests;

/// <summary>What is found in the certificate files of a stack, before anything is deployed.</summary>
public sealed class CertificateFileTests : IDisposable
{
    private const string Pem = """[{"name":"web","pem":{"certificate":"web.crt","key":"web.key"}}]""";

    private readonly string _folder = Directory.CreateTempSubdirectory("gateway stack ").FullName;

    [Fact]
    public void PEM_files_with_the_chain_in_any_order_are_fine()
    {
        PemChain.Write(_folder, "*.example.com", InDays(90), leafFirst: false);

        Assert.All(Findings(Stacks.Minimal().With("gateway-stack:certificates", Pem)), f => Assert.Equal(FindingSeverity.Note, f.Finding.Severity));
    }

    [Fact]
    public void A_key_may_be_a_secret_of_the_stack()
    {
        PemChain.Write(_folder, "*.example.com", InDays(90));
        var key = File.ReadAllText(Path.Combine(_folder, "web.key"));
        var certificates = new JsonArray(new JsonObject { ["name"] = "web", ["pem"] = new JsonObject { ["certificate"] = "web.crt", ["keyData"] = key } });

        Assert.Empty(Findings(Stacks.Minimal().With("gateway-stack:certificates", certificates.ToJsonString())));
    }

    [Fact]
    public void A_certificate_that_does_not_cover_a_route_stops_the_deployment()
    {
        PemChain.Write(_folder, "www.example.com", InDays(90));

        Assert.Equal(
            ["gateway-stack:certificates[0].pem: no name of the certificate covers 'shop.example.com'; it has www.example.com; "
                + "Ask for a certificate that names 'shop.example.com', or remove the host from listeners and routes"],
            Problems(Stacks.Minimal().With("gateway-stack:certificates", Pem)));
    }

    [Theory]
    [InlineData(20, 30, true)]
    [InlineData(20, 10, false)]
    public void What_expires_within_the_setting_is_reported(int days, int setting, bool reported)
    {
        PemChain.Write(_folder, "*.example.com", InDays(days));
        var findings = Findings(Stacks.Minimal()
            .With("gateway-stack:certificates", Pem)
            .With("gateway-stack:tls", $$"""{"expiryWarningDays":{{setting.ToString(CultureInfo.InvariantCulture)}}}"""));

        Assert.Equal(reported, findings.Any(f => f.Finding.Problem == CertificateProblem.Expiring));
    }

    [Fact]
    public void A_pair_of_objects_leaves_intermediates_out_and_says_so()
    {
        PemChain.Write(_folder, "*.example.com", InDays(90));
        var finding = Assert.Single(Findings(Stacks.Minimal().With("gateway-stack:certificates", Pem).With("gateway-stack:tls", """{"objects":"pair"}""")));

        Assert.Equal("gateway-stack:tls.objects", finding.Key);
        Assert.Equal(FindingSeverity.Warning, finding.Finding.Severity);
        Assert.Equal("pair serves the certificate '*.example.com' without its 1 intermediate, which curl and most programs refuse; browsers may forgive it.", finding.Finding.Message);
    }

    [Theory]
    [InlineData("""{"file":"web.pfx","password":"hunter2"}""", "gateway-stack:certificates[0].pfx.password")]
    [InlineData("""{"data":"MIIK"}""", "gateway-stack:certificates[0].pfx.data")]
    public void A_secret_in_plain_text_is_reported_without_being_shown(string pfx, string key)
    {
        var finding = Assert.Single(CertificateInspection.PlainSecrets(Settings(Stacks.Minimal().With("gateway-stack:certificates", Named("pfx", pfx)))));

        Assert.Equal(key, finding.Key);
        Assert.Equal(CertificateProblem.SecretInPlainText, finding.Finding.Problem);
        Assert.DoesNotContain("hunter2", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"file":"web.pfx","password":"[secret]"}""")]
    [InlineData("""{"file":"web.pfx","password":""}""")]
    [InlineData("""{"file":"web.pfx"}""")]
    public void What_is_encrypted_or_empty_gives_nothing_away(string pfx) =>
        Assert.Empty(CertificateInspection.PlainSecrets(Settings(Stacks.Minimal().With("gateway-stack:certificates", Named("pfx", pfx)))));

    [Fact]
    public void A_listener_s_certificate_is_chosen_by_what_the_file_says()
    {
        PemChain.Write(_folder, "shop.example.com", InDays(90));
        var settings = Settings(Stacks.Minimal().With("gateway-stack:certificates",
            """[{"name":"other","selfSigned":{"hostnames":["api"]}},{"name":"web","pem":{"certificate":"web.crt","key":"web.key"}}]"""), _folder);

        Assert.Equal("web", settings.Gateways["public"].Listeners[1].Certificate);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static DateTimeOffset InDays(int days) => DateTimeOffset.UtcNow.AddDays(days).AddHours(1);

    private List<InspectedCertificate> Findings(JsonObject config) => [.. CertificateInspection.Run(Settings(config), _folder)];

    private IEnumerable<string> Problems(JsonObject config) =>
        Assert.Throws<SettingsException>(() => Settings(config, _folder)).Problems.Select(p => p.ToString());

    private static StackSettings Settings(JsonObject config, string? folder = null) => SettingsReader.Read(config.Values(), folder);

    private static string Named(string kind, string source) =>
        new JsonArray(new JsonObject { ["name"] = "web", [kind] = JsonNode.Parse(source) }).ToJsonString();
}
