using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Tests;

public sealed class ObjectReaderTests
{
    [Fact]
    public void Documents_lists_anchors_and_merge_keys_are_read()
    {
        var read = ObjectReader.Read("a.yaml", """
            # a comment
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: one }
            data: &data { a: "1", b: yes }
            more: { <<: *data, b: 0x }
            ---
            apiVersion: v1
            kind: List
            items:
              - { apiVersion: v1, kind: Secret, metadata: { name: two, namespace: x } }
            ---
            """);

        Assert.Empty(read.Problems);
        Assert.Equal(["ConfigMap default/one", "Secret x/two"], read.Objects.Select(o => o.ToString()));
        Assert.Equal("""{"a":"1","b":"0x"}""", read.Objects[0].Body["more"]!.ToJsonString());
        Assert.True(read.Objects[0].Body["data"]!["b"]!.GetValue<bool>());
    }

    [Fact]
    public void A_mistake_in_one_document_does_not_hide_the_others()
    {
        var read = ObjectReader.Read("a.yaml", "apiVersion: v1\nkind: Service\nmetadata: { name: good }\n---\nkind: [\n---\nkind: Service\n---\n- a list\n");

        Assert.Equal(["Service default/good"], read.Objects.Select(o => o.ToString()));
        Assert.Equal(3, read.Problems.Count);
        Assert.StartsWith("a.yaml:6:1: is not YAML", read.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("a.yaml:7:1: is not a Kubernetes object: it needs apiVersion, kind and metadata.name", read.Problems[1].ToString());
        Assert.Equal("a.yaml:9:1: is not a Kubernetes object; an object is a map with apiVersion, kind and metadata", read.Problems[2].ToString());
    }

    [Fact]
    public void Every_part_has_its_place()
    {
        var source = ObjectReader.Read("a.yaml", "---\napiVersion: v1\nkind: X\nmetadata:\n  name: x\nspec:\n  rules:\n    - a: 1\n    - b: 2\n").Objects[0].Source!;

        Assert.Equal("a.yaml:9:10", source.PlaceOf("spec.rules[1].b"));
        Assert.Equal("a.yaml:9:7", source.PlaceOf("spec.rules[1].unknown"));
        Assert.Equal("a.yaml:2:1", source.PlaceOf());
    }

    [Fact]
    public void JSON_is_read_too() => Assert.Equal("Service a/x", ObjectReader.Read("a.json", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"x","namespace":"a"}}""").Objects.Single().ToString());

    [Fact]
    public void A_file_that_is_not_there_is_said() =>
        Assert.Equal("no/such.yaml: there is no such file or folder", ObjectReader.ReadFiles(["no/such.yaml"]).Problems.Single().ToString());

    [Fact]
    public void Whatever_a_file_holds_is_answered_with_objects_or_problems()
    {
        var piece = Gen.Elements("a: ", "- ", "{", "}", "[", "]", "&x ", "*x", "<<: ", "\n", "  ", "---\n", "|", ">", "\"", "'", "#", "\t", "apiVersion: v1", "kind: List", "items:", "metadata: {name: x}", "!!", "? ", "%YAML");
        Prop.ForAll(Gen.ListOf(piece).ToArbitrary(), pieces =>
        {
            _ = ObjectReader.Read("a.yaml", string.Concat(pieces));
            return true;
        }).QuickCheckThrowOnFailure();
    }
}
