namespace Pulumi;

internal static class Conversion
{
    public static T To<T>(object? value, string context) => value is T typed ? typed : default!;
}
