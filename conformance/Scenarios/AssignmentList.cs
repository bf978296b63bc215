namespace SdrsMock.Conformance.Scenarios;

/// <summary>The cell <c>name=value; name=value</c>. A line break in the cell separates as well as a semicolon.</summary>
internal static class AssignmentList
{
    private static readonly string[] s_equals = ["="];

    public static IReadOnlyList<Assignment> Parse(string cell) => Parse(cell, s_equals);

    /// <param name="cell">The cell.</param>
    /// <param name="operators">What may stand between a name and its value; where one ends in another, the longer one first.</param>
    /// <exception cref="FormatException">The cell is no such list.</exception>
    public static IReadOnlyList<Assignment> Parse(string cell, IReadOnlyList<string> operators)
    {
        var found = new List<Assignment>();
        for (var at = 0; SkipBlanks(cell, ref at);)
        {
            var item = ReadItem(cell, ref at, operators);
            if (item.Operator == "=" && found.Exists(other => other.Operator == "=" && other.Name == item.Name && !item.Name.StartsWith('?')))
            {
                throw new FormatException($"'{item.Name}' is given twice");
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
            throw new FormatException($"expected name{operators[^1]}value, not '{cell[at..end].Trim()}'");
        }

        var name = cell[at..position].Trim();
        if (name.Length == 0)
        {
            throw new FormatException($"nothing stands before '{symbol}' in '{cell[at..end].Trim()}'");
        }

        at = position + symbol.Length;
        if (name == Assignment.WholeBody && symbol == "=")
        {
            // The rest of the cell is the body as it stands, which may be anything, even broken JSON with semicolons.
            var rest = cell[at..].Trim();
            at = cell.Length;
            return new(name, symbol, rest);
        }

        return new(name, symbol, CellValue.Read(cell, ref at));
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
