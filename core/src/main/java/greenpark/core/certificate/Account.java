package greenpark.core.certificate;

/** Who holds certificates: a tenant of the park or a party outside, by its id. At most 64 characters, none of them a control character. */
public record Account(String value) implements Comparable<Account> {
    public Account {
        ContentHash.checkText("account", value);
    }

    @Override
    public int compareTo(Account other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
