/**
 * EnergyTag's forms of certificates: JSON by its API 2.0 and a table of its 25 required columns, written and read.
 *
 * <p>Both carry {@link greenpark.core.certificate.GcBundle}s under EnergyTag's names ({@link greenpark.cli.energytag.Field}). The JSON holds the
 * optional fields too; what a bundle does not state is left out. Times are UTC, energy is whole watt-hours, a range of certificates has both
 * its ends. What is read is checked as strictly as what is written: quantity = end − start + 1, an interval of at most an hour.
 *
 * @see "docs/formats/certificates.md, EnergyTag"
 */
@NullMarked
package greenpark.cli.energytag;

import org.jspecify.annotations.NullMarked;
