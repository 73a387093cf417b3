namespace SmartPark.Portal.Commands;

/// <summary>Words and options of a command line: <c>noun verb --name value --flag</c>. Options of the web host (<c>--urls</c> and configuration keys) pass by.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    private Arguments(IReadOnlyList<string> words) => Words = words;

    /// <summary>The options that are settings of the host, each as one word: a flag of a command must not swallow what follows it.</summary>
    public string[] Settings => [.. _options.Where(o => IsSetting(o.Key)).Select(o => $"--{o.Key}={o.Value}")];

    /// <summary>The words before the first option.</summary>
    public IReadOnlyList<string> Words { get; }

    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments([.. args.TakeWhile(a => !a.StartsWith('-'))]);
        for (var i = parsed.Words.Count; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"\"{args[i]}\" stands where an option is expected");
            var (name, value) = Split(args[i][2..]);
            if (value is null && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) value = args[++i];
            parsed._options[name] = value ?? "";
        }
        return parsed;
    }

    public bool Has(string name) => _options.ContainsKey(name);

    public string? Find(string name) => _options.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="UsageException">The option is absent.</exception>
    public string Need(string name) => Find(name) ?? throw new UsageException($"--{name} is needed");

    /// <summary>Options that no command knows are told, not ignored; names with a colon are configuration.</summary>
    public void AllowOnly(params string[] names)
    {
        if (_options.Keys.FirstOrDefault(k => !names.Contains(k) && !IsSetting(k)) is { } odd)
            throw new UsageException($"--{odd} is not an option of this command");
    }

    private static bool IsSetting(string name) => name.Contains(':', StringComparison.Ordinal) || name is "urls" or "environment" or "contentRoot";

    private static (string Name, string? Value) Split(string option)
    {
        var at = option.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (option, null) : (option[..at], option[(at + 1)..]);
    }
}

/// <summary>The command line was wrong; the message says what and the help follows.</summary>
internal sealed class UsageException(string message) : Exception(message);
