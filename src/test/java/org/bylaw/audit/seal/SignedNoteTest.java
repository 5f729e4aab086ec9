package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {

    /** The example in the documentation of Go's package for notes, where the format comes from. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheFormatIsVerified() {
        VerifierKey key = VerifierKey.parse(KEY);
        assertThat(key.text()).isEqualTo(KEY);
        assertThat(SignedNote.parse(NOTE).signedBy(List.of(key))).contains(key);
        assertThat(SignedNote.parse(NOTE.replace("\n", "\r\n")).signedBy(List.of(key)))
                .as("through a system that changes line breaks")
                .contains(key);
        assertThat(SignedNote.parse(NOTE)).hasToString(NOTE);
    }

    @Test
    void aChangedTextOrSignatureOrAnotherKeyIsNot() {
        List<VerifierKey> keys = List.of(VerifierKey.parse(KEY));
        assertThat(SignedNote.parse(NOTE.replace("answer", "Answer")).signedBy(keys))
                .isEmpty();
        assertThat(SignedNote.parse(NOTE.replace("x08go/ZJ", "x08go/ZK")).signedBy(keys))
                .isEmpty();
        assertThat(SignedNote.parse(NOTE.replace("x08go/ZJ", "%%%")).signedBy(keys))
                .isEmpty();
        assertThat(SignedNote.parse(NOTE).signedBy(List.of(key().verifier()))).isEmpty();
        assertThat(SignedNote.parse(NOTE).signedBy(List.of())).isEmpty();
    }

    @Test
    void whatIsNoNoteIsSaidToBeNone() {
        for (String text : List.of("", "one line", "a\n\n", "a\n\nno signature\n", "\n\n— x y\n")) {
            assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String text : List.of("", "no line break", "two\n\nparts\n", "\nbegins empty\n")) {
            assertThatThrownBy(() -> SignedNote.of(text, key())).isInstanceOf(IllegalArgumentException.class);
        }
        for (String text : List.of("", "a+b", KEY.replace("c74f20a3", "c74f20a4"), "a+b+****")) {
            assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        SealKey key = key();
        Checkpoint checkpoint =
                new Checkpoint("bylaw.example/trail", 4711, Hashes.sha256(), Instant.parse("2026-01-31T12:00:00.123Z"));
        String note = key.note(checkpoint.text()).toString();
        assertThat(note)
                .startsWith("bylaw.example/trail\n4711\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
                        + "at 2026-01-31T12:00:00.123Z\n\n— bylaw.example/trail ");
        SignedNote read = SignedNote.parse(note);
        assertThat(read.signedBy(List.of(key.verifier()))).isPresent();
        assertThat(Checkpoint.of(read)).usingRecursiveComparison().isEqualTo(checkpoint);
    }

    @Test
    void whatIsNoCheckpointIsSaidToBeNone() {
        for (String text : List.of(
                "name\n",
                "name\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nat 2026-01-31T12:00:00Z\n",
                "name\n1\nAAAA\nat 2026-01-31T12:00:00Z\n",
                "name\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nat noon\n")) {
            assertThatThrownBy(() -> Checkpoint.of(key().note(text))).isInstanceOf(RuntimeException.class);
        }
    }

    private SealKey key() {
        return new KeyFolder(folder).currentOrNew("bylaw.example/trail", Instant.parse("2026-01-31T12:00:00Z"));
    }

    @Test
    void aNoteKeepsItsKeyThroughRotations() {
        SealKey former = key();
        SignedNote note = former.note("text\n");
        SealKey latter = new KeyFolder(folder).rotate(Optional.empty(), Instant.parse("2026-02-28T12:00:00Z"));
        List<VerifierKey> published = new KeyFolder(folder)
                .published().stream().map(KeyFolder.Published::key).toList();
        assertThat(published).containsExactly(former.verifier(), latter.verifier());
        assertThat(note.signedBy(published)).contains(former.verifier());
    }
}
