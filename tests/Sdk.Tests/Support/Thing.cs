using System.Collections.Immutable;
using Pulumi;

namespace GatewayStack.Sdk.Tests.Support;

/// <summary>A custom resource with one property of every kind.</summary>
public sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new ThingArgs(), options)
{
    [Output("text")]
    public Output<string?> Text { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("size")]
    public Output<Size?> Size { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("part")]
    public Output<Part?> Part { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<Part>> Parts { get; private set; } = null!;

    [Output("port")]
    public Output<Union<int, string>> Port { get; private set; } = null!;
}

public sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("size")]
    public Input<Size>? Size { get; set; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("settings", json: true)]
    public Input<PartArgs>? Settings { get; set; }

    [Input("items")]
    private InputList<string>? _items;

    public InputList<string> Items
    {
        get => _items ??= [];
        set => _items = value;
    }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("port")]
    public InputUnion<int, string>? Port { get; set; }
}

public sealed class PartArgs : ResourceArgs
{
    [Input("partName", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("weight")]
    public Input<double>? Weight { get; set; }
}

[OutputType]
public sealed class Part
{
    [OutputConstructor]
    public Part([OutputConstructorParameter("partName")] string? name, double? weight, Part? inner)
        => (Name, Weight, Inner) = (name, weight, inner);

    public string? Name { get; }

    public double? Weight { get; }

    public Part? Inner { get; }
}

[EnumType]
public readonly struct Size : IEquatable<Size>
{
    private readonly string _value;

    private Size(string value) => _value = value;

    public static Size Large { get; } = new("Large");

    public static explicit operator string(Size value) => value._value;

    public bool Equals(Size other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Size other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public static bool operator ==(Size left, Size right) => left.Equals(right);

    public static bool operator !=(Size left, Size right) => !left.Equals(right);
}

public class Group(string name, ComponentResourceOptions? options = null) : ComponentResource("test:index:Group", name, options)
{
    public void Finish(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);
}

public sealed class Cloud(string name) : ProviderResource("test", name, ResourceArgs.Empty, null, null);
