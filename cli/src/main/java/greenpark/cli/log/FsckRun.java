package greenpark.cli.log;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Inputs;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Progress;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.park.Park;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.ledger.Log;
import greenpark.ledger.LogCheck;
import greenpark.ledger.LogReader;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * The story of {@code fsck}: first the public folder, as a stranger checks it; then everything is derived again from the stored readings, the kept
 * tables and the keys, and compared leaf by leaf. Adds nothing; what an interrupted writer left is finished first.
 */
record FsckRun(Path folder, LogPlace place, int threads) {
    /** Of so many differences each is told; the rest is counted. */
    private static final int TOLD = 20;

    /**
     * What was found.
     *
     * @param problems in words
     * @param runs that were repeated
     * @param taken programs of runs that this version does not repeat: they are taken as they stand
     * @param more how many problems are not told
     */
    record Found(long entries, int runs, SortedMap<String, Integer> taken, List<String> problems, int more) {
        Found {
            problems = List.copyOf(problems);
        }

        boolean clean() {
            return problems.isEmpty();
        }
    }

    Found run(Progress progress) throws IOException {
        place.mustExist();
        List<String> problems = new ArrayList<>();
        int[] more = {0};
        progress.stage("check");
        List<VerifierKey> signers;
        LogReader log;
        // As it lies there: opening the log writes it anew.
        byte[] checkpoint = Files.readAllBytes(place.publicFolder().resolve("checkpoint"));
        // Opening finishes what an interrupted writer left; nobody writes while we look.
        try (Log held = Log.open(place.folder())) {
            signers = held.signers();
            log = held.reader();
            shown(checkpoint, signers, problem -> tell(problems, more, problem));
            LogCheck.Report report = LogCheck.run(place.publicFolder(), signers);
            report.findings().forEach(f -> tell(problems, more, f.file() + ": " + f.reason() + ", " + f.detail()));
            List<Replay.Asked> runs = List.of();
            if (report.clean() && new SisterLog(place).exists()) {
                new SisterLog(place).check(log, problem -> tell(problems, more, problem));
            }
            if (report.clean()) {
                runs = replay(log, problems, more, progress);
            }
            progress.clear();
            int repeated = (int) runs.stream().filter(Replay.Asked::repeats).count();
            return new Found(log.size(), repeated, Replay.taken(runs), problems, more[0]);
        }
    }

    /** What everybody is shown first: the checkpoint, and the key that is told beside the log. */
    private void shown(byte[] checkpoint, List<VerifierKey> signers, Consumer<String> problems) throws IOException {
        boolean signed;
        try {
            signed = SignedNote.parse(checkpoint).verify(signers, new Signatures()) instanceof NoteVerdict.Accepted;
        } catch (MalformedLedger e) {
            signed = false;
        }
        if (!signed) {
            problems.accept("public/checkpoint: was not what the log signed, and has been written anew");
        }
        String key = Files.exists(place.logKey()) ? Files.readString(place.logKey(), StandardCharsets.UTF_8) : "";
        if (!key.strip().equals(signers.getFirst().toString())) {
            problems.accept(place.logKey().getFileName() + ": is not the log's key; greenpark seal writes it anew");
        }
    }

    private List<Replay.Asked> replay(LogReader log, List<String> problems, int[] more, Progress progress)
            throws IOException {
        ParkFolder files = ParkFolder.open(folder);
        Park park = files.park();
        List<Replay.Asked> runs = Replay.runs(log, place.inputs());
        Arrivals arrivals = Arrivals.of(place, runs);
        ValidatedRuns readings = new ValidatedRuns(Inputs.read(files, park, Digest.sha256(), arrivals, progress));
        List<String> found = new ArrayList<>();
        Openings openings = place.openings();
        Replay replay = new Replay(
                log,
                place.keys(),
                openings,
                leaf -> tell(found, more, "missing at the end: " + LeafWords.of(LeafBytes.read(leaf))),
                difference -> tell(found, more, words(difference, log)));
        progress.stage("seal");
        replay.run(runs, readings, threads, progress);
        if (found.isEmpty()) {
            openings.differing()
                    .forEach(name -> tell(
                            problems,
                            more,
                            "private/openings/" + name + ": is not what was sealed; greenpark seal makes it anew"));
        } else {
            arrivals.changes().forEach(change -> problems.add("readings: " + change));
            problems.addAll(found);
        }
        return runs;
    }

    private static String words(Replay.Difference difference, LogReader log) {
        Leaf made = difference.made();
        String entry = "entry " + difference.index();
        Leaf there;
        try {
            there = LeafBytes.read(log.entry(difference.index()));
        } catch (IOException | RuntimeException e) {
            return entry + " is no leaf: " + e.getMessage();
        }
        if (made == null) {
            return entry + ", " + LeafWords.of(there) + ", does not follow from the readings";
        }
        List<String> parts = LeafWords.differences(there, made);
        return entry + " is " + LeafWords.of(there) + ", but the readings give "
                + (parts.isEmpty() ? LeafWords.of(made) : "another one in " + String.join(", ", parts));
    }

    private static void tell(List<String> problems, int[] more, String problem) {
        if (problems.size() < TOLD) {
            problems.add(problem);
        } else {
            more[0]++;
        }
    }
}
