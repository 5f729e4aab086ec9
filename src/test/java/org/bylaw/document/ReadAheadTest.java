package org.bylaw.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void everyResultComesInOrderInTheCallersThreadARefusedOneToo() {
        List<FileSource> files = new ArrayList<>(
                IntStream.range(0, 7).mapToObj(i -> file(i + ".md")).toList());
        files.add(3, file("3b.exe"));
        List<Integer> sizes = new ArrayList<>();
        List<IntakeResult> results = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();

        ReadAhead.inBatches(files, 3, batch -> {
            sizes.add(batch.size());
            results.addAll(batch);
            threads.add(Thread.currentThread());
        });

        assertThat(sizes).containsExactly(3, 3, 2);
        assertThat(results)
                .extracting(IntakeResult::fileName)
                .containsExactlyElementsOf(files.stream().map(FileSource::name).toList());
        assertThat(results.get(3).isRefused()).isTrue();
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void whoCannotDealWithABatchIsHeard() {
        IllegalStateException broken = new IllegalStateException("The database is away");
        assertThatThrownBy(() -> ReadAhead.inBatches(List.of(file("a.md"), file("b.md")), 1, batch -> {
                    throw broken;
                }))
                .isSameAs(broken);
    }

    @Test
    void noFilesAreNoBatch() {
        ReadAhead.inBatches(List.of(), 3, batch -> {
            throw new AssertionError("There is nothing to deal with");
        });
    }

    private static FileSource file(String name) {
        return new FileSource(name, ("# " + name + "\n\nText").getBytes(StandardCharsets.UTF_8));
    }
}
