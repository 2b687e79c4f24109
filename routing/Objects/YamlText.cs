using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.Routing.Objects;

/// <summary>YAML inside of a text, as ConfigMaps and SecretProviderClasses hold it.</summary>
public static class YamlText
{
    /// <summary>Reads a map; null where the text is not YAML of one.</summary>
    public static JsonObject? ParseMap(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (Exception e) when (e is YamlException or ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
        return stream.Documents is [{ RootNode: YamlMappingNode map }] ? new YamlToJson("", 0, []).Convert(map).Body : null;
    }
}
