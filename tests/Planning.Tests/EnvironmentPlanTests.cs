using GatewayStack.Planning.Configuration;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Planning.Tests;

/// <summary>The stacks beside dev: what they are for, and that a clean clone can plan them.</summary>
public sealed class EnvironmentPlanTests
{
    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task The_text_reads_as_reviewed(string stack)
    {
        var text = new PlanText(new TextStyle(colour: false), width: null).Write(await Plans.OfAsync(Projects.Repository, stack));

        Snapshot.Matches($"{stack}.txt", text);
    }

    [Fact]
    public async Task Nobody_deletes_production_by_mistake()
    {
        var plan = await Plans.OfAsync(Projects.Repository, "prod");

        Assert.Equal(["cluster", "network", "network-nodes", "network-private-endpoints", "resource-group", "vault"], plan.Resources.Where(r => r.Protect).Select(r => r.Name).Order(StringComparer.Ordinal));
        var locks = plan.Resources.Where(r => r.Type.EndsWith(":ManagementLockByScope", StringComparison.Ordinal)).ToList();
        Assert.Equal(["CanNotDelete kv-gateway-prod", "CanNotDelete aks-gateway-stack-prod"], locks.Select(l => $"{l.Inputs["level"]} {l.Inputs["scope"]!.GetValue<string>().Split('/')[^1]}"));
    }

    [Theory]
    [InlineData("SecretsAccess::secrets-access")]
    [InlineData("ResourceLogs::diagnostics")]
    [InlineData("CertificateVault::vault")]
    public async Task Locks_are_made_last_and_so_removed_first(string before) =>
        Assert.Contains((await Plans.OfAsync(Projects.Repository, "prod")).Resource("locks", "DeleteLocks").DependsOn, d => d.EndsWith(before, StringComparison.Ordinal));

    [Fact]
    public async Task Nothing_that_production_adds_waits_for_the_cluster_but_what_is_about_it()
    {
        var plan = await Plans.OfAsync(Projects.Repository, "prod");

        Assert.Equal(
            ["cluster-apps", "cluster-monitoring-logs", "cluster-monitoring-metrics", "diagnostics-cluster", "locks-cluster"],
            plan.Resources.Where(r => r.Type.StartsWith("azure-native", StringComparison.Ordinal) && !r.Type.EndsWith(":RoleAssignment", StringComparison.Ordinal)
                    && !r.Type.EndsWith(":MaintenanceConfiguration", StringComparison.Ordinal))
                .Where(r => r.DependsOn.Any(d => d.EndsWith("ManagedCluster::cluster", StringComparison.Ordinal)))
                .Select(r => r.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Certificates_are_imported_once_the_vault_can_be_reached()
    {
        var needs = (await Plans.OfAsync(Projects.Repository, "prod")).Resource("gateway-tls-cert", "VaultCertificate").DependsOn;

        Assert.Contains(needs, n => n.EndsWith("PrivateDnsZoneGroup::vault-private-dns", StringComparison.Ordinal));
        Assert.Contains(needs, n => n.EndsWith("VirtualNetworkLink::vault-private-link-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_is_encrypted_in_the_stack_file_is_planned_without_its_passphrase()
    {
        var plan = await Plans.OfAsync(Projects.Repository, "prod");

        Assert.Equal("pfx", plan.Resource("gateway-tls-cert", "VaultCertificate").Inputs["source"]!.GetValue<string>());
        Assert.DoesNotContain(NewStackFile.Placeholder, PlanJson.Write(plan), StringComparison.Ordinal);
    }
}
