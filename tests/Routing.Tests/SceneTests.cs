using System.Globalization;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Tests;

/// <summary>Manifests as people write them, with requests and what becomes of them in their first lines.</summary>
public sealed class SceneTests
{
    public static TheoryData<string, string> Requests()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file).Where(l => l.StartsWith('#') && l.Contains(" -> ", StringComparison.Ordinal)))
                data.Add(Path.GetFileName(file), line.TrimStart('#', ' '));
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_ends_where_the_scene_says(string scene, string line)
    {
        var (asked, expected) = (line[..line.IndexOf(" -> ", StringComparison.Ordinal)].Split(" | "), line[(line.IndexOf(" -> ", StringComparison.Ordinal) + 4)..]);
        var request = Request.TryRead(asked[0].Split(' ')[0], asked[0].Split(' ')[1], asked[1..], out var problem);
        Assert.Null(problem);

        Assert.Equal(expected, Outcome(RouterOf(scene).Explain(request!)));
    }

    [Fact]
    public void No_scene_has_anything_that_cannot_be_read() => Assert.Empty(ObjectReader.ReadFiles([Folder]).Problems);

    internal static Router RouterOf(string scene) => new(Topology.Of(ObjectReader.ReadFiles([Path.Combine(Folder, scene)]).Objects));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Scenes");

    private static string Outcome(Verdict verdict)
    {
        if (verdict.Status is { } status)
            return $"{status}{(verdict.Effects.Location is { } location ? " " + location : "")}";
        if (!verdict.IsServed)
            return "none";
        return verdict.Effects.Backends.Count == 1
            ? verdict.Effects.Backends[0].Backend.ToString()
            : string.Join(" + ", verdict.Effects.Backends.Select(b => $"{(b.Probability * 100).ToString("0", CultureInfo.InvariantCulture)} {b.Backend}"));
    }
}
