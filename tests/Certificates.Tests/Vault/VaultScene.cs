namespace GatewayStack.Certificates.Tests;

/// <summary>A vault, a clock, a credential, an importer and a certificate to import.</summary>
public sealed class VaultScene : IAsyncDisposable
{
    private VaultScene(FakeVault vault)
    {
        Vault = vault;
        Chain = TestChain.Create();
        Bundle = Chain.Bundle();
        Settings = new VaultSettings
        {
            Vault = vault.Uri,
            Credential = Credential,
            TenantId = TestCredential.Tenant,
            Time = Time,
            Transport = vault.Transport(),
            Progress = Waits.Add,
        };
    }

    public FakeVault Vault { get; }

    public InstantTime Time { get; } = new();

    public TestCredential Credential { get; } = new();

    public List<VaultWait> Waits { get; } = [];

    public VaultSettings Settings { get; set; }

    public VaultImporter Importer => new(Settings);

    public TestChain Chain { get; }

    public CertificateBundle Bundle { get; }

    public static async Task<VaultScene> StartAsync() => new(await FakeVault.StartAsync());

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public Task<VaultCertificate> ImportAsync() => ImportUntilAsync(Test);

    public Task<VaultCertificate> ImportUntilAsync(CancellationToken cancellationToken) => Importer.ImportAsync("web", Bundle, null, cancellationToken);

    public Task<VaultCertificate> ImportTaggedAsync(string tag, string value) =>
        Importer.ImportAsync("web", Bundle, new Dictionary<string, string> { [tag] = value }, Test);

    public Task<VaultCertificate> EnsureAsync(SelfSignedPolicy policy, Dictionary<string, string>? tags = null) =>
        Importer.EnsureSelfSignedAsync("web", policy, tags, Test);

    public Task<VaultCertificate> ReadAsync() => Importer.ReadAsync("web", Test);

    public async Task<VaultException> FailAsync() => await Assert.ThrowsAsync<VaultException>(ImportAsync);

    /// <summary>An older certificate under the same name, with tags.</summary>
    public async Task GivenAnotherAsync()
    {
        using var chain = TestChain.Create();
        using var bundle = chain.Bundle();
        await Importer.ImportAsync("web", bundle, new Dictionary<string, string> { ["owner"] = "platform", ["stage"] = "test" }, Test);
    }

    public async ValueTask DisposeAsync()
    {
        Bundle.Dispose();
        Chain.Dispose();
        await Vault.DisposeAsync();
    }
}
