using System.Text.Json.Nodes;
using GatewayStack.Planning.Diffing;

namespace GatewayStack.Planning.Tests.Diffing;

public sealed class ChangeTests
{
    [Fact]
    public async Task The_same_stack_file_changes_nothing() => Assert.True((await Changed.StackFileAsync()).Diff.IsEmpty);

    [Fact]
    public async Task A_weight_changes_its_route_in_place()
    {
        var changed = await Changed.StackFileAsync(("weight: 90", "weight: 60"), ("weight: 10 ", "weight: 40 "));

        var change = Assert.Single(changed.Diff.Changes);
        Assert.Equal((ChangeKind.Update, "echo-canary"), (change.Kind, change.Resource.Name));
        Assert.Equal(["spec.rules[0].backendRefs[0].weight 90 60", "spec.rules[0].backendRefs[1].weight 10 40"], change.Properties.Select(p => $"{p.Path} {p.Old} {p.New}"));
        Assert.Equal(changed.Diff.New.Resources.Count(r => !r.IsGroup) - 1, changed.Diff.Unchanged);
    }

    [Theory]
    [InlineData("location: eastus", "location: westeurope", "resource-group", ":ResourceGroup", ChangeKind.Replace)]
    [InlineData("location: eastus", "location: East US", "resource-group", ":ResourceGroup", null)]
    [InlineData("environment: dev", "environment: test", "resource-group", ":ResourceGroup", ChangeKind.Update)]
    [InlineData("maxCount: 3", "maxCount: 5", "cluster", ":ManagedCluster", ChangeKind.Update)]
    [InlineData("kubernetesVersion: \"1.35\"", "kubernetesVersion: \"1.36\"", "cluster", ":ManagedCluster", ChangeKind.Update)]
    [InlineData("nodeResourceGroup: rg-aks-istio-nodes", "nodeResourceGroup: rg-other", "cluster", ":ManagedCluster", ChangeKind.Replace)]
    [InlineData("serviceCidr: 10.1.0.0/16", "serviceCidr: 10.1.0.0/17", "cluster", ":ManagedCluster", ChangeKind.Replace)]
    [InlineData("name: kv-aks-istio-demo", "name: kv-other", "vault", ":Vault", ChangeKind.Replace)]
    [InlineData("softDeleteRetentionInDays: 7", "softDeleteRetentionInDays: 30", "vault", ":Vault", ChangeKind.Update)]
    [InlineData("addressPrefix: 10.0.0.0/22", "addressPrefix: 10.0.0.0/21", "network-nodes", ":Subnet", ChangeKind.Update)]
    [InlineData("name: snet-aks", "name: snet-other", "network-nodes", ":Subnet", ChangeKind.Replace)]
    [InlineData("ttl: 300", "ttl: 60", "app.example.com", ":RecordSet", ChangeKind.Update)]
    [InlineData("resourceGroup: rg-dns", "resourceGroup: rg-zones", "app.example.com", ":RecordSet", ChangeKind.Replace)]
    [InlineData("hostnames: [app]", "hostnames: [shop]", "app", ":HTTPRoute", ChangeKind.Update)]
    public async Task A_setting_changes_or_replaces_its_resource_as_the_provider_does(string setting, string by, string name, string type, ChangeKind? kind) =>
        Assert.Equal(kind, (await Changed.StackFileAsync((setting, by))).Of(name, type)?.Kind);

    [Fact]
    public async Task A_number_of_nodes_that_the_autoscaler_owns_is_no_change() =>
        Assert.Null((await Changed.StackFileAsync(("count: 2\n", "count: 3\n"))).Of("cluster", ":ManagedCluster"));

    [Fact]
    public async Task Azure_replaces_by_deleting_first() => Assert.True((await Changed.StackFileAsync(("name: kv-aks-istio-demo", "name: kv-other"))).Of("vault", ":Vault")!.DeletedFirst);

    [Theory]
    [InlineData("echo", false)]
    [InlineData("demo", true)]
    public async Task An_object_is_deleted_first_where_the_new_one_has_its_name_and_namespace(string name, bool first)
    {
        var changed = await Changed.ResourceAsync("demo-echo-v1-deployment", ":Deployment", r =>
        {
            var inputs = (JsonObject)r.Inputs.DeepClone();
            inputs["metadata"]!["name"] = name == "demo" ? inputs["metadata"]!["name"]!.DeepClone() : name;
            inputs["spec"]!["selector"]!["matchLabels"] = new JsonObject { ["app"] = "other" };
            return r with { Inputs = inputs };
        });

        Assert.Equal((ChangeKind.Replace, first), (changed.Diff.Changes[0].Kind, changed.Diff.Changes[0].DeletedFirst));
    }

