#pragma warning disable CA1032 // The official constructors.
namespace Pulumi;

/// <summary>A mistake in the program; its message is all the user needs.</summary>
public class RunException : Exception
{
    public RunException(string message)
        : base(message)
    {
    }

    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>[Output] properties that are not outputs.</summary>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames)
        => new($"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. " +
               "[Output] attributed properties must be instances of Output<T>.");
}
