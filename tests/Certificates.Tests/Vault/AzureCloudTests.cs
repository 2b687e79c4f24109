namespace GatewayStack.Certificates.Tests;

public class AzureCloudTests
{
    [Theory]
    [InlineData("public", "https://kv.vault.azure.net/", "https://login.microsoftonline.com/")]
    [InlineData("AzureChinaCloud", "https://kv.vault.azure.cn/", "https://login.chinacloudapi.cn/")]
    [InlineData("usgovernment", "https://kv.vault.usgovcloudapi.net/", "https://login.microsoftonline.us/")]
    public void A_cloud_knows_its_vaults_and_its_authority(string name, string vault, string authority)
    {
        var cloud = AzureCloud.Find(name)!;
        Assert.Equal((new Uri(vault), new Uri(authority)), (cloud.VaultUri("kv"), cloud.AuthorityHost));
    }

    [Fact]
    public void An_unknown_cloud_is_none() => Assert.Null(AzureCloud.Find("germany"));

    [Fact]
    public void A_credential_for_a_tenant_and_a_cloud_is_made_without_asking_anybody() =>
        Assert.NotNull(VaultCredential.Create("11111111-2222-3333-4444-555555555555", AzureCloud.China));
}
