package org.bylaw.evidencepack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bylaw.audit.SealSigner;
import org.bylaw.audit.SealedTrail;
import org.bylaw.document.Markdown;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Person;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a pack together: what the modules know, the processes, the trail with its proofs, the keys, the manifest. */
@Component
class PackWriter {

    private final List<PackSource> sources;
    private final List<PackSubject> subjects;
    private final ProcessFiles processes;
    private final SealedTrail sealed;
    private final SealSigner signer;
    private final CurrentPerson currentPerson;
    private final JsonMapper json;

    PackWriter(
            List<PackSource> sources,
            List<PackSubject> subjects,
            ProcessFiles processes,
            SealedTrail sealed,
            SealSigner signer,
            CurrentPerson currentPerson,
            JsonMapper json) {
        this.sources = sources;
        this.subjects = subjects;
        this.processes = processes;
        this.sealed = sealed;
        this.signer = signer;
        this.currentPerson = currentPerson;
        this.json = json;
    }

    /** The application is about to end. */
    static final class Interrupted extends RuntimeException {}

    void fill(StagedPack pack, SubjectRef subject, PackSubject.About about) throws IOException {
        for (PackSource source : sources) {
            if (source.supports(subject.kind())) {
                source.fill(subject, pack);
            }
        }
        for (Map.Entry<SubjectRef, String> other : pack.alsoProven().entrySet()) {
            if (mayAsk(other.getKey())) {
                prove(other.getKey(), other.getValue(), subject, pack);
            }
        }
        processes.write(pack);
        VerifyPage.Trail trail = trail(pack);
        keys(pack);
        pack.text(
                "VERIFY.html",
                new VerifyPage(about, pack.at(), trail, currentPerson.require().name()).html());
        manifest(pack, subject, about);
    }

    /** The first is the one that a thing belongs to; others tell of it as well. */
    private boolean mayAsk(SubjectRef thing) {
        return subjects.stream()
                .filter(owner -> owner.supports(thing.kind()))
                .findFirst()
                .map(owner -> owner.mayAsk(thing))
                .orElse(false);
    }

    private void prove(SubjectRef thing, String folder, SubjectRef subject, StagedPack pack) throws IOException {
        pack.alsoAbout(thing);
        pack.alsoRan(thing.id());
        Pack there = new PackFolder(pack, folder);
        for (PackSource source : sources) {
            // Those who filled the pack itself have said what they know; a campaign is not told again within its text.
            if (source.supports(thing.kind()) && !source.supports(subject.kind())) {
                source.fill(thing, there);
            }
        }
    }

    /** One proof a line, as the jar's {@code verify-proof} reads it once the checkpoint is put to it. */
    private VerifyPage.Trail trail(StagedPack pack) throws IOException {
        AtomicLong rows = new AtomicLong();
        AtomicLong removed = new AtomicLong();
        AtomicReference<SealedTrail.Excerpt> excerpt = new AtomicReference<>();
        pack.file(
                "trail/rows.jsonl",
                out -> excerpt.set(sealed.excerpt(pack.things(), row -> {
                    rows.incrementAndGet();
                    removed.addAndGet(removed(row));
                    write(row, out);
                })));
        String checkpoint = excerpt.get().checkpoint();
        pack.text("trail/checkpoint.txt", checkpoint);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("rows", rows.get());
        about.put("writtenButNotSealedYet", excerpt.get().waiting());
        about.put("removedByRetention", removed.get());
        about.put(
                "about",
                pack.things().stream()
                        .map(thing -> thing.kind() + " " + thing.id())
                        .sorted()
                        .toList());
        pack.json("trail/about.json", about);
        return new VerifyPage.Trail(checkpoint, rows.get(), excerpt.get().waiting(), removed.get());
    }

    /** How many rows of the thing went before, where this one says so. */
    private long removed(SealedTrail.Proven row) {
        return row.canonical().contains("\"act\":\"TrailExpired\"")
                ? json.readTree(row.readable())
                        .path("opened")
                        .path("details.rows")
                        .path("value")
                        .asLong(0)
                : 0;
    }

    private void write(SealedTrail.Proven row, OutputStream out) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "inclusion");
        line.put("index", row.index());
        line.put("canonical", row.canonical());
        line.put("readable", json.readTree(row.readable()));
        line.put("proof", row.proof());
        try {
            out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keys(StagedPack pack) throws IOException {
        String keys = signer.publicKeys();
        pack.text("keys/keys.json", keys);
        for (JsonNode key : json.readTree(keys).path("keys")) {
            pack.text(
                    "keys/" + key.path("keyHash").asString() + ".pem",
                    key.path("pem").asString());
        }
    }

    private void manifest(StagedPack pack, SubjectRef subject, PackSubject.About about) throws IOException {
        Person me = currentPerson.require();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "bylaw-evidence-pack/1");
        manifest.put("about", Map.of("kind", subject.kind(), "id", subject.id().toString(), "title", about.title()));
        manifest.put("madeBy", Map.of("id", me.id().toString(), "name", me.name()));
        manifest.put("madeAt", pack.at().toString());
        manifest.put("files", new ArrayList<>(pack.listed()));
        pack.json("manifest.json", manifest);
        // It names the manifest, too; so that one signature covers all.
        String sums = pack.sums();
        pack.text("manifest.txt", sums);
        pack.text(
                "manifest.sig",
                signer.sign("bylaw-evidence-pack/1\n%s  manifest.txt\n%s %s\n%s\n"
                        .formatted(Markdown.sha256(sums), subject.kind(), subject.id(), pack.at())));
    }
}
