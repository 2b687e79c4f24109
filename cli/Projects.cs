using GatewayStack.Planning.Configuration;

namespace GatewayStack.Cli;

/// <summary>Finds the project and the stack that a command is about.</summary>
internal static class Projects
{
    /// <summary>Reads the stack file.</summary>
    /// <exception cref="ProjectException">There is none.</exception>
    public static StackFile Read(string? project, string? stack)
    {
        var directory = project is null ? Nearest() : Path.GetFullPath(project);
        return StackFile.Read(directory, stack ?? Default(directory));
    }

    private static string Default(string directory)
    {
        if (Environment.GetEnvironmentVariable("PULUMI_STACK") is { Length: > 0 } selected)
            return selected;
        var stacks = StackFile.Stacks(directory).ToList();
        return stacks.Count == 1 ? stacks[0] : "dev";
    }

    /// <summary>The folder of Pulumi.yaml: here, above, or the repository that the launcher belongs to.</summary>
    private static string Nearest()
    {
        for (var directory = new DirectoryInfo(Environment.CurrentDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Pulumi.yaml")))
                return directory.FullName;
        }
        return Environment.GetEnvironmentVariable("GATEWAY_ROOT") is { Length: > 0 } root
            ? root
            : throw new ProjectException("there is no Pulumi.yaml here or above; run the command in the project's folder, or name it with --project");
    }
}
