package greenpark.cli;

import greenpark.cli.report.Provenance;
import greenpark.core.clearing.Clearing;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;

/**
 * Everything one run of {@code clear} came to; what is written and shown is taken from here.
 *
 * @param physical {@code [origin][user]} by the laws of the network [Wh]
 */
record ClearedPark(
        Park park, ValidatedReadings readings, Clearing clearing, long[][] physical, Provenance provenance) {}
