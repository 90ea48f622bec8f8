package greenpark.core.seal;

import greenpark.core.certificate.BookView;
import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.Match;
import greenpark.core.certificate.StorageChain;
import greenpark.core.encoding.CborWriter;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates that a factory claimed for what it used in an interval: the watt-hours {@code [from, to)} of a bundle, each a certificate of 1 Wh.
 *
 * @param start of the interval of use
 * @param plant where the energy was generated, whatever storage it came through
 * @param certificate the bundle, of generation or of storage
 * @see "docs/formats/log.md, The account of a month"
 */
public record ClaimLine(Instant start, String plant, BundleId certificate, long from, long to) {

    /** What was claimed for a bundle of consumption, in the order of its watt-hours. */
    static List<ClaimLine> of(BookView book, BundleId consumption, Instant start) {
        List<ClaimLine> lines = new ArrayList<>();
        if (book.contains(consumption)) {
            for (Match match : book.matches(consumption)) {
                BundleId bundle = match.production().bundle();
                String plant = book.chain(bundle)
                        .map(StorageChain::charge)
                        .map(charge -> charge.origin())
                        .orElseGet(() -> book.device(bundle));
                lines.add(new ClaimLine(
                        start,
                        plant,
                        bundle,
                        match.production().from(),
                        match.production().to()));
            }
        }
        return lines;
    }

    /** [Wh] */
    public long quantity() {
        return to - from;
    }

    private byte[] toByteArray() {
        return new CborWriter()
                .array(7)
                .integer(RecordType.VERSION)
                .integer(RecordType.CLAIM)
                .integer(start.getEpochSecond())
                .text(plant)
                .bytes(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(certificate.high())
                        .putLong(certificate.low())
                        .array())
                .integer(from)
                .integer(to)
                .toByteArray();
    }

    /** The root over the lines of a month, in order of time. */
    public static Hash root(List<ClaimLine> lines) {
        Frontier tree = new Frontier(Sha256.ofThread());
        lines.forEach(line -> tree.append(Sha256.ofThread().leaf(line.toByteArray())));
        return tree.root();
    }
}
