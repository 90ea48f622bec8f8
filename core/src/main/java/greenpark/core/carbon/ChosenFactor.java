package greenpark.core.carbon;

/**
 * The factor that is used for a year.
 *
 * @param wantedYear the year whose energy is multiplied
 */
public record ChosenFactor(EmissionFactor factor, int wantedYear) {

    /** Whether another year's factor stands in, since that of the wanted year is not published. */
    public boolean standsIn() {
        return factor.year() != wantedYear && !factor.validity().contains(java.time.LocalDate.of(wantedYear, 1, 1));
    }
}
