package org.bylaw.document;

import static org.bylaw.shared.Say.say;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Opens a zip with an eye on bombs and path tricks: what counts is how much really comes out of it. */
final class ZipReader {

    private ZipReader() {}

    static void read(FileSource zip, Intake.Budget budget, Consumer<IntakeResult> results, Consumer<FileSource> take) {
        if (!startsLikeZip(zip.content())) {
            results.accept(IntakeResult.refused(zip, say("The file is called .zip but is none.")));
            return;
        }
        Set<String> names = new HashSet<>();
        int entries = 0;
        try (ZipInputStream stream =
                new ZipInputStream(new ByteArrayInputStream(zip.content()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                if (entry.isDirectory() || isTheSystems(entry.getName())) {
                    continue;
                }
                if (++entries > Intake.MOST_FILES) {
                    results.accept(IntakeResult.refused(
                            zip, say("The zip holds more than 1,000 files; the rest was left out.")));
                    return;
                }
                FileSource nameOnly = new FileSource(entry.getName(), new byte[0]);
                String trick = trick(entry.getName(), names);
                long most = Math.min(Intake.LARGEST_FILE, budget.bytesLeft());
                byte[] content = stream.readNBytes((int) most + 1);
                if (trick != null) {
                    results.accept(IntakeResult.refused(nameOnly, trick));
                } else if (content.length > most) {
                    results.accept(IntakeResult.refused(
                            nameOnly, say("Unpacked, it is larger than 10 MB, or all together larger than 50 MB.")));
                    if (most < Intake.LARGEST_FILE) {
                        return;
                    }
                } else {
                    FileSource file = new FileSource(entry.getName(), content);
                    if (budget.admit(file)) {
                        take.accept(file);
                    } else {
                        results.accept(IntakeResult.refused(nameOnly, budget.why(file)));
                    }
                }
                if (content.length > most) {
                    // Reading on to the next entry would inflate the rest of this one.
                    results.accept(IntakeResult.refused(
                            zip, say("What stands behind {0} in the zip was left out.", entry.getName())));
                    return;
                }
            }
            if (entries == 0) {
                results.accept(IntakeResult.refused(zip, say("The zip is empty or protected by a password.")));
            }
        } catch (IOException | IllegalArgumentException e) {
            results.accept(IntakeResult.refused(zip, say("The zip is damaged or protected by a password.")));
        }
    }

    private static boolean isTheSystems(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    @Nullable
    private static String trick(String name, Set<String> names) {
        String path = name.replace('\\', '/');
        if (path.startsWith("/") || path.matches("^[A-Za-z]:.*") || path.indexOf('\0') >= 0) {
            return say("Its name points outside of the zip.");
        }
        if (List.of(path.split("/")).contains("..")) {
            return say("Its name points outside of the zip.");
        }
        if (!names.add(path.toLowerCase())) {
            return say("The zip holds this name twice.");
        }
        return Intake.extension(path).equals("zip") ? say("A zip inside of a zip is not opened.") : null;
    }

    static boolean startsLikeZip(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }
}
