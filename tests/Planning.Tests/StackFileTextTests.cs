using GatewayStack.Planning.Configuration;

namespace GatewayStack.Planning.Tests;

public sealed class StackFileTextTests
{
    private const string Content = """
        # The stack.
        config:
          a:b: 1   # first
          # About the map.
          c:d:
            x: "one"
            y: { p: 1, q: 2 }
          list:
            - name: n
              value: v   # last
            - { name: m }

        """;

    [Theory]
    [InlineData("2", "a:b: 2   # first", "config", "a:b")]
    [InlineData("two", "x: \"two\"", "config", "c:d", "x")]
    [InlineData("a \"b\"", "x: \"a \\\"b\\\"\"", "config", "c:d", "x")]
    [InlineData("[1]", "x: [1]", "config", "c:d", "x")]
    [InlineData("3", "y: { p: 3, q: 2 }", "config", "c:d", "y", "p")]
    [InlineData("3", "y: { p: 1, q: 2, r: 3 }", "config", "c:d", "y", "r")]
    [InlineData("3", "    y: { p: 1, q: 2 }\n    z: 3\n", "config", "c:d", "z")]
    [InlineData("3", "    y: { p: 1, q: 2 }\n    z: { deep: 3 }\n", "config", "c:d", "z", "deep")]
    [InlineData("w", "value: w   # last", "config", "list", "0", "value")]
    [InlineData("w", "value: v   # last\n      more: w\n", "config", "list", "0", "more")]
    [InlineData("w", "    - { name: m, more: w }\n", "config", "list", "1", "more")]
    [InlineData("3", "    - { name: m }\n  e:f: 3\n", "config", "e:f")]
    public void A_value_is_set_in_its_place_and_everything_else_stays(string value, string expected, params string[] path)
    {
        var text = new StackFileText(Content);

        Assert.True(text.Set(value, path));
        Assert.Contains(expected, text.Text, StringComparison.Ordinal);
        Assert.Contains("  # About the map.\n  c:d:\n", text.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config", "list", "2", "name")]
    [InlineData("config", "list", "name")]
    [InlineData("config", "a:b", "x")]
    public void What_has_no_place_is_not_set(params string[] path)
    {
        var text = new StackFileText(Content);

        Assert.False(text.Set("v", path));
        Assert.Equal(Content, text.Text);
    }

    [Theory]
    [InlineData("  a:b: 1   # first\n", "", "config", "a:b")]
    [InlineData("{ p: 1, q: 2 }", "{ q: 2 }", "config", "c:d", "y", "p")]
    [InlineData("{ p: 1, q: 2 }", "{ p: 1 }", "config", "c:d", "y", "q")]
    [InlineData("      value: v   # last\n", "", "config", "list", "0", "value")]
    [InlineData("", "", "config", "nothing")]
    public void An_entry_is_removed_with_its_line(string before, string after, params string[] path)
    {
        var text = new StackFileText(Content);
        text.Remove(path);

        Assert.Equal(before.Length == 0 ? Content : Content.Replace(before, after, StringComparison.Ordinal), text.Text);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public void Removing_a_setting_of_a_shipped_file_changes_no_other(string stack)
    {
        var content = File.ReadAllText(Path.Combine(Projects.Repository, $"Pulumi.{stack}.yaml"));
        var before = StackFile.Parse(Projects.Repository, stack, content).Values;
        foreach (var key in before.Keys.Where(k => new StackFileText(content).Has("config", k)))
        {
            var text = new StackFileText(content);
            text.Remove("config", key);
            var after = StackFile.Parse(Projects.Repository, stack, text.Text).Values;

            Assert.False(text.Has("config", key));
            Assert.All(before.Where(b => b.Key != key), b => Assert.Equal(b.Value, after[b.Key]));
        }
    }
}
