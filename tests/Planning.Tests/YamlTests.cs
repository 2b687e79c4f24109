using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Planning.Rendering;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.Planning.Tests;

public sealed class YamlTests
{
    private static readonly string[] Awkward =
        ["", " ", "true", "no", "null", "~", "1", "0x1F", "1e3", "2026-01-01", "a: b", "- a", "#x", "a #b", "{}", "[a]", "'", "\"", "\\", "a\nb\n", "\na\n", "a\n\n", "a\tb", "é", "<simulated x.y>", "*", "&a", "!t", "%", "@", "`", "a:", "|", ">"];

    [Fact]
    public void What_is_written_reads_back_as_it_was()
    {
        var text = Gen.OneOf(Gen.Elements(Awkward), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => string.Concat(s.Get.Where(c => !char.IsSurrogate(c)))));
        Gen<JsonNode?> Node(int depth) => depth == 0
            ? text.Select(t => (JsonNode?)t)
            : Gen.OneOf(
                text.Select(t => (JsonNode?)t),
                Gen.Choose(-5, 5).Select(i => (JsonNode?)i),
                Node(depth - 1).ListOf(3).Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())])),
                Map(depth - 1).Select(m => (JsonNode?)m));
        Gen<JsonObject> Map(int depth) => Gen.Zip(text.ListOf(3), Node(depth).ListOf(3)).Select(pairs =>
            new JsonObject(pairs.Item1.Distinct().Zip(pairs.Item2, (k, v) => KeyValuePair.Create(k, v?.DeepClone()))));

        Prop.ForAll(Map(3).ToArbitrary(), json =>
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Yaml.Write(json)));
            return json.Count == 0 || JsonNode.DeepEquals(json, Read(yaml.Documents[0].RootNode));
        }).QuickCheckThrowOnFailure();
    }

    private static JsonNode? Read(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Read(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Read)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when int.TryParse(scalar.Value, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
