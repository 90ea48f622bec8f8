package greenpark.core.clearing;

import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Side;
import greenpark.core.certificate.Slice;
import greenpark.core.clearing.Value.Named;
import greenpark.core.clearing.Value.Quantity;
import greenpark.core.clearing.Value.Term;
import greenpark.core.clearing.Value.Text;
import greenpark.core.clearing.Value.Time;
import greenpark.core.clearing.Value.Total;
import greenpark.core.clearing.Value.Word;
import greenpark.core.park.UsagePoint;
import greenpark.core.table.Table;
import greenpark.core.tracing.LotDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which certificates a factory used up in an interval.
 *
 * @param events of the interval
 */
record CertificateReasons(Tiers tiers, int user, List<CertificateEvent> events) {

    Reason certificates() {
        String device = tiers.roster().users().get(user).id().value();
        SortedMap<BundleId, Issued> issued = new TreeMap<>();
        Issued consumption = null;
        for (CertificateEvent event : events) {
            if (event instanceof Issued bundle) {
                issued.put(bundle.id(), bundle);
                boolean here = bundle.key().side() == Side.CONSUMPTION
                        && bundle.key().device().equals(device);
                consumption = here ? bundle : consumption;
            }
        }
        if (consumption == null) {
            return Reason.of("certificate.none");
        }
        List<Reason> reasons = new ArrayList<>();
        long claimed = 0;
        for (CertificateEvent event : events) {
            if (event instanceof Claimed claim && claim.consumption().bundle().equals(consumption.id())) {
                for (Slice slice : claim.production()) {
                    Issued bundle = issued.get(slice.bundle());
                    if (bundle == null) {
                        throw new IllegalStateException(slice + " is claimed and was not issued in its interval");
                    }
                    reasons.add(slice(slice, bundle));
                    claimed += slice.quantity();
                }
            }
        }
        reasons.add(Reason.of("certificate.rest", new Term(consumption.quantity() - claimed)));
        return Reason.of(
                        "certificate",
                        new Total(consumption.quantity()),
                        new Text(consumption.id().toString()),
                        new Word("quality." + Table.word(consumption.quality())))
                .with(reasons);
    }

    private Reason slice(Slice slice, Issued bundle) {
        Term quantity = new Term(slice.quantity());
        Text id = new Text(slice.bundle().toString());
        Quantity from = new Quantity(slice.from());
        Quantity to = new Quantity(slice.to());
        int storage = indexOf(tiers.roster().storages(), bundle.key().device());
        if (storage < 0) {
            int source = indexOf(tiers.roster().sources(), bundle.key().device());
            Named plant = new Named(tiers.roster().sources().get(source).name());
            return Reason.of("certificate.production", quantity, id, from, to, plant);
        }
        // A storage's bundles of an interval are numbered like its draws on the lots.
        LotDraw draw = tiers.trace().storage(storage).draws().get(bundle.key().sequence());
        return Reason.of(
                "certificate.stored",
                quantity,
                id,
                from,
                to,
                StorageReasons.origin(tiers.roster(), draw.origin()),
                new Time(StorageReasons.chargedAt(tiers, draw.chargedAt())));
    }

    private static int indexOf(List<UsagePoint> points, String id) {
        return points.stream().map(p -> p.id().value()).toList().indexOf(id);
    }
}
