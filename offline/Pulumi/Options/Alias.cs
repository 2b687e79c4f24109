namespace Pulumi;

/// <summary>A former identity of a resource, so that a rename or a move does not replace it. What is not set is as it is now.</summary>
public sealed class Alias
{
    /// <summary>The whole former URN; excludes the other properties.</summary>
    public string? Urn { get; set; }

    /// <summary>The former name.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The former parent; excludes <see cref="ParentUrn"/> and <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The former parent's URN; excludes <see cref="Parent"/> and <see cref="NoParent"/>.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>There was no parent; excludes <see cref="Parent"/> and <see cref="ParentUrn"/>.</summary>
    public bool NoParent { get; set; }

    /// <summary>Throws if the properties contradict each other.</summary>
    internal void Check()
    {
        if (Urn is not null)
        {
            Exclude(Name is not null, nameof(Name));
            Exclude(Type is not null, nameof(Type));
            Exclude(Project is not null, nameof(Project));
            Exclude(Stack is not null, nameof(Stack));
            Exclude(Parent is not null, nameof(Parent));
            Exclude(ParentUrn is not null, nameof(ParentUrn));
            Exclude(NoParent, nameof(NoParent));
        }

        var parents = (Parent is not null ? 1 : 0) + (ParentUrn is not null ? 1 : 0) + (NoParent ? 1 : 0);
        if (parents > 1)
            throw new ArgumentException("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
    }

    private static void Exclude(bool present, string name)
    {
        if (present)
            throw new ArgumentException($"Alias should not specify both Urn and {name}");
    }
}
