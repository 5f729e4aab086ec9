package org.bylaw.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of files that are taken as evidence. */
enum FileKind {
    PDF("application/pdf", List.of("pdf")),
    PNG("image/png", List.of("png")),
    JPEG("image/jpeg", List.of("jpg", "jpeg")),
    WEBP("image/webp", List.of("webp")),
    TEXT("text/plain", List.of("txt", "log")),
    CSV("text/csv", List.of("csv")),
    MARKDOWN("text/markdown", List.of("md")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            List.of("xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            List.of("pptx"),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
    ODT("application/vnd.oasis.opendocument.text", List.of("odt")),
    ZIP("application/zip", List.of("zip"));

    private final String mediaType;
    private final List<String> endings;
    private final @Nullable String mainPart;

    FileKind(String mediaType, List<String> endings) {
        this(mediaType, endings, null);
    }

    /** @param mainPart the content type of an Office file's main part, by which the kinds are told apart */
    FileKind(String mediaType, List<String> endings, @Nullable String mainPart) {
        this.mediaType = mediaType;
        this.endings = endings;
        this.mainPart = mainPart;
    }

    static Optional<FileKind> called(String name) {
        String ending = ending(name);
        return Stream.of(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
    }

    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    @Nullable
    String mainPart() {
        return mainPart;
    }

    boolean isText() {
        return this == TEXT || this == CSV || this == MARKDOWN;
    }

    boolean isArchive() {
        return this == ZIP || this == ODT || mainPart != null;
    }

    /** ".pdf", ".png" and so on, for the field that takes files. */
    static String[] endings() {
        return Stream.of(values())
                .flatMap(kind -> kind.endings.stream())
                .map(ending -> "." + ending)
                .toArray(String[]::new);
    }
}
