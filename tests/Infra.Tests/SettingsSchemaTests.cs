using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Tests;

public sealed class SettingsSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SettingsSchema.Write())!.AsObject();

    [Fact]
    public void Every_setting_of_a_stack_file_is_there() =>
        Assert.Equal(
            Shape.Of(typeof(StackSettings)).Settings.Select(s => $"gateway-stack:{s.Name}"),
            Config.Select(p => p.Key).Where(k => k.StartsWith("gateway-stack:", StringComparison.Ordinal)));

    [Fact]
    public void Every_setting_says_what_it_means() =>
        Assert.All(Properties, p => Assert.NotEqual("", p.Value!["description"]!.GetValue<string>()));

    [Fact]
    public void An_unknown_setting_is_wrong_at_every_level()
    {
        Assert.False(Schema["properties"]!["config"]!["additionalProperties"]!.GetValue<bool>());
        Assert.All(Definitions, d => Assert.False(d.Value!["additionalProperties"]!.GetValue<bool>(), d.Key));
    }

    [Fact]
    public void Keys_of_providers_are_let_be_and_misspelled_ones_of_ours_are_not()
    {
        var others = new Regex(Schema["properties"]!["config"]!["patternProperties"]!.AsObject().Single().Key, RegexOptions.ECMAScript);

        Assert.Matches(others, "azure-native:clientSecret");
        Assert.Matches(others, "pulumi:disable-default-providers");
        Assert.DoesNotMatch(others, "gateway-stack:gatewys");
        Assert.DoesNotMatch(others, "domain");
    }

    [Fact]
    public void Every_form_is_a_regular_expression_of_JavaScript() =>
        Assert.All(Patterns(Schema), p => _ = new Regex(p, RegexOptions.ECMAScript));

    [Theory]
    [InlineData("cluster", "tier", "Standard")]
    [InlineData("cluster", "serviceCidr", "10.1.0.0/16")]
    [InlineData("nodePool", "count", 2)]
    [InlineData("access", "localAccounts", true)]
    public void A_default_is_shown(string record, string setting, object value) =>
        Assert.Equal(value.ToString(), Definitions[record]!["properties"]![setting]!["default"]!.ToString(), ignoreCase: true);

    [Fact]
    public void Values_bounds_and_what_is_required_are_those_of_the_binder()
    {
        var cluster = Definitions["cluster"]!;

        Assert.Equal(["Free", "Standard", "Premium"], cluster["properties"]!["tier"]!["enum"]!.AsArray().Select(v => v!.GetValue<string>()));
        Assert.Equal("kubernetesVersion", cluster["required"]!.AsArray().Single()!.GetValue<string>());
        var count = Definitions["nodePool"]!["properties"]!["count"]!;
        Assert.Equal((1, 1000), (count["minimum"]!.GetValue<int>(), count["maximum"]!.GetValue<int>()));
    }

    [Fact]
    public void A_shorthand_is_one_of_two_forms()
    {
        var backend = Definitions["route"]!["properties"]!["backendRefs"]!["items"]!["oneOf"]!.AsArray();

        Assert.Equal("string", backend[0]!["type"]!.GetValue<string>());
        Assert.Equal("#/definitions/backend", backend[1]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public void A_secret_is_text_or_what_Pulumi_encrypted()
    {
        var data = Definitions["pfx"]!["properties"]!["data"]!["oneOf"]!.AsArray();

        Assert.Equal("#/definitions/secure", data[1]!["$ref"]!.GetValue<string>());
    }

    private static JsonObject Config => Schema["properties"]!["config"]!["properties"]!.AsObject();

    private static JsonObject Definitions => Schema["definitions"]!.AsObject();

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties =>
        Definitions.Where(d => d.Key != "secure").SelectMany(d => d.Value!["properties"]!.AsObject()).Concat(Config);

    private static IEnumerable<string> Patterns(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => p is { Key: "pattern", Value: JsonValue pattern } ? [pattern.GetValue<string>()] : Patterns(p.Value)),
        JsonArray list => list.SelectMany(Patterns),
        _ => [],
    };
}
