using System.Text.Json.Nodes;
using GatewayStack.Planning.Checks;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Tests.Checks;

/// <summary>Files may hold anything: a text where a list belongs, a number where a map does.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Odd = ["null", "7", "-1", "\"text\"", "true", "[]", "{}", "[7]", "[[]]", "[{}]", "{\"name\": {}}"];

    public static TheoryData<string> Files => [.. Fixture.Names.Where(n => n.Length == 5)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Checks_take_whatever_stands_in_a_field(string name)
    {
        var objects = ObjectReader.ReadFiles([Path.Combine(Fixture.Folder, name + ".yaml")]).Objects;
        var turn = 0;
        foreach (var o in objects)
        {
            foreach (var path in Paths(o.Body).ToList())
            {
                var body = (JsonObject)o.Body.DeepClone();
                Replace(body, path, JsonNode.Parse(Odd[turn++ % Odd.Length]));
                if (KubernetesObject.From(body) is { } changed)
                    Checker.Run(new CheckContext([.. objects.Where(other => other != o), changed], Fixture.Today, "1.35"));
            }
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(e => Paths(e.Value).Select(p => (object[])[e.Key, .. p]).Prepend([e.Key])),
        JsonArray list => list.SelectMany((item, i) => Paths(item).Select(p => (object[])[i, .. p]).Prepend([i])),
        _ => [],
    };

    private static void Replace(JsonNode node, object[] path, JsonNode? by)
    {
        foreach (var step in path[..^1])
            node = step is int i ? node[i]! : node[(string)step]!;
        if (path[^1] is int last)
            node[last] = by;
        else
            node[(string)path[^1]] = by;
    }
}
