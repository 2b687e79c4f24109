namespace GatewayStack.Planning.Checks;

/// <summary>A mistake that can be seen before a deployment.</summary>
/// <param name="Id">Stable id, <c>GW</c> and three digits.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What is wrong, as a heading.</param>
/// <param name="Explanation">What happens, and why.</param>
/// <param name="Fix">What to do about it in general.</param>
/// <param name="References">Where it is documented, or who met it.</param>
/// <param name="Run">Finds it.</param>
public sealed record Check(
    string Id, Severity Severity, string Title, string Explanation, string Fix, string References, Func<CheckContext, IEnumerable<Found>> Run)
{
    /// <summary>What kind of check it is.</summary>
    public CheckGroup Group { get; init; }
}

/// <summary>Kinds of checks.</summary>
public enum CheckGroup
{
    /// <summary>Something would fail or not do what it says; part of every plan.</summary>
    Correctness,

    /// <summary>Works, and could be safer or easier to run; counted in a plan, shown by <c>gateway check</c>.</summary>
    Posture,
}
