package greenpark.core.evidence;

import greenpark.core.certificate.BundleId;
import greenpark.core.encoding.MalformedBytes;
import greenpark.core.encoding.MalformedBytes.Reason;
import greenpark.core.seal.ClaimLine;
import greenpark.core.seal.MonthAccount;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The certificates that a factory claimed in a month, as a table that goes with its evidence: the account of the month has the root over its lines.
 *
 * @see "docs/formats/evidence.md, The list of certificates"
 */
public final class ClaimFile {
    private static final String HEADER = "interval_start,plant,certificate,from_wh,to_wh";
    private static final int CELLS = 5;

    private ClaimFile() {}

    /** What comes of comparing a list with the evidence that it goes with. */
    public enum Outcome {
        HOLDS,
        /** The file has no account of its month. */
        NO_ACCOUNT,
        /** The account has another root. */
        OTHER_LIST,
        /** It is the account's list, and gives a plant another sum than the account claims of it. */
        AMOUNTS_DIFFER
    }

    /** Whether a list is the one of which the account of a verified file has the root. */
    public static Outcome compare(List<ClaimLine> lines, EvidenceReport report) {
        MonthAccount account = report.account();
        if (account == null) {
            return Outcome.NO_ACCOUNT;
        }
        if (!MonthAccount.Claims.of(lines).equals(account.claims())) {
            return Outcome.OTHER_LIST;
        }
        SortedMap<String, Long> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.plant(), line.quantity(), Long::sum));
        SortedMap<String, Long> claimed = new TreeMap<>();
        report.totals().origins().forEach((origin, amounts) -> {
            if (amounts.claimed() > 0) {
                claimed.put(origin.id(), amounts.claimed());
            }
        });
        return sums.equals(claimed) ? Outcome.HOLDS : Outcome.AMOUNTS_DIFFER;
    }

    public static byte[] of(List<ClaimLine> lines) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (ClaimLine line : lines) {
            text.append(line.start())
                    .append(',')
                    .append(line.plant())
                    .append(',')
                    .append(line.certificate())
                    .append(',')
                    .append(line.from())
                    .append(',')
                    .append(line.to())
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws MalformedBytes for anything but what {@link #of} gives; its offset is the number of the line, from 1 */
    public static List<ClaimLine> read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedBytes(Reason.WRONG_ITEM, 0, "is not UTF-8");
        }
        String[] rows = text.split("\n", -1);
        if (!rows[0].equals(HEADER) || !rows[rows.length - 1].isEmpty()) {
            throw new MalformedBytes(
                    Reason.WRONG_ITEM, 1, "the first line is not " + HEADER + ", or the last is cut off");
        }
        List<ClaimLine> lines = new ArrayList<>();
        for (int i = 1; i < rows.length - 1; i++) {
            lines.add(line(rows[i], i + 1));
        }
        return lines;
    }

    private static ClaimLine line(String row, int number) {
        String[] cells = row.split(",", -1);
        try {
            if (cells.length == CELLS) {
                ClaimLine line = new ClaimLine(
                        Instant.parse(cells[0]),
                        cells[1],
                        BundleId.parse(cells[2]),
                        Long.parseLong(cells[3]),
                        Long.parseLong(cells[4]));
                if (line.from() >= 0 && line.from() < line.to()) {
                    return line;
                }
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // As any other line that is none.
        }
        throw new MalformedBytes(Reason.WRONG_ITEM, number, "'" + row + "' is no line of " + HEADER);
    }
}
