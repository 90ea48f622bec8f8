package greenpark.core.park;

/** A name in the two languages of the product. */
public record Name(String zh, String en) {}
