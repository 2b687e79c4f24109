namespace Pulumi;

/// <summary>The program's log. In process only errors are kept: they make the program fail.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Engine.Required();

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Engine.Required();

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Engine.Required();

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Engine.Required().LogError(message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Error(exception.ToString(), resource, streamId, ephemeral);
}
