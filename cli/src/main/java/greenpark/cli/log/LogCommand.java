package greenpark.cli.log;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code greenpark log}. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "The keeping of a log: ask its witnesses, give it a new key, erase a day.",
        subcommands = {LogAskCommand.class, LogRotateCommand.class, LogEraseCommand.class, CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "(ask | rotate | erase)")
public final class LogCommand {}
