using System.Globalization;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>Where requests go, drawn from left to right: host names, listeners, matches, backends. Each box is a link to its
/// details, and knows the paths it is on, so that they can be made to stand out.</summary>
internal sealed class TrafficPicture
{
    private const double Width = 1160;
    private const double Top = 34;
    private const double Gap = 12;
    private const double BetweenGateways = 30;

    private static readonly (string Title, double X, double Width)[] Columns =
        [("Host names", 0, 226), ("Listeners", 288, 206), ("Matches", 556, 286), ("Answered by", 936, 224)];

    private readonly Anchors _anchors;
    private readonly List<Box>[] _columns = [[], [], [], []];
    private readonly Dictionary<object, Box> _boxes = [];
    private readonly Dictionary<(Box From, Box To), Edge> _edges = [];
    private int _paths;

    public TrafficPicture(Traffic traffic, Anchors anchors)
    {
        _anchors = anchors;
        var top = Top;
        foreach (var gateway in traffic.Hosts.GroupBy(h => h.Entrance))
        {
            foreach (var host in gateway)
                Add(host);
            top = PlaceBand(top) + BetweenGateways;
        }
        PlaceBackends(top - BetweenGateways);
    }

    /// <summary>Writes it as SVG.</summary>
    public void Write(HtmlWriter html)
    {
        var height = _columns.SelectMany(c => c).Max(b => b.Bottom) + 2;
        html.Open("figure").Open("svg", ("viewBox", $"0 0 {Say(Width)} {Say(height)}"), ("role", "group"), ("aria-label", "From host name to backend"), ("class", "picture"));
        foreach (var (title, x, _) in Columns)
            html.Element("text", title, ("x", Say(x)), ("y", "14"), ("class", "column"));
        var (starts, ends) = (Ports(e => e.From, e => e.To), Ports(e => e.To, e => e.From));
        foreach (var edge in _edges.Values)
        {
            var (x1, x2) = (Right(edge.From), Columns[edge.To.Column].X);
            var middle = (x1 + x2) / 2;
            html.Open("path", ("d", $"M{Say(x1)} {Say(starts[edge])}C{Say(middle)} {Say(starts[edge])} {Say(middle)} {Say(ends[edge])} {Say(x2)} {Say(ends[edge])}"),
                ("stroke-width", Say(1.5 + 4.5 * edge.Share)), ("class", "edge"), ("data-paths", Say(edge.Paths)), ("aria-hidden", "true")).Close();
        }
        foreach (var edge in _edges.Values.Where(e => e.Label is not null))
        {
            html.Element("text", edge.Label!, ("x", Say(Right(edge.From) + 7)), ("y", Say(starts[edge] - 5)),
                ("class", "share"), ("data-paths", Say(edge.Paths)), ("aria-hidden", "true"));
        }
        foreach (var box in _columns.SelectMany(c => c))
            Write(html, box);
        html.Close().Close();
    }

    private static double Right(Box box) => Columns[box.Column].X + Columns[box.Column].Width;

    /// <summary>Where on a box's side its edges end: one below the other, in the order of what is at their other ends.</summary>
    private Dictionary<Edge, double> Ports(Func<Edge, Box> end, Func<Edge, Box> other) => _edges.Values
        .GroupBy(end)
        .SelectMany(edges => edges.OrderBy(e => other(e).Centre).Select((edge, i) => (edge, Y: edges.Key.Y + edges.Key.Height * (i + 1) / (edges.Count() + 1))))
        .ToDictionary(port => port.edge, port => port.Y);

    private void Add(TrafficHost host)
    {
        var from = BoxOf(host, 0, host.Name, host.Note is null ? [] : [host.Note], $"#{_anchors.Of(host.Listeners[0].Matches[0].Entry)}");
        foreach (var listener in host.Listeners)
        {
            var key = (listener.Owner, listener.Name);
            string[] details = listener.Name.Length == 0 ? ["inside the mesh"]
                : listener.Certificate is { } secret ? [$"{listener.Owner.Target.Name}/{listener.Name}", $"certificate {secret}"]
                : [$"{listener.Owner.Target.Name}/{listener.Name}"];
            var via = BoxOf(key, 1, listener.Name.Length == 0 ? $"Service {listener.Owner.Target.Name}" : listener.Port, details, _anchors.LinkTo(listener.Owner.Kind, listener.Owner.Target));
            foreach (var match in listener.Matches)
                Add(from, via, match);
        }
    }

    private void Add(Box host, Box listener, TrafficMatch match)
    {
        var never = match.ShadowedBy is null ? "" : "never reached: ";
        var (route, rule) = (match.Entry.Route, match.Entry.RuleIndex);
        var box = BoxOf((listener, route.Kind, route.Key, rule, match.Entry.MatchIndex, never), 2, match.Label, [$"{never}{string.Join(", ", [match.Source, .. match.Changes])}"], $"#{_anchors.Of(match.Entry)}");
        box.IsOdd = match.ShadowedBy is not null;
        IEnumerable<(Box Box, double Share)> answers = match.Answer is { } answer
            ? [(BoxOf(answer, 3, answer, ["by the Gateway itself"], null), 0)]
            : match.Backends.Select(b => (Backend(b), b.Share));
        foreach (var (backend, share) in answers)
        {
            var path = _paths++;
            foreach (var passed in (Box[])[host, listener, box, backend])
                passed.Paths.Add(path);
            Connect(host, listener, 0, null, path);
            Connect(listener, box, 0, null, path);
            Connect(box, backend, share, match.Backends.Count > 1 ? VerdictText.Percent(share) : null, path);
        }
    }

