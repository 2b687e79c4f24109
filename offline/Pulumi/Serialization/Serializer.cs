using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>Turns what a program gives a resource into plain values, waiting for outputs and collecting their flags.</summary>
internal sealed class Serializer
{
    private readonly Stack<string> _path = [];
    private ImmutableHashSet<Resource>.Builder? _resources;
    private bool _isKnown;
    private bool _isSecret;

    /// <summary>One property. Unknown or secret anywhere makes the whole property so.</summary>
    public async ValueTask<OutputData> SerializeAsync(string label, object? value)
    {
        _path.Clear();
        _path.Push(label);
        _resources = null;
        (_isKnown, _isSecret) = (true, false);
        var plain = await VisitAsync(value).ConfigureAwait(false);
        return new(plain, new OutputFlags(_resources?.ToImmutable() ?? [], _isKnown, _isSecret));
    }

    /// <summary>The properties of a dictionary-like value, each with its own flags.</summary>
    public async ValueTask<Dictionary<string, OutputData>> SerializePropertiesAsync(
        string label, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var result = new Dictionary<string, OutputData>(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            var serialized = await SerializeAsync($"{label}.{name}", value).ConfigureAwait(false);
            if (serialized.Value is not null || !serialized.Flags.IsKnown)
                result[name] = serialized;
        }

        return result;
    }

    private async ValueTask<object?> VisitAsync(object? value)
    {
        switch (value)
        {
            case null or bool or double or string:
                return value;
            case int number:
                return (double)number;
            case IInput input:
                return await VisitOutputAsync(input.State).ConfigureAwait(false);
            case IOutput output:
                return await VisitOutputAsync(output.State).ConfigureAwait(false);
            case InputArgs args:
                return await VisitPropertiesAsync(args.GetInputs()).ConfigureAwait(false);
            case IUnion union:
                return await VisitAsync(union.Value).ConfigureAwait(false);
            case JsonElement json:
                return JsonValues.Plain(json);
            case AssetOrArchive:
                return value;
            case Resource resource:
                return await VisitResourceAsync(resource).ConfigureAwait(false);
            case Task:
                throw Unsupported("A Task is not a supported argument: wrap it in an Output.");
            case IDictionary dictionary:
                return await VisitPropertiesAsync(Entries(dictionary)).ConfigureAwait(false);
            case IList list:
                return await VisitListAsync(list).ConfigureAwait(false);
            case ValueTuple:
                return null;
            case Enum e when e.GetTypeCode() == TypeCode.Int32:
                return (double)(int)value;
            default:
                return await VisitTypedAsync(value).ConfigureAwait(false);
        }
    }

    private async ValueTask<object?> VisitOutputAsync(OutputState output)
    {
        var (value, flags) = await output.GetDataAsync().ConfigureAwait(false);
        Depend(flags.Resources);
        _isSecret |= flags.IsSecret;
        if (flags.IsKnown)
            return await VisitAsync(value).ConfigureAwait(false);
        _isKnown = false;
        return null;
    }

    private async ValueTask<object?> VisitResourceAsync(Resource resource)
    {
        await resource.Urn.State.GetDataAsync().ConfigureAwait(false);
        Depend([resource]);
        return resource;
    }

    private async ValueTask<object?> VisitListAsync(IList list)
    {
        if (list.GetType().IsValueType && list.Equals(Activator.CreateInstance(list.GetType())))
            return ImmutableArray<object?>.Empty; // A default ImmutableArray, which cannot be enumerated.

        var result = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            _path.Push("[]");
            result.Add(await VisitAsync(list[i]).ConfigureAwait(false));
            _path.Pop();
        }

        return result.MoveToImmutable();
    }

    private async ValueTask<object?> VisitPropertiesAsync(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, item) in properties)
        {
            _path.Push("." + name);
            var value = await VisitAsync(item).ConfigureAwait(false);
            _path.Pop();
            if (value is not null && !name.StartsWith("__", StringComparison.Ordinal))
                result[name] = value;
        }

        return result.ToImmutable();
    }

    private ValueTask<object?> VisitTypedAsync(object value)
    {
        var type = SerializableType.Of(value.GetType());
        if (type.EnumValue is { } enumValue)
            return new(enumValue(value));
        return type.Properties is { } properties
            ? VisitPropertiesAsync(properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Get(value))))
            : throw Unsupported($"{value.GetType().FullName} is not a supported argument type.");
    }

    private IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return new(entry.Key as string ?? throw Unsupported("Dictionaries are only supported with string keys."), entry.Value);
    }

    private void Depend(ImmutableHashSet<Resource> resources)
    {
        if (!resources.IsEmpty)
            (_resources ??= ImmutableHashSet.CreateBuilder<Resource>()).UnionWith(resources);
    }

    private InvalidOperationException Unsupported(string problem) => new($"{problem}\n\t{string.Concat(_path.Reverse())}");
}
