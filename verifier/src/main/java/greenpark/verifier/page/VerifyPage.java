package greenpark.verifier.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the page together: skeleton, style and scripts in one file. The same on every machine. */
public final class VerifyPage {
    /** The checks; they need no page, so any engine runs them. */
    private static final List<String> CHECKS = List.of(
            "bytes",
            "sha2",
            "tree",
            "cbor",
            "inflate",
            "ed25519",
            "note",
            "policy",
            "leaves",
            "evidence",
            "records",
            "methods",
            "checks");

    /** What people see of them. */
    private static final List<String> SIGHT = List.of("texts", "format", "verdict", "picture", "account", "main");

    private VerifyPage() {}

    /** The page, waiting for a file. */
    public static String html() {
        return page("");
    }

    /** The page with a file in it, which it checks as it opens: one file to mail. */
    public static String with(byte[] evidence) {
        return page(Base64.getEncoder().encodeToString(evidence));
    }

    /** Writes {@link #html}. */
    public static void write(Path file) throws IOException {
        write(file, html());
    }

    /** Writes {@link #with}. */
    public static void write(Path file, byte[] evidence) throws IOException {
        write(file, with(evidence));
    }

    /** The checks alone, a script that defines {@code checkEvidence}. */
    static String checks() {
        return scripts(CHECKS);
    }

    private static void write(Path file, String html) throws IOException {
        // Whole or not at all.
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(beside, html);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String page(String evidence) {
        String style = "\n" + resource("style.css");
        String script = "\n(() => {\n'use strict';\n" + checks() + scripts(SIGHT) + "})();\n";
        if (script.contains("</") || style.contains("</")) {
            throw new IllegalStateException("a script or style would end early");
        }
        return resource("page.html")
                .replace("{policy}", policy(style, script))
                .replace("{style}", style)
                .replace("{script}", script)
                .replace("{evidence}", evidence);
    }

    /** Nothing may be fetched or sent, and nothing runs but what stands here. */
    private static String policy(String style, String script) {
        return "default-src 'none'; script-src " + source(script) + "; style-src " + source(style)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String source(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String scripts(List<String> names) {
        return names.stream().map(name -> resource(name + ".js") + "\n").collect(Collectors.joining());
    }

    private static String resource(String name) {
        try (InputStream in = VerifyPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page's part " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
