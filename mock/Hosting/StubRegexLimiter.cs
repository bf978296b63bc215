using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SdrsMock.Hosting;

/// <summary>
/// Limits the time that the regular expressions of users' stubs take. WireMock.Net creates them without a time-out, so that one
/// expression that backtracks would keep ordinary requests waiting for minutes. An expression that takes too long does not match.
/// </summary>
internal static class StubRegexLimiter
{
    /// <summary>The longest time of one match.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(250);

    // For expressions that are created while a request is matched, for example by a JSONPath filter.
    private static readonly TimeSpan s_processTimeout = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_fields = new();

    /// <summary>
    /// Sets .NET's default time-out of regular expressions. Call it before the first expression is created, and only in a process
    /// that belongs to the mock.
    /// </summary>
    public static void LimitProcess() => AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", s_processTimeout);

    /// <summary>Gives a time-out to every regular expression that a matcher of WireMock.Net holds.</summary>
    public static void Limit(object matcher) => Limit(matcher, new(ReferenceEqualityComparer.Instance));

    private static void Limit(object holder, HashSet<object> seen)
    {
        if (!seen.Add(holder))
        {
            return;
        }

        if (holder is IList list)
        {
            LimitItems(list, seen);
            return;
        }

        foreach (var field in s_fields.GetOrAdd(holder.GetType(), GetReferenceFields))
        {
            switch (field.GetValue(holder))
            {
                case Regex regex when IsUnlimited(regex):
                    field.SetValue(holder, Limited(regex));
                    break;
                case { } value when IsFollowed(value):
                    Limit(value, seen);
                    break;
            }
        }
    }

    private static void LimitItems(IList list, HashSet<object> seen)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is Regex regex && IsUnlimited(regex))
            {
                list[i] = Limited(regex);
            }
            else if (list[i] is { } item && IsFollowed(item))
            {
                Limit(item, seen);
            }
        }
    }

    private static bool IsUnlimited(Regex regex) => regex.MatchTimeout == Regex.InfiniteMatchTimeout || regex.MatchTimeout > MatchTimeout;

    // The text is the final pattern; a derived class of WireMock.Net has already replaced its own tokens in it.
    private static Regex Limited(Regex regex) => new(regex.ToString(), regex.Options, MatchTimeout);

    // Matchers, and the collections that hold them.
    private static bool IsFollowed(object value) =>
        value is IList and not (byte[] or string[])
        || (value.GetType().Namespace?.StartsWith("WireMock.Matchers", StringComparison.Ordinal) ?? false)
        || (value.GetType().Namespace?.StartsWith("WireMock.RequestBuilders", StringComparison.Ordinal) ?? false);

    private static FieldInfo[] GetReferenceFields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            fields.AddRange(current
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.FieldType.IsValueType && field.FieldType != typeof(string)));
        }

        return [.. fields];
    }
}
