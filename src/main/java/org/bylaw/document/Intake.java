package org.bylaw.document;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Takes files in: Markdown, Word and HTML, one, many, or in a zip. One bad file never spoils the others; each gets a
 * result of its own.
 */
public final class Intake {

    public static final int MOST_FILES = 1_000;
    public static final int LARGEST_FILE = 10 * 1024 * 1024;
    public static final int LARGEST_SUM = 50 * 1024 * 1024;

    private Intake() {}

    /** How many files there are to be read; empty where only opening a zip tells. */
    public static OptionalInt count(List<FileSource> files) {
        return files.stream().anyMatch(Intake::isZip) ? OptionalInt.empty() : OptionalInt.of(files.size());
    }

    /** Reads the files, those inside of zips too, in order. */
    public static List<IntakeResult> read(List<FileSource> files) {
        List<IntakeResult> results = new ArrayList<>();
        read(files, results::add);
        return results;
    }

    /** Reads the files, those inside of zips too, in order, and hands on each as soon as it is read. */
    public static void read(List<FileSource> files, Consumer<IntakeResult> results) {
        Budget budget = new Budget();
        for (FileSource file : files) {
            if (isZip(file)) {
                ZipReader.read(file, budget, results, entry -> results.accept(readOne(entry)));
            } else {
                results.accept(budget.admit(file) ? readOne(file) : IntakeResult.refused(file, budget.why(file)));
            }
        }
    }

    /** The same, handing on so many at once as soon as they are read; the last may be fewer. */
    public static void read(List<FileSource> files, int batchSize, Consumer<List<IntakeResult>> batches) {
        List<IntakeResult> batch = new ArrayList<>();
        read(files, result -> {
            batch.add(result);
            if (batch.size() == batchSize) {
                batches.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
    }

    private static boolean isZip(FileSource file) {
        return extension(file.name()).equals("zip");
    }

    private static IntakeResult readOne(FileSource file) {
        try {
            if (file.content().length == 0) {
                throw new Refusal(say("The file is empty."));
            }
            return switch (extension(file.name())) {
                case "md", "markdown", "txt" -> MarkdownReader.read(file);
                case "docx" -> DocxReader.read(file);
                case "html", "htm" -> HtmlReader.read(file);
                case "docm", "dotm" ->
                    throw new Refusal(say("Word files with macros are not taken. Save it as .docx."));
                case "doc", "rtf", "odt", "pdf" ->
                    throw new Refusal(say("This format is not taken. Save it as Word (.docx), Markdown or HTML."));
                default -> throw new Refusal(say("Only Markdown (.md), Word (.docx), HTML and zip files are taken."));
            };
        } catch (Refusal refusal) {
            return IntakeResult.refused(file, refusal.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return IntakeResult.refused(file, say("The file is damaged and cannot be read."));
        }
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name of the file without folders and ending, as a title of last resort. */
    static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return (dot > 0 ? last.substring(0, dot) : last)
                .replaceAll("[_-]+", " ")
                .strip();
    }

    /** Counts files and bytes over everything that one person hands in at once. */
    static final class Budget {
        private int files;
        private long bytes;

        boolean admit(FileSource file) {
            if (file.content().length > LARGEST_FILE
                    || files >= MOST_FILES
                    || bytes + file.content().length > LARGEST_SUM) {
                return false;
            }
            files++;
            bytes += file.content().length;
            return true;
        }

        long bytesLeft() {
            return LARGEST_SUM - bytes;
        }

        String why(FileSource file) {
            if (file.content().length > LARGEST_FILE) {
                return say("The file is larger than 10 MB.");
            }
            return files >= MOST_FILES
                    ? say("More than 1,000 files at once. Import the rest separately.")
                    : say("More than 50 MB at once. Import the rest separately.");
        }
    }
}
