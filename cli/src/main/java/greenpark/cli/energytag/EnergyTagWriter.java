package greenpark.cli.energytag;

import greenpark.core.certificate.GcBundle;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** Writes bundles one after another, as many as there are; the same text as {@link EnergyTagJson#write} and {@link EnergyTagCsv#write}. */
public final class EnergyTagWriter implements Consumer<GcBundle>, Closeable {
    private final Writer out;
    private final Format format;
    private long rows;

    /** The two forms of a file. */
    public enum Format {
        JSON,
        CSV
    }

    public EnergyTagWriter(Writer out, Format format) throws IOException {
        this.out = out;
        this.format = format;
        out.write(format == Format.JSON ? "[" : EnergyTagCsv.header() + "\n");
    }

    @Override
    public void accept(GcBundle bundle) {
        try {
            switch (format) {
                case JSON -> {
                    out.write(rows == 0 ? "\n" : ",\n");
                    out.write(EnergyTagJson.object(bundle));
                }
                case CSV -> out.write(EnergyTagCsv.line(bundle));
            }
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bundles were written. */
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (format == Format.JSON) {
            out.write("\n]\n");
        }
        out.close();
    }
}
