package greenpark.cli;

import greenpark.cli.input.Unreadable;
import greenpark.cli.log.EvidenceCommand;
import greenpark.cli.log.FsckCommand;
import greenpark.cli.log.LogCommand;
import greenpark.cli.log.SealCommand;
import greenpark.cli.log.VerifyCommand;
import greenpark.cli.log.WitnessCommand;
import greenpark.cli.terminal.Version;
import greenpark.core.table.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

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
            InitCommand.class,
            SealCommand.class,
            VerifyCommand.class,
            WitnessCommand.class,
            ClearCommand.class,
            CorrectCommand.class,
            DemoCommand.class,
            EnergyTagCommand.class,
            EvidenceCommand.class,
            ExplainCommand.class,
            FsckCommand.class,
            GenerateCommand.class,
            LogCommand.class,
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
        Interruption.watch(err);
        int exit = run(out, err, args);
        Interruption.finished();
        System.exit(exit);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Greenpark())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, arguments) -> explain(failure, err));
        if (args.length == 0) {
            line.usage(err);
            return ExitCode.USAGE;
        }
        try {
            return line.execute(args);
        } catch (Error failure) { // the memory is full, a class is missing: picocli handles exceptions only
            return explain(failure, err);
        }
    }

    /** Every failure becomes a message for the person who typed the command; never a stack trace. */
    static int explain(Throwable failure, PrintWriter err) {
        if (Interruption.begun()) {
            // The hook says so; whatever failed, failed because the files went away under it.
            return ExitCode.SOFTWARE;
        }
        if (isOutOfMemory(failure)) {
            err.println("The memory was not enough; nothing was written.");
            err.println("Maybe clear a shorter period (--from, --to), or give more: GREENPARK_MEMORY=2g ./greenpark …");
            return ExitCode.SOFTWARE;
        }
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

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static String words(IOException failure) {
        if (failure instanceof Unreadable unreadable && unreadable.getCause() instanceof IOException why) {
            return "The input could not be read: " + what(why, unreadable.path()) + ". Nothing was written.";
        }
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String hint = message.contains("No space left") || message.contains("quota exceeded")
                ? " Maybe free some space or name another folder with --out."
                : "";
        if (message.contains(". Maybe ")) {
            // Ours, and it says what to do.
            return what(failure, "") + ". Nothing half-written was left behind.";
        }
        return "The result could not be written: " + what(failure, "") + ". Nothing half-written was left behind."
                + hint;
    }

    /** @param path what is meant where the failure does not say it */
    private static String what(IOException failure, String path) {
        return switch (failure) {
            case NoSuchFileException missing -> "file or folder not found: " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileSystemLoopException loop -> "a link leads back to a folder above it: " + loop.getFile();
            default -> {
                String message =
                        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
                String told = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
                yield path.isEmpty() || told.contains(path) ? told : path + ": " + told;
            }
        };
    }
}
