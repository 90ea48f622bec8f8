package greenpark.cli.statement;

/**
 * How a text looks.
 *
 * @param size [pt]
 * @param grey 0 black to 1 white
 */
record Style(float size, boolean strong, float grey) {
    static final Style TITLE = new Style(17, true, 0);
    static final Style SUBTITLE = new Style(10.5f, false, 0.35f);
    static final Style HEADING = new Style(11, true, 0);
    static final Style BODY = new Style(9, false, 0);
    static final Style STRONG = new Style(9, true, 0);
    static final Style LABEL = new Style(9, false, 0.4f);
    static final Style SMALL = new Style(7.5f, false, 0.35f);

    float line() {
        return size * 1.34f;
    }
}
