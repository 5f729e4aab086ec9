package org.bylaw.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import on its way: how far it is, and in the end what became of each file. */
public final class ImportRun {

    /**
     * How far an import is.
     *
     * @param done files that are dealt with
     * @param files how many there are; 0 while nobody knows because a zip is still being read
     */
    public record Progress(int done, int files) {}

    private volatile Progress progress = new Progress(0, 0);
    private volatile @Nullable List<Imports.Report> reports;
    private volatile @Nullable String problem;

    void progressed(int done, int files) {
        progress = new Progress(done, files);
    }

    void finished(List<Imports.Report> result) {
        reports = List.copyOf(result);
    }

    void failed(String why) {
        problem = why;
    }

    public Progress progress() {
        return progress;
    }

    /** What became of each file; null while it runs, or where it broke off. */
    public @Nullable List<Imports.Report> reports() {
        return reports;
    }

    /** Why it broke off, in words; null where it did not. What was stored until then is there. */
    public @Nullable String problem() {
        return problem;
    }

    public boolean isOver() {
        return reports != null || problem != null;
    }
}
