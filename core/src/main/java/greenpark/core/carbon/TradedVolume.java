package greenpark.core.carbon;

/**
 * What of a green-power contract carries the environmental value in a month: the smallest of contract, generation and use (RC-23). A line of
 * {@code green_trades.csv} states such a settled volume.
 *
 * @param environmental Qenv [Wh]
 * @param deviation what the contract says beyond it [Wh]
 * @param debtor who compensates it
 * @see "docs/equations/carbon.md, purchases; 发改能源规〔2025〕1656号, Art. 78"
 */
public record TradedVolume(long environmental, long deviation, Debtor debtor) {

    /** Whose side falls short of the contract. */
    public enum Debtor {
        /** There is nothing to compensate. */
        NOBODY,
        SELLER,
        BUYER,
        /** Both fall short by the same; no document that we read says who owes. */
        UNDECIDED
    }

    /**
     * One contract between one plant and one user.
     *
     * @param contract volume of the month [Wh], ≥ 0
     * @param generation the plant's, on the grid, as far as it is this contract's [Wh]
     * @param mechanism what of it is at mechanism price and carries no value [Wh], 0 … generation
     * @param use the user's, as far as it is this contract's [Wh], ≥ 0
     */
    public static TradedVolume of(long contract, long generation, long mechanism, long use) {
        if (contract < 0 || mechanism < 0 || mechanism > generation || use < 0) {
            throw new IllegalArgumentException("contract " + contract + ", generation " + generation
                    + " of which mechanism " + mechanism + ", use " + use + " Wh. Maybe a sign is wrong");
        }
        long market = generation - mechanism;
        long environmental = Math.min(contract, Math.min(market, use));
        Debtor debtor = environmental == contract
                ? Debtor.NOBODY
                : market == use ? Debtor.UNDECIDED : market < use ? Debtor.SELLER : Debtor.BUYER;
        return new TradedVolume(environmental, contract - environmental, debtor);
    }
}
