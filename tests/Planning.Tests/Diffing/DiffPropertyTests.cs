using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Planning.Diffing;

namespace GatewayStack.Planning.Tests.Diffing;

/// <summary>What holds of any two plans.</summary>
public sealed class DiffPropertyTests
{
    private static readonly string[] Names = ["a", "b.c", "[d]", "é"];

    private static readonly Gen<PlannedResource> Resources =
        from name in Gen.Choose(0, 7)
        from type in Gen.Elements("kubernetes:core/v1:Service", "kubernetes:core/v1:Secret", "azure-native:keyvault:Vault", "azure-native:network:Subnet")
        from inputs in Objects(3)
        select new PlannedResource { Urn = $"urn:pulumi:dev::p::{type}::{name}", Type = type, Name = $"{name}", Inputs = inputs };

    private static readonly Arbitrary<Plan> Plans =
        (from resources in Resources.ListOf()
         from outputs in Objects(2)
         select new Plan { Stack = "dev", Project = "p", Ingress = "i", Resources = [.. resources.DistinctBy(r => r.Urn)], Outputs = outputs }).ToArbitrary();

    [Fact]
    public void A_plan_does_not_differ_from_itself() => Prop.ForAll(Plans, plan => PlanDiff.Of(plan, plan).IsEmpty).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_created_one_way_is_deleted_the_other_way() => Prop.ForAll(Plans, Plans, (a, b) =>
        Urns(PlanDiff.Of(a, b), ChangeKind.Create).SetEquals(Urns(PlanDiff.Of(b, a), ChangeKind.Delete))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_changes_of_properties_made_to_the_old_inputs_give_the_new_ones() => Prop.ForAll(Plans, Plans, (a, b) =>
        PlanDiff.Of(a, b).Changes.Where(c => c is { Old: not null, New: not null }).All(change =>
        {
            var inputs = (JsonObject)change.Old!.Inputs.DeepClone();
            foreach (var property in change.Properties.Where(p => p.New is not null))
                Apply(inputs, property);
            // From the end, so that places in lists stay where they are while elements go.
            foreach (var property in change.Properties.Where(p => p.New is null).Reverse())
                Apply(inputs, property);
            return JsonNode.DeepEquals(inputs, change.New!.Inputs);
        })).QuickCheckThrowOnFailure();

    private static HashSet<string> Urns(PlanDiff diff, ChangeKind kind) => [.. diff.Changes.Where(c => c.Kind == kind).Select(c => c.Resource.Urn)];

    private static void Apply(JsonObject inputs, PropertyChange change)
    {
        var steps = PropertyPath.Steps(change.Path);
        JsonNode at = inputs;
        foreach (var step in steps.Take(steps.Count - 1))
            at = at is JsonArray list ? list[Index(step)]! : at[step]!;
        if (at is JsonArray array && Index(steps[^1]) is var index)
        {
            if (change.New is null)
                array.RemoveAt(index);
            else if (index < array.Count)
                array[index] = change.New.DeepClone();
            else
                array.Add(change.New.DeepClone());
        }
        else if (change.New is null)
        {
            ((JsonObject)at).Remove(steps[^1]);
        }
        else
        {
            at[steps[^1]] = change.New.DeepClone();
        }
    }

    private static int Index(string step) => int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture);

    private static Gen<JsonObject> Objects(int depth) =>
        from names in Gen.SubListOf(Names)
        from values in Values(depth).ListOf(names.Count)
        select new JsonObject(names.Zip(values).Select(p => KeyValuePair.Create(p.First, (JsonNode?)p.Second.DeepClone())));

    private static Gen<JsonNode> Values(int depth)
    {
        var scalars = Gen.Elements<Func<JsonNode>>(() => JsonValue.Create("x"), () => JsonValue.Create("y"), () => JsonValue.Create(1), () => JsonValue.Create(true)).Select(make => make());
        return depth == 0 ? scalars : Gen.OneOf(
            scalars,
            Gen.Choose(0, 3).SelectMany(n => Values(depth - 1).ListOf(n)).Select(values => (JsonNode)new JsonArray([.. values.Select(v => v.DeepClone())])),
            Objects(depth - 1).Select(o => (JsonNode)o));
    }
}
