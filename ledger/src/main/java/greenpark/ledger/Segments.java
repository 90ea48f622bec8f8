package greenpark.ledger;

/**
 * When the write-ahead log begins a new segment, and the tiles of the last one are made durable.
 *
 * @param bytes   in a segment
 * @param batches in a segment, so that partial tiles do not pile up
 * @param beside  whether tiles settle beside the next batches; a test wants one order of things
 */
record Segments(long bytes, int batches, boolean beside) {
    static final Segments USUAL = new Segments(64L << 20, 1024, true);
}
