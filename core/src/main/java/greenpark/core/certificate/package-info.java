/**
 * Certificates: what a watt-hour may be called, and that it is called so once.
 *
 * <p>A <em>bundle</em> is the energy of one device and interval as a range of whole watt-hours, each a certificate of 1 Wh (EnergyTag's
 * face value). There are bundles of production, of consumption, and of storage discharge (SD-GC), which inherit the origin of what was
 * charged. A <em>slice</em> names a part of a bundle; every event but the first names slices. A <em>claim</em> matches
 * consumption and production of equal quantity, time and zone, watt-hour by watt-hour, and uses both up.
 *
 * <p>Storage: a <em>charge record</em> (SCR) cancels the certificates of the energy charged; a <em>discharge record</em> (SDR) takes from one
 * charge record; a storage bundle names its discharge record. So the chain walks from the bundle used back to the bundle generated, and what
 * was lost on the way is on record. Grid energy is recorded too, and becomes no certificate.
 *
 * <p>绿证 (GEC): 1 MWh of a project, pool and month; what is converted is cancelled here, what is self-used stays claimed here.
 *
 * <p>{@link greenpark.core.certificate.CertificateEvent} is the vocabulary, one file per event with its rule and its reasons for
 * refusal. {@link greenpark.core.certificate.CertificateBook} is the fold of the events, {@link greenpark.core.certificate.Certification} makes the events of a traced interval.
 *
 * <p>Invariants: every watt-hour of an issued bundle is in exactly one state (I3); a watt-hour never lives in two schemes (I10); a
 * discharge never gives more than was charged (I5); issuing twice is {@code AlreadyIssued}.
 *
 * @see "docs/formats/certificates.md; EnergyTag API specification 2.0"
 */
@NullMarked
package greenpark.core.certificate;

import org.jspecify.annotations.NullMarked;
