using System.Collections.Immutable;
using GatewayStack.Certificates;
using GatewayStack.Certificates.Tests;
using GatewayStack.Components.Azure;
using Pulumi;
using Pulumi.Testing;

namespace GatewayStack.Components.Tests;

/// <summary>The component in a real update, against a vault that speaks Key Vault's REST.</summary>
public sealed class VaultCertificateTests
{
    [Fact]
    public async Task The_outputs_say_which_certificate_it_is_until_when_and_where_its_newest_version_is()
    {
        await using var vault = await FakeVault.StartAsync();
        using var chain = TestChain.Create();
        using var bundle = chain.Bundle();

        var facts = await FactsAsync(vault, Pfx(bundle));

        Assert.Equal(bundle.Thumbprint, facts["thumbprint"]);
        Assert.Equal(bundle.NotAfter, DateTimeOffset.Parse(facts["expires"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($"{vault.Uri}secrets/web", facts["secretId"]);
    }

    [Fact]
    public async Task A_second_update_with_the_same_certificate_writes_nothing()
    {
        await using var vault = await FakeVault.StartAsync();
        using var chain = TestChain.Create();
        using var bundle = chain.Bundle();
        await FactsAsync(vault, Pfx(bundle));
        await FactsAsync(vault, Pfx(bundle));

        Assert.Single(vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task A_preview_asks_the_vault_nothing()
    {
        await using var vault = await FakeVault.StartAsync();
        using var chain = TestChain.Create();
        using var bundle = chain.Bundle();

        var facts = await FactsAsync(vault, Pfx(bundle), isPreview: true);

        Assert.Empty(vault.Seen);
        Assert.Equal(["secretId"], facts.Keys);
    }

    [Fact]
    public async Task An_existing_certificate_is_only_read()
    {
        await using var vault = await FakeVault.StartAsync();
        using var chain = TestChain.Create();
        using var bundle = chain.Bundle();
        await FactsAsync(vault, Pfx(bundle));

        var facts = await FactsAsync(vault, pfx: null);

        Assert.Equal(bundle.Thumbprint, facts["thumbprint"]);
        Assert.Single(vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task An_existing_certificate_that_the_deployer_may_not_see_is_taken_on_trust()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Fail("/certificates/web", Faults.Error(403, "Forbidden", "ForbiddenByRbac"), times: 1000);

        Assert.Equal(["secretId"], (await FactsAsync(vault, pfx: null)).Keys);
    }

    [Fact]
    public async Task An_existing_certificate_that_is_not_there_fails_before_a_gateway_waits_for_it()
    {
        await using var vault = await FakeVault.StartAsync();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => FactsAsync(vault, pfx: null));

        Assert.Contains($"there is no certificate 'web' in {vault.Uri.Host}", error.ToString(), StringComparison.Ordinal);
    }

    private static string Pfx(CertificateBundle bundle) => Convert.ToBase64String(bundle.ToPfx("", PfxEncryption.TripleDes));

    private static async Task<ImmutableDictionary<string, string>> FactsAsync(FakeVault vault, string? pfx, bool isPreview = false)
    {
        var facts = ImmutableDictionary<string, string>.Empty;
        await Deployment.TestAsync(new NoMocks(), new TestOptions { IsPreview = isPreview }, () =>
        {
            var certificate = new Components.Azure.VaultCertificate("web", new VaultCertificateArgs
            {
                VaultUri = vault.Uri.ToString(),
                TenantId = TestCredential.Tenant,
                CertificateName = "web",
                Pfx = pfx is null ? (string?)null : Output.CreateSecret<string?>(pfx),
                IsExisting = pfx is null,
                RoleAssignmentTimeout = pfx is null ? TimeSpan.Zero : TimeSpan.FromMinutes(15),
                Configure = access => access with { Credential = new TestCredential(), Transport = vault.Transport(), Time = new InstantTime() },
            });
            certificate.Facts.Apply(f => facts = f);
        });
        return facts;
    }

    private sealed class NoMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string?, object)>((args.Name, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