    [Theory]
    [InlineData("kubernetes:core/v1:Secret", "data", true)]
    [InlineData("kubernetes:core/v1:ConfigMap", "data", true)]
    [InlineData("kubernetes:core/v1:Service", "spec", false)]
    [InlineData("kubernetes:core/v1:Service", "spec.clusterIP", true)]
    [InlineData("kubernetes:policy/v1:PodDisruptionBudget", "spec.minAvailable", false)]
    [InlineData("kubernetes:gateway.networking.k8s.io/v1:Gateway", "spec.gatewayClassName", false)]
    [InlineData("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "roleRef.name", true)]
    [InlineData("kubernetes:anything.example.com/v1:Thing", "metadata.namespace", true)]
    [InlineData("kubernetes:anything.example.com/v1:Thing", "metadata.labels[\"a.b\"]", false)]
    [InlineData("azure-native:network:PublicIPAddress", "sku.name", true)]
    [InlineData("azure-native:network:PrivateEndpoint", "subnet.id", true)]
    [InlineData("azure-native:authorization:RoleAssignment", "principalId", true)]
    [InlineData("azure-native:authorization:RoleAssignment", "description", false)]
    [InlineData("pulumi:providers:kubernetes", "clusterIdentifier", true)]
    [InlineData("pulumi:providers:azure-native", "subscriptionId", false)]
    public void What_cannot_change_in_place_is_known_of_a_type(string type, string path, bool replaces) =>
        Assert.Equal(replaces, ReplacementRules.Forces(Resource(type), new(path, "a", "b")));

    [Fact]
    public void A_part_that_joins_an_input_that_Azure_cannot_change_is_let_be() =>
        Assert.False(ReplacementRules.Forces(Resource("azure-native:network:PublicIPAddress"), new("sku.tier", null, "Regional")));

    [Fact]
    public void The_kubeconfig_does_not_replace_the_provider_of_a_cluster_that_stays()
    {
        var provider = Resource("pulumi:providers:kubernetes");

        Assert.True(ReplacementRules.Forces(provider, new("context", "a", "b")));
        Assert.False(ReplacementRules.Forces(Changed.With("clusterIdentifier", "id")(provider), new("context", "a", "b")));
    }

    [Fact]
    public async Task Every_Azure_type_that_a_program_can_make_is_listed()
    {
        var types = new[] { "azure-native.txt", "containerservice_v20260301.txt" }
            .SelectMany(f => File.ReadLines(Path.Combine(Projects.Repository, "offline", "generate", f)))
            .Where(l => l.StartsWith("resource ", StringComparison.Ordinal) && l.Contains('/'))
            .Select(l => l["resource ".Length..].Split('/'))
            .Select(p => $"{p[0]}:{char.ToUpperInvariant(p[1][0])}{p[1][1..]}")
            .Distinct();

        Assert.Empty(types.Except(ReplacementRules.AzureTypes));
        Assert.Empty((await Plans.DevAsync()).Resources.Where(r => r.Type.StartsWith("azure-native", StringComparison.Ordinal)).Select(r => r.Type[(r.Type.IndexOf(':') + 1)..]).Except(ReplacementRules.AzureTypes));
    }

    [Fact]
    public async Task A_new_cluster_takes_along_what_is_in_it_and_leaves_network_and_vault()
    {
        var changed = await Changed.StackFileAsync(("serviceCidr: 10.1.0.0/16", "serviceCidr: 10.1.0.0/17"));

        Assert.All(changed.Diff.New.Resources.Where(r => r.IsKubernetes), r => Assert.Equal(ChangeKind.Replace, changed.Of(r.Name, r.Type)?.Kind));
        Assert.Equal("cluster", changed.Of("cluster-subnet", ":RoleAssignment")!.Cause!.Name);
        Assert.Equal("pulumi:providers:kubernetes", changed.Of("echo-gateway", ":Gateway")!.Cause!.Type);
        Assert.True(changed.Of("echo-gateway", ":Gateway")!.DeletedFirst);
        Assert.Null(changed.Of("vault", ":Vault"));
        Assert.Null(changed.Of("network", ":VirtualNetwork"));
        Assert.Null(changed.Of("gateway-tls-cert", ":VaultCertificate"));
    }

    [Fact]
    public async Task A_new_resource_group_takes_along_everything()
    {
        var changed = await Changed.StackFileAsync(("resourceGroup: rg-aks-istio-demo", "resourceGroup: rg-other"));

        Assert.All(changed.Diff.New.Resources.Where(r => r is { IsComponent: false, Kind: not "RecordSet" } && r.Name != "containerservice"), r => Assert.Equal(ChangeKind.Replace, changed.Of(r.Name, r.Type)?.Kind));
    }

    [Fact]
    public async Task What_only_uses_a_value_of_something_new_is_updated_with_a_value_that_is_not_known_yet()
    {
        var change = (await Changed.StackFileAsync(("serviceCidr: 10.1.0.0/16", "serviceCidr: 10.1.0.0/17"))).Of("app.example.com", ":RecordSet")!;

        Assert.Equal(ChangeKind.Update, change.Kind);
        var property = Assert.Single(change.Properties);
        Assert.Equal(("aRecords", Marker.Unknown, "echo-gateway"), (property.Path, property.New!.GetValue<string>(), property.Source!.Name));
    }

    [Fact]
    public async Task A_resource_that_an_alias_knows_is_the_same()
    {
        var changed = await Changed.ResourceAsync("vault", ":Vault", r => r with { Urn = r.Urn + "-renamed", Name = "renamed", Aliases = [r.Urn] });

        var change = Assert.Single(changed.Diff.Changes);
        Assert.Equal((ChangeKind.Rename, "vault"), (change.Kind, change.FormerUrn!.Split("::")[^1]));
        Assert.Empty(changed.Consequences.Collisions);
    }

    [Fact]
    public async Task A_resource_that_is_renamed_without_an_alias_is_created_and_deleted_and_is_in_its_own_way()
    {
        var changed = await Changed.ResourceAsync("vault", ":Vault", r => r with { Urn = r.Urn + "-renamed", Name = "renamed" });

        Assert.Equal([ChangeKind.Create, ChangeKind.Delete], changed.Diff.Changes.Where(c => c.Resource.Kind == "Vault").Select(c => c.Kind));
        var (deleted, created) = Assert.Single(changed.Consequences.Collisions);
        Assert.Equal(("vault", "renamed"), (deleted.Resource.Name, created.Resource.Name));
    }

    [Fact]
    public async Task An_alias_of_something_that_is_still_there_says_nothing()
    {
        var changed = await Changed.ResourceAsync("vault", ":Vault", r => r, r => r with { Urn = r.Urn + "-2", Name = "second", Aliases = [r.Urn] });

        Assert.Equal((ChangeKind.Create, "second"), (changed.Diff.Changes[0].Kind, changed.Diff.Changes[0].Resource.Name));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_is_protected_where_it_is_deployed_may_not_go(bool before, bool after)
    {
        var plan = await Plans.DevAsync();
        PlannedResource Protected(PlannedResource r, bool protect) => r.Name == "vault" && r.Kind == "Vault" ? r with { Protect = protect } : r;
        var old = plan with { Resources = [.. plan.Resources.Select(r => Protected(r, before))] };
        var renamed = plan with { Resources = [.. plan.Resources.Select(r => r.Name == "vault" && r.Kind == "Vault" ? Changed.With("vaultName", "kv-other")(r) with { Protect = after } : r)] };

        Assert.Equal(before, new Changed(PlanDiff.Of(old, renamed)).Consequences.Refused.Any());
        Assert.Equal(before, new Changed(PlanDiff.Of(old, plan with { Resources = [.. plan.Resources.Where(r => r.Kind != "Vault")] })).Consequences.Refused.Any());
    }

    [Fact]
    public async Task What_is_deleted_goes_after_what_stands_on_it()
    {
        var changed = new Changed(PlanDiff.Of(await Plans.DevAsync(), (await Plans.DevAsync()) with { Resources = [] }));

        Assert.Equal(changed.Diff.Old.Resources.Reverse().Select(r => r.Urn), changed.Diff.Changes.Select(c => c.Resource.Urn));
    }

    [Fact]
    public async Task What_is_only_read_is_neither_created_nor_deleted()
    {
        var changed = await Changed.ResourceAsync("vault", ":Vault", r => r with { IsRead = true });

        Assert.Equal(ChangeKind.Delete, changed.Of("vault", ":Vault")!.Kind);
        Assert.Null(new Changed(PlanDiff.Of(changed.Diff.New, changed.Diff.New with { Resources = [.. changed.Diff.New.Resources.Where(r => !r.IsRead)] })).Of("vault", ":Vault"));
    }

    private static PlannedResource Resource(string type) => new() { Urn = "urn", Type = type, Name = "name", Inputs = new JsonObject() };
}