    private Box Backend(TrafficBackend backend)
    {
        var box = BoxOf((backend.Service, backend.Name), 3, backend.Name, [backend.Problem ?? Short(backend.Workload) ?? "not in this plan"], _anchors.LinkTo("Service", backend.Service));
        box.IsOdd |= backend.Problem is not null;
        return box;
    }

    /// <summary>An image's registry and path say less than its name.</summary>
    private static string? Short(string? workload) => workload?.Split(" × ") is [var replicas, var image] ? $"{replicas} × {image[(image.LastIndexOf('/') + 1)..]}" : workload;

    private Box BoxOf(object key, int column, string label, IEnumerable<string> details, string? link)
    {
        if (!_boxes.TryGetValue(key, out var box))
        {
            _boxes[key] = box = new Box(column, label, [.. details], link);
            _columns[column].Add(box);
        }
        return box;
    }

    private void Connect(Box from, Box to, double share, string? label, int path)
    {
        if (!_edges.TryGetValue((from, to), out var edge))
        {
            _edges[(from, to)] = edge = new Edge(from, to, share, label);
            from.Shares += label is null ? 0 : 1;
        }
        edge.Paths.Add(path);
    }

    /// <summary>Places what was added since the last band: matches below one another, the others as near to theirs as there is room.</summary>
    private double PlaceBand(double top)
    {
        var bands = _columns.Take(3).Select(c => c.Where(b => double.IsNaN(b.Y)).ToList()).ToList();
        var bottom = top + bands.Max(b => b.Sum(x => x.Height + Gap) - Gap);
        bands[2] = [.. bands[2].OrderBy(m => _columns[1].FindIndex(l => l.Paths.Overlaps(m.Paths)))];
        var y = top;
        foreach (var match in bands[2])
        {
            match.Y = y;
            y = match.Bottom + Gap;
        }
        Place(bands[1], Wanted(bands[1]), Gap, top, bottom);
        // A host name stands by what it alone leads to.
        Place(bands[0], [.. bands[0].Select(h => bands[2].Where(m => m.Paths.Overlaps(h.Paths)).OrderBy(m => m.Paths.Count).First().Centre)], Gap, top, bottom);
        return bottom;
    }

    private void PlaceBackends(double bottom) => Place(_columns[3], Wanted(_columns[3]), 2 * Gap, Top, Math.Max(bottom, Top + _columns[3].Sum(b => b.Height + 2 * Gap)));

    /// <summary>In the middle of the matches that each is on a path with.</summary>
    private List<double> Wanted(List<Box> boxes) => [.. boxes.Select(b => _columns[2].Where(m => m.Paths.Overlaps(b.Paths)).Average(m => m.Centre))];

    /// <summary>Each box at the height it wants, moved as little as the others and the bounds ask for.</summary>
    private static void Place(List<Box> boxes, List<double> wanted, double gap, double top, double bottom)
    {
        var ordered = boxes.Zip(wanted).OrderBy(b => b.Second).ToList();
        foreach (var (box, centre) in ordered)
        {
            box.Y = Math.Max(centre - box.Height / 2, top);
            top = box.Bottom + gap;
        }
        foreach (var (box, _) in Enumerable.Reverse(ordered))
        {
            box.Y = Math.Min(box.Y, bottom - box.Height);
            bottom = box.Y - gap;
        }
    }

    private void Write(HtmlWriter html, Box box)
    {
        var (_, x, width) = Columns[box.Column];
        html.Open("a", ("href", box.Link), ("class", box.IsOdd ? $"box column-{box.Column} odd" : $"box column-{box.Column}"), ("data-paths", Say(box.Paths)),
            ("tabindex", box.Link is null ? "0" : null), ("role", box.Link is null ? "img" : null), ("aria-label", Path(box)))
            .Element("title", string.Join("\n", [box.Label, .. box.Details]))
            .Open("rect", ("x", Say(x)), ("y", Say(box.Y)), ("width", Say(width)), ("height", Say(box.Height)), ("rx", "8")).Close()
            .Element("text", Fit(box.Label, width, 7.9), ("x", Say(x + 12)), ("y", Say(box.Y + 19)), ("class", "label"));
        foreach (var (i, detail) in box.Details.Index())
            html.Element("text", Fit(detail, width, 6.6), ("x", Say(x + 12)), ("y", Say(box.Y + 35 + i * 15)), ("class", "detail"));
        html.Close();
    }

    /// <summary>What a box is and leads to, for those who do not see it.</summary>
    private string Path(Box box)
    {
        var next = _edges.Values.Where(e => e.From == box).Select(e => e.Label is null ? e.To.Label : $"{e.Label} {e.To.Label}").ToList();
        return $"{string.Join(", ", [box.Label, .. box.Details])}{(next.Count == 0 ? "" : $" → {string.Join(" + ", next)}")}";
    }

    private static string Fit(string text, double width, double character) =>
        text.Length * character <= width - 20 ? text : $"{text[..(int)((width - 20) / character - 1)]}…";

    private static string Say(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Say(IEnumerable<int> paths) => string.Join(' ', paths.Select(p => p.ToString(CultureInfo.InvariantCulture)));

    private sealed class Box(int column, string label, List<string> details, string? link)
    {
        public int Column => column;

        public string Label => label;

        public List<string> Details => details;

        public string? Link => link;

        public bool IsOdd { get; set; }

        public double Y { get; set; } = double.NaN;

        /// <summary>How many edges with a label start here.</summary>
        public int Shares { get; set; }

        public double Height => Math.Max(29 + 15 * details.Count, 16 * (Shares + 1));

        public double Bottom => Y + Height;

        public double Centre => Y + Height / 2;

        public SortedSet<int> Paths { get; } = [];
    }

    private sealed record Edge(Box From, Box To, double Share, string? Label)
    {
        public SortedSet<int> Paths { get; } = [];
    }
}
