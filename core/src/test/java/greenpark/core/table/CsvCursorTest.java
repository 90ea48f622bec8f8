package greenpark.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCursorTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '~',
            value = {
                "a,b→[1:a|b]",
                "a,b\\n→[1:a|b]",
                "a,b\\r\\nc,d→[1:a|b][2:c|d]",
                "a\\rb→[1:a][2:b]",
                ",→[1:|]",
                "a,\\n→[1:a|]",
                "\\n\\na→[1:][2:][3:a]",
                "\"a,b\",c→[1:a,b|c]",
                "\"say \"\"yes\"\"\"→[1:say \"yes\"]",
                "\"two\\nlines\",x\\ny→[1:two\\nlines|x][3:y]",
                "\uFEFFa→[1:a]",
                "运城,绿电→[1:运城|绿电]",
                "\"open→[1:open]!"
            })
    void rows(String text, String expected) {
        byte[] bytes = Table.bytes(text.replace("\\n", "\n").replace("\\r", "\r"));
        CsvCursor csv = new CsvCursor(bytes, bytes.length, (byte) ',');
        StringBuilder seen = new StringBuilder();
        while (csv.nextRow()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < csv.fieldCount(); i++) {
                cells.add(csv.text(i));
            }
            seen.append('[')
                    .append(csv.line())
                    .append(':')
                    .append(String.join("|", cells))
                    .append(']');
            if (csv.unclosedQuote()) {
                seen.append('!');
            }
        }
        assertThat(seen.toString().replace("\n", "\\n")).isEqualTo(expected);
    }

    @Test
    void rowsOfAnyWidth() {
        byte[] bytes = Table.bytes("x,".repeat(1000));
        CsvCursor csv = new CsvCursor(bytes, bytes.length, (byte) ',');
        assertThat(csv.nextRow()).isTrue();
        assertThat(csv.fieldCount()).isEqualTo(1001);
    }
}
