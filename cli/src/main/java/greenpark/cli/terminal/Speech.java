package greenpark.cli.terminal;

import greenpark.verifier.Texts;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command speaks: in which language, where to, and whether it shows how far it is. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Speech {
    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language of the summary (default: the system's; Chinese or English).")
    private @Nullable Language language;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar.")
    private boolean quiet;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The languages of the product. */
    enum Language {
        ZH,
        EN
    }

    public Texts texts() {
        Language chosen = language;
        if (chosen == null) {
            chosen = Locale.getDefault().getLanguage().equals("zh") ? Language.ZH : Language.EN;
        }
        return Texts.in(Speech.class, "messages", chosen == Language.ZH);
    }

    /** Where the command's answer goes. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    public Progress progress() {
        return Progress.of(spec.commandLine().getErr(), quiet);
    }
}
