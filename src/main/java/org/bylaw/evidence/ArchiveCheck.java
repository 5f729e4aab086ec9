package org.bylaw.evidence;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.bylaw.shared.Problem;
import org.bylaw.shared.TemporaryFiles;
import org.jspecify.annotations.Nullable;

/**
 * Looks into an archive, and into archives inside of it, as whoever opens it would: by its directory. What counts against
 * bombs is how much really comes out; nothing is kept but what is needed to look farther in.
 */
final class ArchiveCheck {

    static final int MOST_ENTRIES = 2_000;
    static final int MOST_DEPTH = 2;
    static final long LARGEST_UNPACKED = 300L * 1024 * 1024;
    /** Below this, any ratio is harmless; repetitive tables are packed well. */
    static final long SMALL = 10L * 1024 * 1024;

    static final int MOST_RATIO = 200;

    private static final int HEAD = 8192;
    private static final byte[] BEGIN = {'P', 'K', 3, 4};
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final Tika TIKA = new Tika();

    private static final Set<String> PROGRAM_ENDINGS = Set.of(
            "exe", "dll", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "jar", "lnk",
            "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppam");

    /** Beginnings of the media types of programs and of archives that are not looked into. */
    private static final List<String> NOT_TAKEN = List.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-mach-o",
            "application/java-vm",
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/gzip",
            "application/x-bzip",
            "application/x-xz",
            "application/zstd",
            "application/x-tar",
            "application/x-gtar");

    private final long packed;
    private long unpacked;
    private int entries;

    private ArchiveCheck(long packed) {
        this.packed = packed;
    }

    /** @throws Problem where it is no archive of that kind, or not one to be taken */
    static void check(byte[] content, FileKind kind) {
        if (!beginsAsArchive(content)) {
            throw FileCheck.refused(say("Its content is not what its name says."));
        }
        try {
            Path file = TemporaryFiles.file("evidence");
            try {
                Files.write(file, content);
                new ArchiveCheck(content.length).look(file, kind, 1);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw FileCheck.refused(say("The archive is damaged or protected by a password."));
        }
    }

    /** Whether a reader of archives, which looks from the end, would take it for one. */
    static boolean endsAsArchive(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int earliest = Math.max(0, content.length - END_LENGTH - LONGEST_COMMENT);
        for (int at = content.length - END_LENGTH; at >= earliest; at--) {
            if (bytes.getInt(at) == 0x06054b50
                    && at + END_LENGTH + Short.toUnsignedInt(bytes.getShort(at + 20)) == content.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAsArchive(byte[] content) {
        return content.length >= END_LENGTH
                && ByteBuffer.wrap(content).getInt(0) == ByteBuffer.wrap(BEGIN).getInt(0);
    }

    /** @param kind what it has to be; empty for an archive inside of another */
    private void look(Path file, @Nullable FileKind kind, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw FileCheck.refused(say("Archives are packed into each other too deeply. Please unpack them first."));
        }
        try (ZipFile archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            OfficeCheck office = OfficeCheck.of(archive, this::within);
            if (office.macros()) {
                throw FileCheck.refused(say("Files with macros are not taken. Save it without them."));
            }
            if (kind != null && !office.fits(kind)) {
                throw FileCheck.refused(say("Its content is not what its name says."));
            }
            Set<String> names = new HashSet<>();
            for (ZipEntry entry : Collections.list(archive.entries())) {
                checkName(entry.getName(), names);
                if (!entry.isDirectory()) {
                    checkEntry(archive, entry, depth);
                }
            }
            if (names.isEmpty()) {
                throw FileCheck.refused(say("The archive is empty."));
            }
        }
    }

    private void checkName(String name, Set<String> names) {
        if (++entries > MOST_ENTRIES) {
            throw FileCheck.refused(say("The archive holds more than {0} files.", MOST_ENTRIES));
        }
        if (FileNames.isTrick(name)) {
            throw FileCheck.refused(say("A name inside of the archive points outside of it, or hides signs."));
        }
        if (!names.add(name.replace('\\', '/').toLowerCase(Locale.ROOT))) {
            throw FileCheck.refused(say("The archive holds a name twice."));
        }
        if (PROGRAM_ENDINGS.contains(FileKind.ending(withoutEnd(name)))) {
            throw FileCheck.refused(say("The archive holds a program: {0}", FileNames.clean(name)));
        }
    }

    /** Windows unpacks "run.bat. ." as "run.bat". */
    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && ". ".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    private void checkEntry(ZipFile archive, ZipEntry entry, int depth) throws IOException {
        try (InputStream stream = archive.getInputStream(entry)) {
            byte[] head = stream.readNBytes(HEAD);
            within(head.length);
            if (beginsAsArchive(head)) {
                lookInside(head, stream, depth);
                return;
            }
            String type = TIKA.detect(head);
            if (NOT_TAKEN.stream().anyMatch(type::startsWith)) {
                throw FileCheck.refused(say(
                        "The archive holds a program or an archive of another kind: {0}",
                        FileNames.clean(entry.getName())));
            }
            drain(stream, OutputStream.nullOutputStream());
        }
    }

    private void lookInside(byte[] head, InputStream rest, int depth) throws IOException {
        Path inner = TemporaryFiles.file("evidence");
        try {
            try (OutputStream out = Files.newOutputStream(inner)) {
                out.write(head);
                drain(rest, out);
            }
            look(inner, null, depth + 1);
        } finally {
            Files.delete(inner);
        }
    }

    private void drain(InputStream stream, OutputStream out) throws IOException {
        byte[] buffer = new byte[HEAD];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            within(read);
            out.write(buffer, 0, read);
        }
    }

    private void within(int read) {
        unpacked += read;
        if (unpacked > LARGEST_UNPACKED || (unpacked > SMALL && unpacked > MOST_RATIO * packed)) {
            throw FileCheck.refused(say("Unpacked, the archive is far too large."));
        }
    }
}
