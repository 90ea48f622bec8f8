package greenpark.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import greenpark.core.ledger.SignedNote;
import greenpark.ledger.witness.Answer.Conflict;
import greenpark.ledger.witness.Answer.Cosigned;
import greenpark.ledger.witness.Answer.Reason;
import greenpark.ledger.witness.Answer.Refused;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks HTTP for a witness. Without TLS: it stands on loopback, or behind a server that has it. */
public final class WitnessServer implements Closeable {
    /** More than 63 hashes and a note with many lines have; less than what would hurt. */
    private static final int LONGEST_REQUEST = 1 << 18;

    private static final Pattern MONITORING = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
    }

    /**
     * Starts serving.
     *
     * @param address port 0 for any free one
     */
    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        WitnessServer server = new WitnessServer(witness, HttpServer.create(address, 0));
        server.server.createContext("/", server::handle);
        server.server.setExecutor(server.threads);
        server.server.start();
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher monitored = MONITORING.matcher(path);
            if (path.equals("/add-checkpoint")) {
                if (!exchange.getRequestMethod().equals("POST")) {
                    send(exchange, 405, PLAIN, "POST a checkpoint here\n");
                    return;
                }
                add(exchange);
            } else if (monitored.matches()) {
                SignedNote last = witness.last(monitored.group(1));
                send(exchange, last == null ? 404 : 200, PLAIN, last == null ? "nothing cosigned\n" : last.format());
            } else {
                send(exchange, 404, PLAIN, "no such page\n");
            }
        } catch (IOException e) {
            // The record may not be durable: nothing was cosigned. The log tries again later.
            send(exchange, 500, PLAIN, "the witness cannot record the checkpoint\n");
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST + 1);
        AddCheckpoint request;
        try {
            if (body.length > LONGEST_REQUEST) {
                throw new IllegalArgumentException("the request has more than " + LONGEST_REQUEST + " bytes");
            }
            request = AddCheckpoint.parse(body);
        } catch (IllegalArgumentException e) {
            send(exchange, Reason.BAD_REQUEST.status(), PLAIN, e.getMessage() + "\n");
            return;
        }
        switch (witness.add(request)) {
            case Cosigned cosigned -> {
                StringBuilder lines = new StringBuilder();
                cosigned.lines().forEach(line -> lines.append(line.line()).append('\n'));
                send(exchange, 200, PLAIN, lines.toString());
            }
            case Conflict conflict -> send(exchange, 409, "text/x.tlog.size", conflict.size() + "\n");
            case Refused refused -> send(exchange, refused.reason().status(), PLAIN, refused.detail() + "\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
