using System.CommandLine;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning;
using GatewayStack.Planning.Configuration;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Cli;

/// <summary>The options of commands that look at objects: of a stack's plan, or of files.</summary>
internal sealed class ObjectSelection
{
    private readonly Option<string?> _stack = new("--stack", "-s") { Description = "Look at the plan of this stack; default: as for plan" };
    private readonly Option<string?> _project = new("--project") { Description = "Folder of Pulumi.yaml; default: the nearest one that has it, from here upwards" };
    private readonly Option<string[]> _files = new("--file", "-f")
    {
        Description = "Look at these YAML or JSON files and folders instead of a stack; - is the standard input",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_stack);
        command.Options.Add(_project);
        command.Options.Add(_files);
    }

    /// <summary>The files and folders to look at; none: a stack.</summary>
    public string[] Files(ParseResult parsed) => parsed.GetValue(_files) ?? [];

    /// <summary>Reads the file of the stack to look at.</summary>
    public StackFile Stack(ParseResult parsed) => Projects.Read(parsed.GetValue(_project), parsed.GetValue(_stack));

    /// <summary>Reads what attaches to what; null, after saying why, where it cannot be read.</summary>
    public async Task<Topology?> ReadAsync(ParseResult parsed)
    {
        if (Files(parsed) is { Length: > 0 } files)
        {
            var read = ObjectReader.ReadFiles(files);
            foreach (var problem in read.Problems)
                Gateway.Fail(problem.ToString());
            return read.Problems.Count == 0 ? Topology.Of(read.Objects) : null;
        }
        var stack = Stack(parsed);
        try
        {
            return PlanObjects.TopologyOf(await Planner.PlanAsync(stack));
        }
        catch (SettingsException e)
        {
            Gateway.Fail(stack, e);
            return null;
        }
    }
}
