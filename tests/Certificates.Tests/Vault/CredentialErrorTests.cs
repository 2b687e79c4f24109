using Azure.Identity;

namespace GatewayStack.Certificates.Tests;

public class CredentialErrorTests
{
    private const string Variables = "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE";

    private static readonly VaultSettings Settings = new() { Vault = new("https://kv.vault.azure.net/"), Credential = new TestCredential() };

    private static readonly AuthenticationFailedException Failed = new("The token has expired. Details follow.");

    [Fact]
    public void The_fix_signs_in_to_the_pinned_tenant() =>
        Assert.Equal(
            $"no token for kv.vault.azure.net: The token has expired.\nRun: az login --tenant contoso (in a pipeline, set {Variables}).",
            CredentialErrors.Explain(Failed, Settings with { TenantId = "contoso" }, _ => null).Message);

    [Fact]
    public void Another_cloud_comes_with_the_command_that_selects_it() =>
        Assert.StartsWith(
            "Run: az cloud set --name AzureUSGovernment && az login (in",
            CredentialErrors.Explain(Failed, Settings with { Cloud = AzureCloud.UsGovernment }, _ => null).Fix, StringComparison.Ordinal);

    [Fact]
    public void Variables_that_only_the_Pulumi_provider_reads_are_pointed_out() =>
        Assert.Equal(
            $"Run: az login (ARM_CLIENT_ID is set, which only the Pulumi provider reads; in a pipeline set {Variables} too).",
            CredentialErrors.Explain(Failed, Settings, name => name == "ARM_CLIENT_ID" ? "an id" : null).Fix);
}
