namespace GatewayStack.Routing.Attachment;

/// <summary>A status condition, as a controller would set it.</summary>
/// <param name="Type">Accepted, Programmed, ResolvedRefs or Conflicted.</param>
/// <param name="Status">Whether it holds.</param>
/// <param name="Reason">The specification's reason.</param>
/// <param name="Message">Why, for people.</param>
public sealed record Condition(string Type, bool Status, string Reason, string Message)
{
    /// <summary>TYPE=STATUS REASON: MESSAGE.</summary>
    public override string ToString() => $"{Type}={(Status ? "True" : "False")} {Reason}{(Message.Length == 0 ? "" : $": {Message}")}";
}
