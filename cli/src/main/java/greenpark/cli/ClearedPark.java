package greenpark.cli;

import greenpark.cli.report.Provenance;
import greenpark.core.clearing.Clearing;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import java.util.SortedMap;

/**
 * Everything one run of {@code clear} came to; what is written and shown is taken from here.
 *
 * @param physical {@code [origin][user]} by the laws of the network [Wh]
 * @param files name to SHA-256 of the uncompressed text of the allocation
 */
record ClearedPark(
        Park park,
        ValidatedReadings readings,
        Clearing clearing,
        long[][] physical,
        Provenance provenance,
        SortedMap<String, String> files) {}
