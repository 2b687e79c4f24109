using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Configuration;

/// <summary>Describes every setting, from the declarations that the binder reads.</summary>
public static class SettingsReference
{
    /// <summary>The reference page as Markdown.</summary>
    public static string Write()
    {
        var text = new StringBuilder("# Settings\n\nEvery setting of a stack file, below `gateway-stack:`. Written by `./gateway settings`.\n");
        Queue<(string Title, Type Type)> pages = new([("Top level", typeof(StackSettings))]);
        HashSet<Type> seen = [typeof(StackSettings)];
        while (pages.TryDequeue(out var page))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {page.Title}\n\n| setting | value | default | meaning |\n|---|---|---|---|\n");
            var defaults = Activator.CreateInstance(page.Type, nonPublic: true)!;
            foreach (var setting in Shape.Of(page.Type).Settings)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| `{setting.Name}` | {Kind(setting)} | {(setting.Required ? "**required**" : Default(setting, defaults))} | {Cell(setting.Description)} |\n");
                if (Record(setting.Type) is { } record && seen.Add(record))
                    pages.Enqueue((Title(record), record));
            }
        }
        return text.ToString();
    }

    private static string Kind(Setting setting)
    {
        if (Record(setting.Type) is { } record)
            return $"{Container(setting.Type)}[{Title(record)}](#{Title(record).ToLowerInvariant().Replace(' ', '-')}){Shorthand(record)}";
        var type = Leaf(setting.Type);
        var plain = type switch
        {
            _ when type == typeof(SecretText) => "secret",
            _ when type == typeof(JsonObject) => "map of Kubernetes fields",
            _ when type == typeof(bool) => "`true` or `false`",
            _ when type == typeof(int) => setting.Bounds is { } b ? $"{b.Least} to {b.Greatest}" : "whole number",
            _ when type.IsEnum => string.Join(", ", Enum.GetNames(type).Select(n => $"`{Choices.NameOf(type, n)}`")),
            _ => setting.Pattern is { } pattern ? Cell(pattern.Rule) : "text",
        };
        return Container(setting.Type) + plain;
    }

    private static string Container(Type type) => !type.IsGenericType || Nullable.GetUnderlyingType(type) is not null
        ? ""
        : type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "list of " : "map of " + Container(type.GenericTypeArguments[1]);

    private static Type Leaf(Type type) => type.IsGenericType ? Leaf(type.GenericTypeArguments[^1]) : type;

    private static Type? Record(Type type) => Leaf(type) is { IsClass: true } leaf && leaf != typeof(string) && leaf != typeof(SecretText) && leaf != typeof(JsonObject) ? leaf : null;

    private static string Shorthand(Type record) =>
        record.GetProperty(nameof(IShorthand<>.Shorthand))?.GetValue(null) is string form ? $", or short: {form}" : "";

    private static string Default(Setting setting, object defaults) => setting.Get(defaults) switch
    {
        null => "none",
        string text => $"`{text}`",
        bool flag => flag ? "`true`" : "`false`",
        Enum value => $"`{Choices.NameOf(value.GetType(), value.ToString())}`",
        IEnumerable<string> list => list.Any() ? $"`{string.Join(", ", list)}`" : "none",
        ICollection { Count: 0 } => "none",
        int number => $"`{number.ToString(CultureInfo.InvariantCulture)}`",
        _ => "see there",
    };

    private static string Title(Type record)
    {
        var words = JsonNamingPolicy.KebabCaseLower.ConvertName(record.Name[..^"Settings".Length]).Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
