package greenpark.cli.log;

import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.VerifierKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a log or a witness, which is that of its keys. */
final class KeyNameOf implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        try {
            VerifierKey.checkName(text);
            return text;
        } catch (MalformedLedger e) {
            throw new TypeConversionException(e.getMessage() + "; write it like park.example/log");
        }
    }
}
