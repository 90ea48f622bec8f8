package greenpark.core.certificate;

import greenpark.core.time.Interval;
import java.nio.ByteBuffer;

/** What makes a storage record unique; the counterpart of {@link BundleKey}. */
public final class RecordKey {

    /** What the record is about. */
    public enum Kind {
        /** Storage charge record (SCR). */
        CHARGE(4),
        /** Storage discharge record (SDR). */
        DISCHARGE(5),
        /** Energy lost inside the storage. */
        LOSS(6);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        /** How it is stored and hashed; fixed for good. */
        public byte code() {
            return code;
        }
    }

    private final String issuingBody;
    private final String storage;
    private final Kind kind;
    private final Interval interval;
    private final int sequence;
    private final int revision;
    private final RecordId id;

    /**
     * @param storage usage point of the storage
     * @param interval of the charge, discharge or loss; whole seconds
     * @param sequence counts the records of one storage, kind and interval, from 0
     * @param revision counts how often the readings behind it were corrected, from 0
     */
    public RecordKey(String issuingBody, String storage, Kind kind, Interval interval, int sequence, int revision) {
        ContentHash.checkText("issuing body", issuingBody);
        ContentHash.checkText("storage", storage);
        ContentHash.checkNumber("sequence", sequence);
        ContentHash.checkNumber("revision", revision);
        this.issuingBody = issuingBody;
        this.storage = storage;
        this.kind = kind;
        this.interval = interval;
        this.sequence = sequence;
        this.revision = revision;
        ByteBuffer hash = ContentHash.of(kind.code(), issuingBody, storage, interval, sequence, revision);
        this.id = new RecordId(hash.getLong(), hash.getLong());
    }

    public String issuingBody() {
        return issuingBody;
    }

    public String storage() {
        return storage;
    }

    public Kind kind() {
        return kind;
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

    public RecordId id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordKey key && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return kind + " " + storage + " " + interval + " #" + sequence + "." + revision;
    }
}
