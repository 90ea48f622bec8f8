package greenpark.core.certificate;

/** Watt-hours of consumption and the watt-hours of production they were matched with; of equal length. */
public record Match(Slice consumption, Slice production) {}
