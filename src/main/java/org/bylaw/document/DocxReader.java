package org.bylaw.document;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.zwobble.mammoth.DocumentConverter;

/** Takes Word files (.docx), and says what a text cannot keep of them. */
final class DocxReader {

    /** A Word file of 10 MB unpacks to a few times as much; a bomb to hundreds of times. */
    private static final long LARGEST_UNPACKED = 100L * 1024 * 1024;

    private static final Map<String, String> LOST = Map.of(
            "<w:txbxContent", later("text box"),
            "<w:drawing", later("picture"),
            "<w:pict", later("picture"),
            "<w:commentReference", later("comment"),
            "<w:ins ", later("tracked insertion (kept as text)"),
            "<w:del ", later("tracked deletion"));

    /** What refers to a note, with whatever short name for the namespace. */
    private static final Pattern NOTED =
            Pattern.compile("<(?:[^<>\\s/:]++:)?+(?:foot|end)noteReference\\s[^<>]*?\\bid\\s*=\\s*[\"']([^\"'<>]*)");

    private DocxReader() {}

    static IntakeResult read(FileSource file) throws Refusal {
        if (!ZipReader.startsLikeZip(file.content())) {
            throw new Refusal(say("The file is called .docx but is no Word file, or it is protected by a password."));
        }
        Map<String, Integer> lost = inspect(file.content());
        String html;
        try {
            // The library resolves no external entities, but opens whatever address or file a linked picture names, and
            // takes a picture in anew for each place that shows it. No text keeps pictures: none is opened.
            // Nor does the file say how it is to be converted: that could repeat a long text for each paragraph.
            // Word calls its topmost heading a title, not a heading.
            html = new DocumentConverter()
                    .disableEmbeddedStyleMap()
                    .imageConverter(picture -> Map.of())
                    .addStyleMap("p[style-name='Title'] => h1:fresh")
                    .convertToHtml(new ByteArrayInputStream(file.content()))
                    .getValue();
        } catch (IOException e) {
            throw new Refusal(say("The Word file is damaged and cannot be read."));
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select("img").remove();
        List<String> losses = new ArrayList<>();
        lost.forEach((name, count) -> losses.add(count == 1 ? "1 " + name : count + " × " + name));
        List<String> taken = new ArrayList<>(List.of(later("Word document: headings, lists, tables and emphasis")));
        FrontMatter front = FrontMatter.ofParagraph(HtmlReader.toMarkdown(document, losses));
        front.tell(taken, losses);
        return MarkdownReader.finish(
                file,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                front.title(),
                front.reference(),
                front.body(),
                taken,
                losses);
    }

    /** Looks through the parts before anything is interpreted: size, macros, and what will be lost. */
    private static Map<String, Integer> inspect(byte[] content) throws Refusal {
        Map<String, Integer> lost = new LinkedHashMap<>();
        boolean isWord = false;
        long unpacked = 0;
        long notes = 0;
        long repeated = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName();
                if (name.endsWith("vbaProject.bin")) {
                    throw new Refusal(say("The Word file holds macros. Save it without them."));
                }
                byte[] bytes = zip.readNBytes((int) (LARGEST_UNPACKED - unpacked) + 1);
                unpacked += bytes.length;
                if (unpacked > LARGEST_UNPACKED) {
                    throw new Refusal(say("Unpacked, the Word file is larger than 100 MB."));
                }
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    String xml = new String(bytes, StandardCharsets.UTF_8);
                    if (xml.indexOf('\0') >= 0) {
                        // Word writes UTF-8; in another encoding nothing of what follows would be seen.
                        throw new Refusal(say("The Word file is damaged and cannot be read."));
                    }
                    if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
                        throw new Refusal(say("The Word file declares entities, which an honest one does not."));
                    }
                    if (name.equals("[Content_Types].xml") && xml.contains("macroEnabled")) {
                        throw new Refusal(say("The Word file holds macros. Save it without them."));
                    }
                    notes += name.endsWith("notes.xml") ? bytes.length : 0;
                    repeated += repeatedNotes(xml);
                    if (name.equals("word/document.xml")) {
                        isWord = true;
                        LOST.forEach((mark, what) -> count(xml, mark, what, lost));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(say("The Word file is damaged and cannot be read."));
        }
        // The library writes a note once for each place that refers to it; Word has one place for each note.
        if (repeated * notes > LARGEST_UNPACKED) {
            throw new Refusal(say("Unpacked, the Word file is larger than 100 MB."));
        }
        if (!isWord) {
            throw new Refusal(say("The file is called .docx but is no Word file."));
        }
        return lost;
    }

    private static int repeatedNotes(String xml) {
        List<String> ids =
                NOTED.matcher(xml).results().map(noted -> noted.group(1)).toList();
        return ids.size() - new HashSet<>(ids).size();
    }

    private static void count(String xml, String mark, String what, Map<String, Integer> lost) {
        int count = (int)
                Pattern.compile(Pattern.quote(mark)).matcher(xml).results().count();
        if (count > 0) {
            lost.merge(what, count, Integer::sum);
        }
    }
}
