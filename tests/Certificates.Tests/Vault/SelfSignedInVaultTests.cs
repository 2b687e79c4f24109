namespace GatewayStack.Certificates.Tests;

public class SelfSignedInVaultTests
{
    private static readonly SelfSignedPolicy Policy = new() { Hosts = ["www.example.com", "*.example.com"] };

    [Fact]
    public async Task The_vault_creates_it_and_keeps_the_key()
    {
        await using var scene = await VaultScene.StartAsync();
        var result = await scene.EnsureAsync(Policy);
        Assert.Equal(VaultOutcome.Created, result.Outcome);
        Assert.Equal(
            """
            {"key_props":{"kty":"RSA","reuse_key":false,"exportable":true,"key_size":2048},"secret_props":{"contentType":"application/x-pkcs12"},
            "x509_props":{"subject":"CN=*.example.com","sans":{"dns_names":["*.example.com","www.example.com"]},"key_usage":["digitalSignature"],
            "ekus":["1.3.6.1.5.5.7.3.1"],"validity_months":12},"issuer":{"name":"Self"},
            "lifetime_actions":[{"trigger":{"lifetime_percentage":80},"action":{"action_type":"AutoRenew"}}]}
            """.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal),
            Assert.Single(scene.Vault.Objects.Versions("web"))["policy"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_policy_is_one_read_and_no_new_version()
    {
        await using var scene = await VaultScene.StartAsync();
        var first = await scene.EnsureAsync(Policy);
        var before = scene.Vault.Calls.Count();
        var again = await scene.EnsureAsync(Policy with { Hosts = ["*.EXAMPLE.com", "www.example.com"] });
        Assert.Equal(first with { Outcome = VaultOutcome.Unchanged }, again);
        Assert.Equal(["GET /certificates/web"], scene.Vault.Calls.Skip(before));
    }

    public static TheoryData<SelfSignedPolicy> Changes =>
    [
        Policy with { Hosts = ["www.example.com"] },
        Policy with { Key = VaultKey.EcP256 },
        Policy with { Key = VaultKey.Rsa4096 },
        Policy with { ValidityInMonths = 6 },
        Policy with { RenewAtPercent = 50 },
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Another_policy_is_a_new_version_with_the_tags_kept(SelfSignedPolicy changed)
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.EnsureAsync(Policy, new Dictionary<string, string> { ["owner"] = "platform" });
        Assert.Equal(VaultOutcome.Created, (await scene.EnsureAsync(changed)).Outcome);
        Assert.Equal("""{"owner":"platform"}""", scene.Vault.Objects.Versions("web")[1]["tags"]!.ToJsonString());
        Assert.Equal(VaultOutcome.Unchanged, (await scene.EnsureAsync(changed)).Outcome);
    }

    [Fact]
    public async Task A_creation_left_by_a_cancelled_run_is_taken_up()
    {
        await using var scene = await VaultScene.StartAsync();
        using var cancellation = new CancellationTokenSource();
        scene.Settings = scene.Settings with { Progress = _ => cancellation.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.Importer.EnsureSelfSignedAsync("web", Policy, null, cancellation.Token));
        scene.Settings = scene.Settings with { Progress = null };
        await scene.EnsureAsync(Policy);
        Assert.Single(scene.Vault.Objects.Versions("web"));
        Assert.Single(scene.Vault.Calls, call => call.EndsWith("/create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_breaks_while_asking_does_not_create_twice()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/create", Faults.ResetAfter);
        scene.Vault.Fail("/pending", Faults.Error(503, "Busy"));
        Assert.Equal(VaultOutcome.Created, (await scene.EnsureAsync(Policy)).Outcome);
        Assert.Single(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task A_deleted_name_is_recovered_first()
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.GivenAnotherAsync();
        scene.Vault.Objects.Delete("web");
        Assert.Equal(VaultOutcome.Created, (await scene.EnsureAsync(Policy)).Outcome);
        Assert.Equal(2, scene.Vault.Objects.Versions("web").Count);
    }

    [Fact]
    public async Task A_creation_that_fails_is_said_in_the_vaults_words()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Objects.CreationError = "the issuer is away";
        var error = await Assert.ThrowsAsync<VaultException>(() => scene.EnsureAsync(Policy));
        Assert.StartsWith($"{scene.Vault.Uri.Host} could not create 'web': the issuer is away.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_assignment_that_is_not_everywhere_yet_does_not_end_a_creation()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/pending", Faults.Error(404, "PendingCertificateNotFound"));
        scene.Vault.Fail("/pending", Faults.Error(403, "Forbidden", "ForbiddenByRbac"));
        Assert.Equal(VaultOutcome.Created, (await scene.EnsureAsync(Policy)).Outcome);
        Assert.Single(scene.Vault.Calls, call => call.EndsWith("/create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_creation_that_somebody_deletes_is_said_to_be()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/pending", Faults.Error(404, "PendingCertificateNotFound"), times: 2);
        var error = await Assert.ThrowsAsync<VaultException>(() => scene.EnsureAsync(Policy));
        Assert.StartsWith($"{scene.Vault.Uri.Host} could not create 'web': its creation was deleted.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_that_creates_something_else_is_not_asked_again_and_again()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Objects.Names = names => names[..1];
        var error = await Assert.ThrowsAsync<VaultException>(() => scene.EnsureAsync(Policy));
        Assert.Equal(VaultProblem.WrongCertificate, error.Problem);
        Assert.Single(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task A_creation_that_never_ends_is_given_up_in_time()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Objects.PollsPerCreation = int.MaxValue;
        var error = await Assert.ThrowsAsync<VaultException>(() => scene.EnsureAsync(Policy));
        Assert.Equal($"{scene.Vault.Uri.Host} has not finished creating 'web'.\nRun again later; it goes on in the vault.", error.Message);
    }

    [Fact]
    public void What_is_no_host_is_refused_before_anything_is_sent()
    {
        var importer = new VaultImporter(new() { Vault = new("https://kv.vault.azure.net/"), Credential = new TestCredential() });
        var error = Assert.Throws<ArgumentException>(() => { _ = importer.EnsureSelfSignedAsync("web", Policy with { Hosts = ["a b", "ok.example.com", "-x.example.com"] }, null, TestContext.Current.CancellationToken); });
        Assert.Equal("Not host names: 'a b', '-x.example.com'.", error.Message);
    }
}
