namespace SdrsMock.Conformance.Scenarios;

/// <summary>Parses a cell <c>name=value; name=value</c>. A line break separates like a semicolon.</summary>
internal static class AssignmentList
{
    private static readonly string[] s_equals = ["="];

    public static IReadOnlyList<Assignment> Parse(string cell) => Parse(cell, s_equals);

    /// <param name="cell">The cell.</param>
    /// <param name="operators">The operators between a name and its value; an operator that ends in another one comes first.</param>
    /// <exception cref="FormatException">The cell is not such a list.</exception>
    public static IReadOnlyList<Assignment> Parse(string cell, IReadOnlyList<string> operators)
    {
        var found = new List<Assignment>();
        for (var at = 0; SkipBlanks(cell, ref at);)
        {
            var item = ReadItem(cell, ref at, operators);
            var canRepeat = item.Operator != "=" || item.Name.StartsWith('?');
            if (!canRepeat && found.Exists(other => other.Operator == "=" && other.Name == item.Name))
            {
                throw new FormatException($"'{item.Name}' is set twice; remove one");
            }

            found.Add(item);
        }

        return found;
    }

    private static Assignment ReadItem(string cell, ref int at, IReadOnlyList<string> operators)
    {
        var end = cell.AsSpan(at).IndexOfAny(';', '\n') is var length and >= 0 ? at + length : cell.Length;
        var (position, symbol) = FindOperator(cell, at, operators);
        if (symbol is null || position > end)
        {
            throw new FormatException($"'{cell[at..end].Trim()}' is not an assignment; write name{operators[^1]}value");
        }

        var name = cell[at..position].Trim();
        if (name.Length == 0)
        {
            throw new FormatException($"the name before '{symbol}' is missing in '{cell[at..end].Trim()}'; write name{symbol}value");
        }

        at = position + symbol.Length;
        if (name == Assignment.WholeBody && symbol == "=")
        {
            // The rest of the cell is the body as written, which may be anything, even broken JSON with semicolons.
            var rest = cell[at..].Trim();
            at = cell.Length;
            return new(name, symbol, rest);
        }

        return new(name, symbol, symbol == Check.Matches ? CellValue.ReadPattern(cell, ref at) : CellValue.Read(cell, ref at));
    }

    // An operator inside brackets belongs to the name: list[name=a].status=b.
    private static (int Position, string? Symbol) FindOperator(string cell, int from, IReadOnlyList<string> operators)
    {
        var depth = 0;
        for (var at = from; at < cell.Length; at++)
        {
            depth += cell[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth != 0 || char.IsAsciiLetterOrDigit(cell[at]))
            {
                continue;
            }

            foreach (var symbol in operators)
            {
                if (cell.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))
                {
                    return (at, symbol);
                }
            }
        }

        return (cell.Length, null);
    }

    private static bool SkipBlanks(string cell, ref int at)
    {
        while (at < cell.Length && (cell[at] == ';' || char.IsWhiteSpace(cell[at])))
        {
            at++;
        }

        return at < cell.Length;
    }
}
