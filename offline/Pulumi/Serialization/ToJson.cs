using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Pulumi;

/// <summary>Any plain value as JSON.</summary>
internal sealed class ToJson : Conversion
{
    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        using var document = JsonDocument.Parse(JsonValues.Bytes(value));
        converted = document.RootElement.Clone();
        return true;
    }
}
