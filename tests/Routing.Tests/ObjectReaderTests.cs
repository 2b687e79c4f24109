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
        Assert.Equal("a.yaml:9:3: is not a Kubernetes object; an object is a map with apiVersion, kind and metadata", read.Problems[2].ToString());
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

    [Theory]
    [InlineData("%YAML 1.2\n# first\n---\nkind: Service\napiVersion: v1\nmetadata: { name: x }\n...\n")]
    [InlineData("[{\"kind\":\"Service\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"x\"}}]")]
    [InlineData("{ kind: Service, apiVersion: v1, metadata: { name: x } }\n---\n")]
    [InlineData("kind: Service\napiVersion: v1\nmetadata: { name: x }\n---\nkind: Kustomization\nresources: [a.yaml]\n")]
    public void One_Service_is_read(string text)
    {
        var read = ObjectReader.Read("a.yaml", text);

        Assert.Empty(read.Problems);
        Assert.Equal("Service default/x", read.Objects.Single().ToString());
    }

    [Fact]
    public void JSON_documents_may_follow_one_another()
    {
        var read = ObjectReader.Read("a.json", """
            {"kind":"Service","apiVersion":"v1","metadata":{"name":"x"}} {"kind":"Service","apiVersion":"v1","metadata":{"name":"y"}}
            {"kind":"Service","apiVersion":"v1"}
            """);

        Assert.Equal(["Service default/x", "Service default/y"], read.Objects.Select(o => o.ToString()));
        Assert.Equal("a.json:2:1: is not a Kubernetes object: it needs apiVersion, kind and metadata.name", read.Problems.Single().ToString());
    }

    [Theory]
    [InlineData("&x [*x]")]
    [InlineData("&x { kind: List, items: [*x] }")]
    public void A_list_inside_of_itself_is_a_problem(string text) => Assert.Contains("an anchor is used inside itself", ObjectReader.Read("a.yaml", text).Problems[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void In_a_folder_links_to_folders_are_not_followed_and_files_that_cannot_be_read_are_said()
    {
        var folder = Directory.CreateTempSubdirectory("objects");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "x.yaml"), "kind: Service\napiVersion: v1\nmetadata: { name: x }\n");
            File.WriteAllText(Path.Combine(folder.FullName, "readme.md"), "no YAML: [");
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "again"), folder.FullName);
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "gone.yaml"), Path.Combine(folder.FullName, "nowhere"));

            var read = ObjectReader.ReadFiles([folder.FullName]);

            Assert.Equal(["Service default/x"], read.Objects.Select(o => o.ToString()));
            Assert.Equal([$"{folder.FullName}/gone.yaml: is a link to what does not exist"], read.Problems.Select(p => p.ToString()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

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
