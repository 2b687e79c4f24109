using Azure.Identity;

namespace GatewayStack.Certificates.Tests;

public class ImportTests
{
    [Fact]
    public async Task The_first_request_learns_scope_and_tenant_and_carries_no_secret()
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.ImportAsync();
        Assert.Equal(("GET", "/certificates/web", null, 0), Plain(scene.Vault.Seen[0]));
        Assert.Equal(["https://vault.azure.net/.default"], scene.Credential.Asked[0].Scopes);
        Assert.Equal(TestCredential.Tenant, scene.Credential.Asked[0].TenantId);
        Assert.All(scene.Vault.Seen.Where(each => each.BodyLength > 0), each => Assert.NotNull(each.Authorization));
    }

    [Fact]
    public async Task A_new_certificate_is_imported()
    {
        await using var scene = await VaultScene.StartAsync();
        var result = await scene.ImportAsync();
        Assert.Equal(VaultOutcome.Imported, result.Outcome);
        Assert.Equal(scene.Bundle.Thumbprint, result.Thumbprint);
        Assert.Equal(scene.Bundle.NotAfter, result.NotAfter);
        Assert.Equal(new Uri(scene.Vault.Uri, "certificates/web"), result.CertificateUri);
        Assert.Equal(new Uri(scene.Vault.Uri, "secrets/web"), result.SecretUri);
        Assert.Equal(["GET /certificates/web", "POST /certificates/web/import"], scene.Vault.Calls);
    }

    [Fact]
    public async Task The_same_certificate_is_one_read_and_no_write()
    {
        await using var scene = await VaultScene.StartAsync();
        var first = await scene.ImportAsync();
        var before = scene.Vault.Calls.Count();
        var second = await scene.ImportAsync();
        Assert.Equal(first with { Outcome = VaultOutcome.Unchanged }, second);
        Assert.Equal(["GET /certificates/web"], scene.Vault.Calls.Skip(before));
    }

    [Fact]
    public async Task Another_certificate_becomes_a_new_version_that_keeps_the_tags()
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.GivenAnotherAsync();
        var result = await scene.ImportTaggedAsync("stage", "prod");
        var versions = scene.Vault.Objects.Versions("web");
        Assert.Equal((2, VaultOutcome.Imported), (versions.Count, result.Outcome));
        Assert.Equal("""{"owner":"platform","stage":"prod"}""", versions[1]["tags"]!.ToJsonString());
    }

    [Fact]
    public async Task A_role_assignment_on_its_way_is_waited_for_with_progress()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/web", Faults.Error(403, "Forbidden", "ForbiddenByRbac"), times: 6);
        scene.Vault.Fail("/import", Faults.Error(403, "Forbidden", "ForbiddenByRbac"), times: 2);
        await scene.ImportAsync();
        Assert.Equal(8, scene.Waits.Count);
        Assert.Single(scene.Vault.Objects.Versions("web"));
        Assert.Equal($"waiting for the role assignment on {scene.Vault.Uri.Host} to take effect (403 ForbiddenByRbac)", scene.Waits[0].Reason);
        Assert.All(scene.Waits.Zip([1, 2, 4, 8, 16, 30, 30, 30]), each => Assert.InRange(each.First.Delay.TotalSeconds, each.Second * 0.75, each.Second));
    }

    [Fact]
    public async Task A_role_that_never_comes_ends_in_time_with_what_to_do()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/web", Faults.Error(403, "Forbidden", "ForbiddenByRbac"), times: 1000);
        var error = await scene.FailAsync();
        Assert.Equal(VaultProblem.Forbidden, error.Problem);
        Assert.Equal(
            $"{scene.Vault.Uri.Host} forbids access to certificate 'web' (403 ForbiddenByRbac): the vault's own words\n"
            + "Give the identity the role 'Key Vault Certificates Officer' on the vault; an assignment can take ten minutes to take effect, through groups hours.",
            error.Message);
        Assert.InRange(scene.Time.Waited, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Theory]
    [InlineData("ForbiddenByFirewall", VaultProblem.NetworkForbidden)]
    [InlineData("ForbiddenByConnection", VaultProblem.NetworkForbidden)]
    [InlineData("ForbiddenByPolicy", VaultProblem.Forbidden)]
    public async Task A_refusal_that_time_does_not_heal_fails_at_once(string code, VaultProblem problem)
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/web", Faults.Error(403, "Forbidden", code));
        Assert.Equal(problem, (await scene.FailAsync()).Problem);
        Assert.Empty(scene.Waits);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Retry_After_is_honoured_in_seconds(int status)
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/import", Faults.Error(status, "Busy", retryAfter: "77"));
        await scene.ImportAsync();
        Assert.Equal([TimeSpan.FromSeconds(77)], scene.Time.Waits);
        Assert.Single(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task Retry_After_is_honoured_as_a_date()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/web", Faults.Error(429, "Throttled", retryAfter: "Mon, 01 Jun 2026 12:01:30 GMT"));
        await scene.ImportAsync();
        Assert.Equal([TimeSpan.FromSeconds(90)], scene.Time.Waits);
    }

    [Fact]
    public async Task A_wait_beyond_the_limit_is_not_begun()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/web", Faults.Error(429, "Throttled", retryAfter: "3600"));
        Assert.Equal(VaultProblem.Unavailable, (await scene.FailAsync()).Problem);
        Assert.Empty(scene.Time.Waits);
    }

    [Fact]
    public async Task Server_errors_are_retried()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/web", Faults.Error(500, "InternalServerError"));
        scene.Vault.Fail("/web", Faults.Error(502, "BadGateway"));
        scene.Vault.Fail("/import", Faults.Error(504, "Timeout"));
        Assert.Equal(VaultOutcome.Imported, (await scene.ImportAsync()).Outcome);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_import_does_not_import_twice()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/import", Faults.ResetAfter);
        var result = await scene.ImportAsync();
        Assert.Equal(VaultOutcome.Imported, result.Outcome);
        Assert.Single(scene.Vault.Objects.Versions("web"));
        Assert.Equal(["GET /certificates/web", "POST /certificates/web/import", "GET /certificates/web"], scene.Vault.Calls);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_import_loses_nothing()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/import", Faults.ResetBefore, times: 3);
        await scene.ImportAsync();
        Assert.Single(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task An_answer_that_stops_half_way_does_not_hang_and_does_not_import_twice()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Settings = scene.Settings with { RequestTimeout = TimeSpan.FromMilliseconds(500) };
        scene.Vault.Fail("/import", Faults.SlowBody);
        var result = await scene.ImportAsync();
        Assert.Equal(scene.Bundle.Thumbprint, result.Thumbprint);
        Assert.Single(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task A_vault_that_never_answers_ends_in_time()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/web", Faults.ResetBefore, times: 1000);
        var error = await scene.FailAsync();
        Assert.Equal(VaultProblem.Unavailable, error.Problem);
        Assert.InRange(scene.Time.Waited, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task A_deleted_name_is_recovered_and_then_gets_the_new_version()
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.GivenAnotherAsync();
        scene.Vault.Objects.Delete("web");
        var result = await scene.ImportAsync();
        Assert.Equal(scene.Bundle.Thumbprint, result.Thumbprint);
        Assert.Equal(2, scene.Vault.Objects.Versions("web").Count);
        Assert.Equal("""{"owner":"platform","stage":"test"}""", scene.Vault.Objects.Versions("web")[1]["tags"]!.ToJsonString());
        Assert.All(scene.Waits, wait => Assert.Equal($"recovering 'web' in {scene.Vault.Uri.Host}", wait.Reason));
    }

    [Fact]
    public async Task A_deleted_certificate_that_is_the_same_is_only_recovered()
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.ImportAsync();
        scene.Vault.Objects.Delete("web");
        await scene.ImportAsync();
        Assert.Single(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task A_recovery_that_is_forbidden_says_who_can_and_until_when_the_name_is_taken()
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.GivenAnotherAsync();
        scene.Vault.Objects.Delete("web");
        scene.Vault.Fail("/recover", Faults.Error(403, "Forbidden", "ForbiddenByRbac"));
        var error = await scene.FailAsync();
        Assert.Equal(VaultProblem.NameConflict, error.Problem);
        Assert.Equal(
            $"the certificate 'web' in {scene.Vault.Uri.Host} was deleted and this identity may not recover it (403 ForbiddenByRbac).\n"
            + $"Have someone with the role 'Key Vault Certificates Officer' run az keyvault certificate recover --vault-name {scene.Settings.VaultName} --name web, "
            + "or use another name; with purge protection this one stays taken until 2026-08-30.",
            error.Message);
    }

    [Fact]
    public async Task A_name_that_stays_busy_ends_after_two_minutes_with_what_to_do()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/import", Faults.Error(409, "Conflict", "ObjectIsBeingDeleted"), times: 1000);
        var error = await scene.FailAsync();
        Assert.Equal(VaultProblem.NameConflict, error.Problem);
        Assert.Equal(
            $"Wait until az keyvault certificate show-deleted --vault-name {scene.Settings.VaultName} --name web lists it, then run again: "
            + "it is recovered and gets a new version. Or use another name.",
            error.Fix);
        Assert.InRange(scene.Time.Waited, TimeSpan.FromSeconds(80), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_name_that_is_free_again_gets_its_certificate()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/import", Faults.Error(409, "Conflict", "ObjectIsBeingDeleted"), times: 2);
        Assert.Equal(VaultOutcome.Imported, (await scene.ImportAsync()).Outcome);
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_vault_as_it_was()
    {
        await using var scene = await VaultScene.StartAsync();
        using var cancellation = new CancellationTokenSource();
        scene.Vault.Fail("/import", Faults.Error(503, "Busy"), times: 1000);
        scene.Settings = scene.Settings with { Progress = _ => cancellation.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.ImportUntilAsync(cancellation.Token));
        Assert.Empty(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task A_run_cancelled_while_importing_leaves_a_whole_version_that_the_next_run_finds()
    {
        await using var scene = await VaultScene.StartAsync();
        using var cancellation = new CancellationTokenSource();
        scene.Vault.Fail("/import", async (http, proceed) =>
        {
            await Faults.ResetAfter(http, async () =>
            {
                await proceed();
                await cancellation.CancelAsync();
            });
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.ImportUntilAsync(cancellation.Token));
        Assert.Equal(VaultOutcome.Unchanged, (await scene.ImportAsync()).Outcome);
        Assert.Single(scene.Vault.Objects.Versions("web"));
    }

    [Fact]
    public async Task Another_thumbprint_in_the_answer_is_an_error()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/import", Faults.WrongThumbprint);
        var error = await scene.FailAsync();
        Assert.Equal(VaultProblem.WrongCertificate, error.Problem);
        Assert.StartsWith(
            $"{scene.Vault.Uri.Host} answered with the certificate 0000000000000000000000000000000000000000, and {scene.Bundle.Thumbprint} was sent.",
            error.Message, StringComparison.Ordinal);
        Assert.Single(scene.Vault.Calls, call => call.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disabled_certificate_is_an_error_with_the_command_that_enables_it()
    {
        await using var scene = await VaultScene.StartAsync();
        await scene.ImportAsync();
        scene.Vault.Objects.Versions("web")[0]["attributes"]!["enabled"] = false;
        var error = await scene.FailAsync();
        Assert.Equal(
            $"Enable it: az keyvault certificate set-attributes --vault-name {scene.Settings.VaultName} --name web --enabled true", error.Fix);
    }

    [Fact]
    public async Task A_refused_certificate_fails_at_once_in_the_vaults_words()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Fail("/import", Faults.Error(400, "BadParameter"));
        var error = await scene.FailAsync();
        Assert.StartsWith(
            $"{scene.Vault.Uri.Host} refuses the certificate 'web' (400 BadParameter): the vault's own words", error.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Waits);
    }

    [Fact]
    public async Task A_server_that_asks_for_another_services_token_gets_none()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Vault.Resource = "https://management.azure.com";
        Assert.Equal(VaultProblem.Refused, (await scene.FailAsync()).Problem);
        Assert.Empty(scene.Credential.Asked);
    }

    [Fact]
    public async Task A_credential_that_finds_nothing_says_what_was_tried_and_what_to_run()
    {
        await using var scene = await VaultScene.StartAsync();
        scene.Credential.Error = new CredentialUnavailableException(
            "DefaultAzureCredential failed to retrieve a token from the included credentials. See the troubleshooting guide for more information. https://aka.ms/x\n"
            + "- EnvironmentCredential authentication unavailable. Environment variables are not fully configured. See more\n"
            + "- AzureCliCredential authentication failed: Please run 'az login' to set up account\n");
        var error = await scene.FailAsync();
        Assert.Equal(VaultProblem.NotSignedIn, error.Problem);
        Assert.StartsWith(
            $"no token for {scene.Vault.Uri.Host}. Tried:\n  - EnvironmentCredential authentication unavailable.\n"
            + $"  - AzureCliCredential authentication failed: Please run 'az login' to set up account\nRun: az login --tenant {TestCredential.Tenant}",
            error.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Waits);
    }

    [Fact]
    public async Task A_certificate_of_somebody_else_is_read()
    {
        await using var scene = await VaultScene.StartAsync();
        var missing = await Assert.ThrowsAsync<VaultException>(scene.ReadAsync);
        await scene.ImportAsync();
        var found = await scene.ReadAsync();
        Assert.Equal(VaultProblem.NotFound, missing.Problem);
        Assert.Equal((scene.Bundle.Thumbprint, VaultOutcome.Unchanged), (found.Thumbprint, found.Outcome));
    }

    private static (string, string, string?, long) Plain(SeenRequest request) => (request.Method, request.Path, request.Authorization, request.BodyLength);
}
