package greenpark.core.certificate;

import greenpark.core.time.Interval;
import java.nio.ByteBuffer;

/**
 * What makes a bundle unique. Whoever issues the same energy again gets the same {@link #id}, so it cannot be issued twice.
 *
 * <p>Not a record, because the id is computed once, when the key is made.
 */
public final class BundleKey {
    private final String issuingBody;
    private final String device;
    private final Side side;
    private final Interval interval;
    private final int sequence;
    private final int revision;
    private final BundleId id;

    /**
     * @param device usage point of the plant, factory or storage
     * @param interval when the energy was generated, used or delivered; whole seconds
     * @param sequence counts the bundles of one device and interval, from 0: a discharge has one per lot
     * @param revision counts how often the readings behind it were corrected, from 0
     */
    public BundleKey(String issuingBody, String device, Side side, Interval interval, int sequence, int revision) {
        ContentHash.checkText("issuing body", issuingBody);
        ContentHash.checkText("device", device);
        ContentHash.checkNumber("sequence", sequence);
        ContentHash.checkNumber("revision", revision);
        this.issuingBody = issuingBody;
        this.device = device;
        this.side = side;
        this.interval = interval;
        this.sequence = sequence;
        this.revision = revision;
        ByteBuffer hash = ContentHash.of(side.code(), issuingBody, device, interval, sequence, revision);
        this.id = new BundleId(hash.getLong(), hash.getLong());
    }

    public String issuingBody() {
        return issuingBody;
    }

    public String device() {
        return device;
    }

    public Side side() {
        return side;
    }

    public Interval interval() {
        return interval;
    }

    public int sequence() {
        return sequence;
    }

    public int revision() {
        return revision;
    }

    public BundleId id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BundleKey key && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return side + " " + device + " " + interval + " #" + sequence + "." + revision;
    }
}
