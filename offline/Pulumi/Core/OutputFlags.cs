using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What is known about an output besides its value: where it comes from, whether it is known, whether it is secret.</summary>
internal sealed record OutputFlags(ImmutableHashSet<Resource> Resources, bool IsKnown, bool IsSecret)
{
    public static readonly OutputFlags Plain = new([], IsKnown: true, IsSecret: false);

    public static readonly OutputFlags Unknown = Plain with { IsKnown = false };

    public static readonly OutputFlags Secret = Plain with { IsSecret = true };

    public static OutputFlags From(Resource resource) => Plain with { Resources = [resource] };

    /// <summary>A value made of two is known if both are, secret if either is, and depends on what either depends on.</summary>
    public OutputFlags And(OutputFlags other)
        => new(Union(Resources, other.Resources), IsKnown && other.IsKnown, IsSecret || other.IsSecret);

    public static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> a, ImmutableHashSet<Resource> b)
    {
        if (b.IsEmpty || ReferenceEquals(a, b))
            return a;
        return a.Count < b.Count ? b.Union(a) : a.Union(b);
    }
}
