using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>How the engine treats a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    public CustomResourceOptions()
    {
    }

    /// <summary>Delete the old one before the new one is created.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs that are secret whatever the provider says.</summary>
    [field: MaybeNull]
    public List<string> AdditionalSecretOutputs
    {
        get => field ??= [];
        set;
    }

    /// <summary>Adopt the existing resource with this provider ID.</summary>
    public string? ImportId { get; set; }

    /// <summary>New options: lists of both, single values of the second where it has them.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = options1?.Copy() ?? new CustomResourceOptions();
        if (options2 is null)
            return merged;

        merged.Add(options2);
        merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.ImportId = options2.ImportId ?? merged.ImportId;
        merged.AdditionalSecretOutputs.AddRange(options2.AdditionalSecretOutputs);
        return merged;
    }

    internal override ResourceOptions Clone() => Copy();

    private CustomResourceOptions Copy() => CopyTo(new CustomResourceOptions
    {
        DeleteBeforeReplace = DeleteBeforeReplace,
        AdditionalSecretOutputs = [.. AdditionalSecretOutputs],
        ImportId = ImportId,
    });
}
