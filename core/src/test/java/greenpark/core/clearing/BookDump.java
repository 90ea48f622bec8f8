package greenpark.core.clearing;

import greenpark.core.certificate.BookView;
import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.BundleKey;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Match;
import greenpark.core.certificate.Side;
import greenpark.core.certificate.SliceState;
import greenpark.core.certificate.SliceView;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Everything live in a book as lines of text, without revisions and without the cuts between parts of the same fate: two books that say the
 * same of every watt-hour give the same text.
 */
@SuppressWarnings("NullAway") // every bundle of the book was issued before this dump
final class BookDump implements Consumer<CertificateEvent> {
    private final SortedMap<BundleId, Issued> issued = new TreeMap<>();

    @Override
    public void accept(CertificateEvent event) {
        if (event instanceof Issued i) {
            issued.put(i.id(), i);
        }
    }

    String of(CertificateBook book) {
        BookView view = book.view();
        SortedSet<String> lines = new TreeSet<>();
        issued.forEach((id, event) -> {
            List<SliceView> parts = view.slices(id);
            if (parts.getFirst().state() != SliceState.WITHDRAWN) {
                lines.add(name(id) + " " + event.quantity() + " " + event.owner() + " " + event.quality() + " "
                        + fates(parts));
                if (event.key().side() == Side.CONSUMPTION) {
                    lines.addAll(matches(view.matches(id)));
                }
            }
        });
        return String.join("\n", lines);
    }

    private String name(BundleId id) {
        BundleKey key = issued.get(id).key();
        return key.side() + " " + key.device() + " " + key.interval().start() + " #" + key.sequence();
    }

    private static String fates(List<SliceView> parts) {
        StringBuilder text = new StringBuilder();
        String last = "";
        long from = 0;
        for (SliceView part : parts) {
            // The id of a charge record changes with its revision; that it is one does not.
            String reference =
                    part.purpose() == null ? part.reference() : part.purpose().name();
            String fate = part.state() + "/" + part.owner() + "/" + part.beneficiary() + "/" + reference;
            if (!fate.equals(last)) {
                text.append(
                        last.isEmpty() ? "" : "[" + from + "," + part.slice().from() + ")" + last + " ");
                from = part.slice().from();
                last = fate;
            }
        }
        return text.append("[")
                .append(from)
                .append(",")
                .append(parts.getLast().slice().to())
                .append(")")
                .append(last)
                .toString();
    }

    private List<String> matches(List<Match> matches) {
        List<String> lines = new ArrayList<>();
        Match open = null;
        for (Match match : matches) {
            if (open != null
                    && open.production().bundle().equals(match.production().bundle())
                    && open.production().to() == match.production().from()
                    && open.consumption().to() == match.consumption().from()) {
                open = new Match(
                        new greenpark.core.certificate.Slice(
                                open.consumption().bundle(),
                                open.consumption().from(),
                                match.consumption().to()),
                        new greenpark.core.certificate.Slice(
                                open.production().bundle(),
                                open.production().from(),
                                match.production().to()));
                continue;
            }
            if (open != null) {
                lines.add(line(open));
            }
            open = match;
        }
        if (open != null) {
            lines.add(line(open));
        }
        return lines;
    }

    private String line(Match match) {
        return "match " + name(match.consumption().bundle()) + " ["
                + match.consumption().from() + "," + match.consumption().to() + ") "
                + name(match.production().bundle()) + " [" + match.production().from() + ","
                + match.production().to() + ")";
    }
}
