package org.bylaw.audit.seal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.modulith.NamedInterface;
import tools.jackson.databind.JsonNode;

/** What the jar does without a database and a server: verify a trail, prove a row, add a key. */
@NamedInterface("command")
public final class SealCommand {

    private static final int SOUND = 0;
    private static final int NOT_SOUND = 1;
    private static final int NOT_DONE = 2;

    private static final String USAGE = """
            Verifies and proves an export of Bylaw's trail, without a database. FILEs are:
              EXPORT  what “Proof of the trail” lets you download (JSON Lines)
              KEYS    the public keys, from /.well-known/bylaw-seal-keys, fetched when you trusted Bylaw
              NOTE    a checkpoint that you kept: from /.well-known/bylaw-checkpoint, the log or an evidence pack

              verify-trail EXPORT --keys KEYS [--checkpoint NOTE]...
                  finds every edit, deletion, insertion and move, and with a NOTE a cut end; names the first row;
                  what retention removed is told apart from what somebody deleted
              prove-row EXPORT ROW
                  prints the proof that the row of that number is in the trail of the newest checkpoint
              prove-consistency EXPORT SIZE SIZE
                  prints the proof that the trail of one checkpoint is the beginning of that of another one
              verify-proof PROOF --keys KEYS
                  checks what one of the two above has printed
              rotate-seal-key FOLDER [NAME]
                  adds a key to the folder BYLAW_SEAL_KEYS; checkpoints are signed with it from the next one on

            Exit code 0: all is sound. 1: something is wrong. 2: it could not be tried.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Instant> now;

    public SealCommand(PrintStream out, PrintStream err, Supplier<Instant> now) {
        this.out = out;
        this.err = err;
        this.now = now;
    }

    /** The exit code; empty where the arguments are none of these commands. */
    public Optional<Integer> run(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        List<String> rest = arguments.subList(1, arguments.size());
        try {
            return switch (arguments.getFirst()) {
                case "verify-trail" -> Optional.of(verifyTrail(Options.of(rest, 1, 1)));
                case "prove-row" -> Optional.of(proveRow(Options.of(rest, 2, 2)));
                case "prove-consistency" -> Optional.of(proveConsistency(Options.of(rest, 3, 3)));
                case "verify-proof" -> Optional.of(verifyProof(Options.of(rest, 1, 1)));
                case "rotate-seal-key" -> Optional.of(rotate(Options.of(rest, 1, 2)));
                case "help", "--help", "-h" -> {
                    out.print(USAGE);
                    yield Optional.of(SOUND);
                }
                default -> Optional.empty();
            };
        } catch (Misused e) {
            err.println(e.getMessage());
            err.println();
            err.print(USAGE);
        } catch (IOException e) {
            err.println("It cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            err.println(e.getMessage());
        }
        return Optional.of(NOT_DONE);
    }

    private int verifyTrail(Options options) throws IOException {
        List<VerifierKey> keys = options.readKeys();
        List<String> notes = new ArrayList<>();
        for (Path file : options.checkpoints) {
            notes.add(Checkpoint.noteIn(Files.readString(file)));
        }
        Verdict verdict = new OfflineTrail(options.file(0)).verify(keys, notes);
        out.printf("%d rows read, %d of them proven by a signed checkpoint.%n", verdict.rows(), verdict.proven());
        if (verdict.rows() > verdict.proven() && verdict.isSound()) {
            out.printf("%d rows are newer than the last checkpoint.%n", verdict.rows() - verdict.proven());
        }
        if (notes.isEmpty()) {
            out.println("No checkpoint was given with --checkpoint: that the end was cut off could not be seen.");
        }
        if (verdict.root() != null) {
            out.println("Root: " + verdict.root());
        }
        verdict.remarks().forEach(out::println);
        verdict.findings().forEach(finding -> err.println("WRONG: " + finding.words()));
        if (verdict.more() > 0) {
            err.println("And " + verdict.more() + " more.");
        }
        out.println(verdict.isSound() ? "The trail is sound." : "The trail is NOT sound.");
        return verdict.isSound() ? SOUND : NOT_SOUND;
    }

    private int proveRow(Options options) throws IOException {
        out.println(new OfflineTrail(options.file(0)).inclusion(options.number(1)));
        return SOUND;
    }

    private int proveConsistency(Options options) throws IOException {
        out.println(new OfflineTrail(options.file(0)).consistency(options.number(1), options.number(2)));
        return SOUND;
    }

    private int verifyProof(Options options) throws IOException {
        Optional<String> fault = ProofFile.fault(Files.readString(options.file(0)), options.readKeys());
        out.println(fault.orElse("The proof is right."));
        return fault.isEmpty() ? SOUND : NOT_SOUND;
    }

    private int rotate(Options options) {
        SealKey key = new KeyFolder(options.file(0))
                .rotate(options.words.size() > 1 ? Optional.of(options.words.get(1)) : Optional.empty(), now.get());
        out.println("Checkpoints will be signed with " + key.verifier().text());
        return SOUND;
    }

    /** The arguments do not fit the command. */
    private static final class Misused extends RuntimeException {
        Misused(String message) {
            super(message);
        }
    }

    /** What stands behind a command. */
    private static final class Options {

        private final List<String> words = new ArrayList<>();
        private final List<Path> keys = new ArrayList<>();
        private final List<Path> checkpoints = new ArrayList<>();

        static Options of(List<String> arguments, int fewest, int most) {
            Options options = new Options();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (!argument.startsWith("--")) {
                    options.words.add(argument);
                    continue;
                }
                i++;
                List<Path> values =
                        switch (argument) {
                            case "--keys" -> options.keys;
                            case "--checkpoint" -> options.checkpoints;
                            default -> throw new Misused("There is no option " + argument + ".");
                        };
                if (i == arguments.size()) {
                    throw new Misused("A file has to follow " + argument + ".");
                }
                values.add(Path.of(arguments.get(i)));
            }
            if (options.words.size() < fewest || options.words.size() > most) {
                throw new Misused("The command has too few or too many arguments.");
            }
            return options;
        }

        Path file(int place) {
            return Path.of(words.get(place));
        }

        long number(int place) {
            if (!words.get(place).matches("[0-9]{1,18}")) {
                throw new Misused("“" + words.get(place) + "” is no number.");
            }
            return Long.parseLong(words.get(place));
        }

        /** From the published JSON, or from lines of the form name+hash+key. */
        List<VerifierKey> readKeys() throws IOException {
            if (keys.isEmpty()) {
                throw new Misused("The public keys have to be given with --keys.");
            }
            List<VerifierKey> read = new ArrayList<>();
            for (Path file : keys) {
                String text = Files.readString(file).strip();
                if (text.startsWith("{")) {
                    for (JsonNode key : Jcs.read(text).path("keys")) {
                        read.add(VerifierKey.parse(key.path("verifierKey").asString("")));
                    }
                } else {
                    text.lines().map(VerifierKey::parse).forEach(read::add);
                }
            }
            if (read.isEmpty()) {
                throw new Misused("There is no key in the file that --keys names.");
            }
            return read;
        }
    }
}
