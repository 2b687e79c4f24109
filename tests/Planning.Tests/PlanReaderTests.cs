using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Planning.Configuration;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Planning.Tests;

public sealed class PlanReaderTests
{
    [Theory]
    [InlineData("dev", "")]
    [InlineData("app-routing", "examples")]
    [InlineData("istio-addon", "examples")]
    [InlineData("upstream-istio", "examples")]
    public async Task A_plan_that_is_read_and_written_again_is_the_same_to_the_byte(string stack, string folder)
    {
        var written = PlanJson.Write(await Plans.OfAsync(Path.Combine(Projects.Repository, folder), stack));

        Assert.Equal(written, PlanJson.Write(PlanReader.Read(written, "plan.json")));
    }

    [Fact]
    public void Texts_of_any_characters_survive() => Prop.ForAll<NonNull<string>, int, bool>((text, number, flag) =>
    {
        var resource = new PlannedResource
        {
            Urn = "urn:a",
            Type = "t",
            Name = text.Get,
            Protect = flag,
            Inputs = new JsonObject { ["text"] = text.Get, ["number"] = number, ["list"] = new JsonArray(flag, null, text.Get) },
        };
        var plan = new Plan { Stack = "dev", Project = "p", Ingress = "i", Resources = [resource], Outputs = new JsonObject { [text.Get] = text.Get } };
        var written = PlanJson.Write(plan);
        return PlanJson.Write(PlanReader.Read(written, "plan.json")) == written;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_plan_of_before_there_were_versions_is_read() => Assert.Equal("a", PlanReader.Read(
        """{"stack":"dev","project":"p","ingress":"i","resources":[{"urn":"u","type":"t","name":"a","inputs":{}}],"outputs":{},"findings":[]}""", "plan.json").Resources[0].Name);

    [Theory]
    [InlineData("{\n  \"stack\": nope\n}", "plan.json:2:13: is not JSON; write one with 'gateway plan --format json > plan.json'")]
    [InlineData("[1]", "plan.json: is not a plan: it has no list of resources; write one with 'gateway plan --format json > plan.json'")]
    [InlineData("{\"formatVersion\":2,\"resources\":[]}", "plan.json: formatVersion: is newer than this program, which reads 1 (value: 2); update the program")]
    [InlineData("{\"resources\":[]}", "plan.json: is not a plan: a part of it has no 'stack'; write one with 'gateway plan --format json > plan.json'")]
    public void What_is_no_plan_is_said_with_place_and_fix(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ProjectException>(() => PlanReader.Read(text, "plan.json")).Message);

    [Fact]
    public void A_file_that_is_not_there_is_said() =>
        Assert.Contains("cannot be read", Assert.Throws<ProjectException>(() => PlanReader.ReadFile("/nowhere/plan.json")).Message, StringComparison.Ordinal);
}
