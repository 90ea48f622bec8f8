package greenpark.cli;

import greenpark.core.table.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;

/**
 * Entry point of the command line. Exit codes: 0 done; 1 the machine failed us (disk full, no permission, a bug of ours); 2 the input or
 * the arguments cannot be used; 130 interrupted.
 */
@Command(
        name = "greenpark",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Traces, certifies and accounts the green electricity of an industrial park. 绿电园区",
        subcommands = {
            ClearCommand.class,
            DemoCommand.class,
            ExplainCommand.class,
            GenerateCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the machine failed (disk full, no permission) or greenpark has a bug",
            "2:the input or the arguments cannot be used",
            "130:interrupted"
        })
public final class Greenpark {
    private Greenpark() {}

    public static void main(String[] args) {
        // Names of firms are Chinese whatever the terminal's locale says.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Greenpark())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Greenpark::explain);
        if (args.length == 0) {
            line.usage(err);
            return ExitCode.USAGE;
        }
        return line.execute(args);
    }

    /** Every failure becomes a message for the person who typed the command; never a stack trace. */
    private static int explain(Exception failure, CommandLine line, ParseResult arguments) {
        PrintWriter err = line.getErr();
        switch (failure) {
            case BadInput bad -> {
                err.println(bad.getMessage());
                int n = bad.problems().size();
                err.println(n == 1 ? "1 problem; nothing was written." : n + " problems; nothing was written.");
                return ExitCode.USAGE;
            }
            case IOException io -> err.println(words(io));
            case UncheckedIOException io ->
                err.println(words(io.getCause() == null ? new IOException(io) : io.getCause()));
            default -> {
                err.println("greenpark has a bug, and nothing was written: " + failure);
                if (System.getenv("GREENPARK_DEBUG") == null) {
                    err.println("Maybe report it, with what the command prints under GREENPARK_DEBUG=1.");
                } else {
                    failure.printStackTrace(err);
                }
            }
        }
        return ExitCode.SOFTWARE;
    }

    private static String words(IOException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String hint = message.contains("No space left") || message.contains("quota exceeded")
                ? " Maybe free some space or name another folder with --out."
                : "";
        String what = switch (failure) {
            case NoSuchFileException missing -> "file or folder not found: " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            default -> message.isEmpty() ? failure.getClass().getSimpleName() : message;
        };
        return "The result could not be written: " + what + ". Nothing half-written was left behind." + hint;
    }
}
