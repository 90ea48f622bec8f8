package greenpark.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of a result and of generated readings, in one place: by these names an earlier run's folder is told from somebody's own files.
 * Who adds a file to the result adds its name here and to docs/formats/results.md.
 */
enum ResultFiles {
    /** What {@code clear} writes. Any {@code summary.json} but ours is somebody's own. */
    RESULT(
            ResultFiles.SUMMARY,
            "\"format\"\\s*:\\s*\"greenpark-summary/",
            "summary\\.json",
            "report\\.html",
            "validation\\.csv",
            "findings\\.csv",
            "files\\.csv",
            "balance-alarms\\.csv",
            "allocation/\\d{4}-\\d{2}\\.csv\\.gz",
            "quality/\\d{4}-\\d{2}\\.csv\\.gz",
            "accounts\\.json",
            "certificates/(claims|devices|gecs)\\.csv",
            "events/\\d{4}-\\d{2}\\.cbor\\.gz",
            "events/correction-\\d{2}(_\\d{4}-\\d{2})?\\.cbor\\.gz"),

    /** What {@code generate} puts into {@code readings/}. */
    READINGS(
            ResultFiles.NOTE,
            "made by: greenpark generate",
            ResultFiles.NOTE,
            "\\d{4}-\\d{2}(-late|-clock-change|-clock-change-late)?\\.csv",
            "\\d{4}-\\d{2}-\\d{2}-start\\.csv");

    static final String SUMMARY = "summary.json";
    static final String NOTE = "GENERATED";
    private static final int HEAD = 400;

    private final String mark;
    private final Pattern said;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<Pattern> names;

    ResultFiles(String mark, String said, String... names) {
        this.mark = mark;
        this.said = Pattern.compile(said);
        this.names = List.of(names).stream().map(Pattern::compile).toList();
    }

    /** The file that says what a folder is. */
    String mark() {
        return mark;
    }

    /** Whether the mark's bytes say that greenpark wrote them. */
    boolean isMark(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8);
        return said.matcher(head).find();
    }

    /** @param name relative, with slashes */
    boolean owns(String name) {
        return names.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
