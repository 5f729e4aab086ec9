package org.bylaw.document;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Reads files in a thread of its own, so that the next are read while somebody still deals with those before. */
public final class ReadAhead {

    private ReadAhead() {}

    /**
     * Reads as {@link Intake} does, and hands on the results in order, in the caller's thread.
     *
     * @param size of a batch; the last may be smaller
     */
    public static void inBatches(List<FileSource> files, int size, Consumer<List<IntakeResult>> batches) {
        BlockingQueue<List<IntakeResult>> read = new LinkedBlockingQueue<>();
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<?> reading = reader.submit(() -> read(files, size, read));
            for (List<IntakeResult> batch = read.take(); !batch.isEmpty(); batch = read.take()) {
                batches.accept(batch);
            }
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while files were read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The files could not be read to the end", e.getCause());
        }
    }

    /** An empty batch says that there are no more. */
    private static void read(List<FileSource> files, int size, BlockingQueue<List<IntakeResult>> batches) {
        List<IntakeResult> batch = new ArrayList<>();
        try {
            Intake.read(files, result -> {
                batch.add(result);
                if (batch.size() == size) {
                    batches.add(List.copyOf(batch));
                    batch.clear();
                }
            });
            if (!batch.isEmpty()) {
                batches.add(List.copyOf(batch));
            }
        } finally {
            batches.add(List.of());
        }
    }
}
