package greenpark.core.table;

import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be used, with everything that is wrong with it. The shell prints the problems and exits with 2. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<Problem> problems;

    public BadInput(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    public BadInput(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        String shown = problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
        return problems.size() <= SHOWN ? shown : shown + "\n… and " + (problems.size() - SHOWN) + " more";
    }
}
