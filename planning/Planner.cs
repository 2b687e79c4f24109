using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Certificates;
using GatewayStack.Infra;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning.Checks;
using GatewayStack.Planning.Configuration;
using GatewayStack.Planning.Policies;
using GatewayStack.Planning.Recording;
using GatewayStack.Planning.Simulation;
using Pulumi;
using Pulumi.Testing;

namespace GatewayStack.Planning;

/// <summary>Runs the program with no engine, no cloud and no credentials, and records what it asks for.</summary>
public static class Planner
{
    /// <summary>Plans a stack from its stack file.</summary>
    /// <param name="file">The stack file.</param>
    /// <param name="today">The day that supports and validities are measured against; default: today.</param>
    /// <exception cref="SettingsException">The settings are wrong; carries every problem.</exception>
    public static async Task<Plan> PlanAsync(StackFile file, DateOnly? today = null)
    {
        var settings = SettingsReader.Read(file.Values, file.Directory);
        SetConfiguration(file);
        var recorder = new Recorder();
        var cloud = new SimulatedCloud(
            file.Values.GetValueOrDefault("azure-native:subscriptionId"),
            file.Values.GetValueOrDefault("azure-native:tenantId"),
            AzureCloud.Find(file.Values.GetValueOrDefault("azure-native:environment", "public")) ?? AzureCloud.Public);
        var resources = await Deployment.TestWithServiceProviderAsync<IngressStack>(cloud, new StackFactory(recorder.Options), new TestOptions
        {
            ProjectName = file.Project,
            StackName = file.Stack,
            RootDirectory = file.Directory,
            IsPreview = true,
        }).ConfigureAwait(false);
        var plan = new Plan
        {
            Stack = file.Stack,
            Project = file.Project,
            Ingress = settings.Ingress.Spelling(),
            Resources = [.. (await recorder.ResourcesAsync(file.Project, file.Stack).ConfigureAwait(false)).Select(Labelled)],
            Fingerprints = NamedFiles.Fingerprints(file),
            Outputs = await OutputsAsync(resources.OfType<Stack>().Single()).ConfigureAwait(false),
        };
        var context = new CheckContext(plan, settings, file, today ?? DateOnly.FromDateTime(DateTime.UtcNow));
        var findings = Checker.Find(context);
        if (settings.Policies.Count > 0)
            findings = [.. findings, .. PolicyCheck.Run(settings.Policies, file, plan with { Report = CheckReport.Of("", findings) })];
        return plan with { Report = CheckReport.Of($"stack {plan.Stack}", Checker.Suppress(findings, context)) with { Folder = file.Directory } };
    }

    /// <summary>Mocks take configuration from the environment, as a program under the engine does.</summary>
    private static void SetConfiguration(StackFile file)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", Json.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (key, value) in file.Values)
                writer.WriteString(key, value);
            writer.WriteEndObject();
        }));
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", Json.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var key in file.SecretKeys)
                writer.WriteStringValue(key);
            writer.WriteEndArray();
        }));
    }

    private static async Task<JsonObject> OutputsAsync(Stack stack)
    {
        var outputs = new JsonObject();
        foreach (var property in stack.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            var name = property.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType == typeof(OutputAttribute))?.ConstructorArguments[0].Value as string;
            if (name is not null)
                outputs[name] = await new ValueReader().ReadAsync(property.GetValue(stack), name).ConfigureAwait(false);
        }
        return outputs;
    }

    /// <summary>A role assignment's name is a digest of scope and principal; of simulated ones it is simulated too.</summary>
    private static PlannedResource Labelled(PlannedResource resource)
    {
        const string Digest = "roleAssignmentName";
        if (resource.Inputs.ContainsKey(Digest)
            && ((string[])["scope", "principalId"]).Any(key => resource.Inputs[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String && Marker.IsSimulated(value.GetValue<string>())))
        {
            resource.Inputs[Digest] = Marker.Simulated($"{resource.Name}.{Digest}");
        }
        return resource;
    }
}
