package greenpark.core.carbon;

import java.math.BigDecimal;

/**
 * What a province's grid charges a two-part user of a voltage level (RC-08, RC-09), with tax and without loss.
 *
 * @param voltage as the price list names it, for instance {@code 110kV}
 * @param energy [yuan/kWh]
 * @param capacity [yuan/(kVA·month)]
 * @param demand [yuan/(kW·month)]
 */
public record TransmissionPrice(
        String region,
        String voltage,
        BigDecimal energy,
        BigDecimal capacity,
        BigDecimal demand,
        Citation citation,
        Dated validity) {}
