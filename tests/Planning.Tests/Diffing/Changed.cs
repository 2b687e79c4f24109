using System.Text.Json.Nodes;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;

namespace GatewayStack.Planning.Tests.Diffing;

/// <summary>The dev stack before and after a change.</summary>
internal sealed record Changed(PlanDiff Diff)
{
    public DiffConsequences Consequences { get; } = DiffConsequences.Of(Diff);

    /// <summary>After texts of the stack file were replaced by others.</summary>
    public static async Task<Changed> StackFileAsync(params (string Text, string By)[] replacements)
    {
        var content = await File.ReadAllTextAsync(Path.Combine(Projects.Repository, "Pulumi.dev.yaml"));
        foreach (var (text, by) in replacements)
        {
            Assert.Contains(text, content, StringComparison.Ordinal);
            content = content.Replace(text, by, StringComparison.Ordinal);
        }
        using var project = Projects.With(("Pulumi.yaml", await File.ReadAllTextAsync(Path.Combine(Projects.Repository, "Pulumi.yaml"))), ("Pulumi.dev.yaml", content));
        return new(PlanDiff.Of(await Plans.DevAsync(), await Plans.OfAsync(project.Folder, "dev")));
    }

    /// <summary>After a resource became other ones.</summary>
    public static async Task<Changed> ResourceAsync(string name, string type, params Func<PlannedResource, PlannedResource>[] becomes)
    {
        var old = await Plans.DevAsync();
        var resource = old.Resource(name, type);
        return new(PlanDiff.Of(old, old with { Resources = [.. old.Resources.SelectMany(r => r == resource ? becomes.Select(b => b(r)) : [r])] }));
    }

    /// <summary>A resource with another input.</summary>
    public static Func<PlannedResource, PlannedResource> With(string input, JsonNode? value) => resource =>
    {
        var inputs = (JsonObject)resource.Inputs.DeepClone();
        inputs[input] = value;
        return resource with { Inputs = inputs };
    };

    public ResourceChange? Of(string name, string type) =>
        Diff.Changes.SingleOrDefault(c => c.Resource.Name == name && c.Resource.Type.EndsWith(type, StringComparison.Ordinal));
}
