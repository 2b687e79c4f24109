using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Reads and writes the inputs and outputs inside a JSON value; collects the flags of those it writes.</summary>
internal sealed class NestedOutputs(OutputFlags whole) : JsonConverterFactory
{
    /// <summary>The flags of all outputs written.</summary>
    public OutputFlags Flags { get; private set; } = OutputFlags.Plain;

    /// <summary>An output that was not resolved when it should have been written.</summary>
    public IOutput? Pending { get; private set; }

    public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
    {
        var extended = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        extended.Converters.Add(this);
        return extended;
    }

    public override bool CanConvert(Type typeToConvert) => ConverterOf(typeToConvert) is not null;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter)Activator.CreateInstance(
            ConverterOf(typeToConvert)!.MakeGenericType(typeToConvert.GenericTypeArguments[0]), this)!;

    private static Type? ConverterOf(Type type)
    {
        if (!type.IsConstructedGenericType)
            return null;
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(Output<>) ? typeof(OutputConverter<>)
            : definition == typeof(Input<>) ? typeof(InputConverter<>)
            : definition == typeof(InputList<>) ? typeof(InputListConverter<>)
            : definition == typeof(InputMap<>) ? typeof(InputMapConverter<>)
            : null;
    }

    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        => new(new OutputState(JsonSerializer.Deserialize<T>(ref reader, options), whole));

    private void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        if (output.State.TryGetData(out var data))
        {
            // The official SDK marks text secret for the secrets it holds; a value that is unknown is not in it.
            Flags = Flags.And(data.Flags.IsKnown ? data.Flags : data.Flags with { IsSecret = false });
            if (data.Flags.IsKnown)
            {
                JsonSerializer.Serialize(writer, data.As<T>(), options);
                return;
            }
        }
        else
        {
            Pending = output;
        }

        writer.WriteNullValue();
    }

    private sealed class OutputConverter<T>(NestedOutputs outputs) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => outputs.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options)
            => outputs.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(NestedOutputs outputs) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => outputs.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options)
            => outputs.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputListConverter<T>(NestedOutputs outputs) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => outputs.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options)
            => outputs.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputMapConverter<T>(NestedOutputs outputs) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => outputs.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options)
            => outputs.Write(writer, value.ToOutput(), options);
    }
}
