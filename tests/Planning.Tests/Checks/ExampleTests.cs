using GatewayStack.Planning.Configuration;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Planning.Tests.Checks;

/// <summary>The stacks that people start from.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string, string> Stacks =>
        [.. from folder in (string[])["", "examples"] from stack in StackFile.Stacks(Path.Combine(Projects.Repository, folder)) select (folder, stack)];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Nothing_is_wrong_with_an_example(string folder, string stack)
    {
        var plan = await Plans.OfAsync(Path.Combine(Projects.Repository, folder), stack);

        Assert.Empty(plan.Findings);
    }

    [Fact]
    public async Task Production_leaves_nothing_to_be_desired_and_suppresses_nothing()
    {
        var plan = await Plans.OfAsync(Projects.Repository, "prod");

        Assert.Empty(plan.Report.Posture);
        Assert.Empty(plan.Report.Suppressed);
    }

    [Fact]
    public async Task A_plan_counts_posture_and_does_not_list_it()
    {
        var text = new PlanText(new TextStyle(colour: false), null).Write(await Plans.DevAsync());

        Assert.Contains("No findings.\nPosture: 5 warnings, 18 notes; gateway check shows what could be safer or easier to run.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_AKS_Automatic_sees_to_is_not_asked_of_its_users()
    {
        using var project = Projects.Minimal();
        var file = Path.Combine(project.Folder, "Pulumi.dev.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace(
            "{ kubernetesVersion: \"1.35\" }", "{ kubernetesVersion: \"1.35\", sku: automatic, access: { entraID: {}, localAccounts: false } }", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var posture = (await Plans.OfAsync(project.Folder, "dev")).Report.Posture.Select(f => f.Id).ToList();

        Assert.Contains("GW430", posture);
        Assert.DoesNotContain(posture, id => id is "GW403" or "GW404" or "GW411" or "GW413" or "GW419" or "GW421");
    }

    /// <summary>Applications are often deployed by others, into namespaces that the stack makes.</summary>
    [Theory]
    [InlineData("shop", 0)]
    [InlineData("demo", 1)]
    public async Task A_Service_is_missing_only_in_a_namespace_whose_Services_the_stack_makes(string ns, int findings)
    {
        using var project = Projects.With(("Pulumi.yaml", "name: gateway-stack\nruntime: dotnet\n"), ("Pulumi.dev.yaml", $$"""
            config:
              azure-native:location: westeurope
              gateway-stack:domain: example.com
              gateway-stack:vault: { name: kv-test }
              gateway-stack:cluster: { kubernetesVersion: "1.35" }
              gateway-stack:certificates: [{ name: web, selfSigned: {} }]
              gateway-stack:demo: { demo: [echo] }
              gateway-stack:gateways: { public: { namespace: {{ns}} } }
              gateway-stack:routes: { shop: { gateway: public, hostnames: [shop], backendRefs: ["cart:80"] } }
            """));

        var plan = await Plans.OfAsync(project.Folder, "dev");

        Assert.Equal(Enumerable.Repeat("GW030", findings), plan.Findings.Select(f => f.Id));
    }
}
