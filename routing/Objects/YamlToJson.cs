using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.Routing.Objects;

/// <summary>Turns YAML into JSON as kubectl does, and notes where each part stands.</summary>
internal sealed class YamlToJson(string file, int firstLine, List<ReadProblem> problems)
{
    private const int Deepest = 200;
    private const int MostNodes = 1_000_000;
    private int _nodes;

    public (JsonObject Body, ObjectSource Source) Convert(YamlMappingNode node)
    {
        var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        return ((JsonObject)Convert(node, "", places, 0)!, new ObjectSource(file, places));
    }

    private JsonNode? Convert(YamlNode node, string path, Dictionary<string, (int, int)> places, int depth)
    {
        places[path] = (firstLine + (int)node.Start.Line, (int)node.Start.Column);
        if (depth > Deepest || ++_nodes > MostNodes)
        {
            if (_nodes <= MostNodes + 1)
                problems.Add(new($"{file}:{firstLine + node.Start.Line}:{node.Start.Column}", "is nested too deep, or an anchor is used inside itself"));
            return null;
        }
        return node switch
        {
            YamlMappingNode map => Map(map, path, places, depth),
            YamlSequenceNode list => List(list, path, places, depth),
            YamlScalarNode scalar => Scalar(scalar),
            _ => null,
        };
    }

    private JsonObject Map(YamlMappingNode map, string path, Dictionary<string, (int, int)> places, int depth)
    {
        var json = new JsonObject();
        foreach (var merged in map.Where(e => e.Key is YamlScalarNode { Value: "<<" }).SelectMany(e => e.Value is YamlSequenceNode list ? list.Children : [e.Value]).Reverse())
        {
            if (merged is YamlMappingNode source)
            {
                foreach (var (key, value) in Map(source, path, places, depth + 1).ToList())
                    json[key] = value?.DeepClone();
            }
        }
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || name == "<<")
                continue;
            var below = path.Length == 0 ? name : $"{path}.{name}";
            json[name] = Convert(value, below, places, depth + 1);
        }
        return json;
    }

    private JsonArray List(YamlSequenceNode list, string path, Dictionary<string, (int, int)> places, int depth)
    {
        var json = new JsonArray();
        foreach (var (i, item) in list.Index())
            json.Add(Convert(item, $"{path}[{i}]", places, depth + 1));
        return json;
    }

    /// <summary>Only a plain scalar can be anything but text. Kubernetes' parser also takes the YAML 1.1 words for true and false.</summary>
    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
            return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => JsonValue.Create(true),
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ when IsNumber(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    private static bool IsNumber(string text) => text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'e' or 'E') && text.Any(char.IsAsciiDigit) && text.Count(c => c == '.') <= 1;
}
