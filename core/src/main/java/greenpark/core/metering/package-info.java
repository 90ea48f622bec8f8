/**
 * Meter readings: from files to one value and one quality per usage point, flow and slot.
 *
 * <p>Three steps, each a type. {@link greenpark.core.metering.ReadingsReader} reads files: our own long and day-row formats,
 * and foreign ones by a mapping that stands beside them. {@link greenpark.core.metering.MeterReadings} keeps every reading
 * with the time it was received; nothing is overwritten, so "what did we know on the fifth?" has an answer.
 * {@link greenpark.core.metering.Validation} checks and completes (VEE, 验证、估算、编辑): rules V1 to V8.
 *
 * <p>Terms: a <i>register</i> is cumulative and rolls over; a reading of it is taken at an instant, and energy is the
 * difference × multiplier (CT × PT). An <i>interval reading</i> is the energy, or the mean power, of an interval. A
 * <i>revision</i> is a later reading for the same meter and time. All values are non-negative; import and export are two
 * flows (正向有功, 反向有功).
 *
 * <p>Invariants: the slots between two accepted register readings sum exactly to their difference; a day of interval
 * readings sums exactly to its rounded total; a missing reading is a quality and never a zero; an estimate says its method
 * and gives no shape to other estimates; the result depends on the readings known and on nothing else.
 *
 * <p>Sources: DL/T 645 and DL/T 698.45 for registers; 发改能源〔2026〕688号 (十一) for the quarter-hour; the rules V1 to V8
 * are a design of our own, written down in docs/formats/readings.md.
 */
@NullMarked
package greenpark.core.metering;

import org.jspecify.annotations.NullMarked;
