namespace Pulumi;

/// <summary>Looks at a resource before it is registered and may change its args and options; null changes nothing.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);
