package org.bylaw.document;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes Markdown, with the quirks found in the wild: front matter without its first line, lettered lists, templates. */
final class MarkdownReader {

    /** Stops at the next bracket: looking for an end that never comes, from each of a million beginnings, would take hours. */
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]\\[]*+)]\\([^)(]*+\\)");

    private static final Pattern FIRST_HEADING = Pattern.compile("(?m)^#{1,6} ++(\\S.*)$");

    private MarkdownReader() {}

    static IntakeResult read(FileSource file) throws Refusal {
        List<String> taken = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        String text = decode(file.content(), taken);
        FrontMatter front = FrontMatter.of(text);
        front.tell(taken, lost);
        return finish(file, "text/markdown", front.title(), front.reference(), front.body(), taken, lost);
    }

    /** What all formats have in common once they are Markdown. */
    static IntakeResult finish(
            FileSource file,
            String mediaType,
            @Nullable String givenTitle,
            @Nullable String reference,
            String body,
            List<String> taken,
            List<String> lost)
            throws Refusal {
        String text = body.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.isEmpty()) {
            throw new Refusal(say("There is no text in the file."));
        }
        Matcher pictures = PICTURE.matcher(text);
        long count = pictures.results().count();
        if (count > 0) {
            lost.add(
                    count == 1
                            ? later("1 picture; its description was kept")
                            : count + " pictures; their descriptions were kept");
            text = PICTURE.matcher(text).replaceAll("$1");
        }
        String numbered = LetteredLists.numbered(text);
        if (!numbered.equals(text)) {
            text = numbered.strip();
            taken.add(later("Lists lettered a., b., c. or i., ii. became numbered ones"));
        }
        if (text.contains("{{")) {
            taken.add(later("Template placeholders {{…}} were kept as text"));
        }
        String title = givenTitle;
        Matcher heading = FIRST_HEADING.matcher(text);
        boolean startsWithHeading = heading.find() && text.startsWith("#");
        String first = startsWithHeading ? withoutClosing(heading.group(1)) : null;
        if (title == null && first != null && text.startsWith("# ")) {
            title = first;
        }
        if (first != null && first.equalsIgnoreCase(title)) {
            text = text.substring(heading.end()).strip();
            taken.add(later("The first heading became the title"));
        }
        if (title == null) {
            title = Intake.plainName(file.name());
            taken.add(later("The title was made from the file's name"));
        }
        String cut = title.length() > 200 ? title.substring(0, 200) : title;
        return new IntakeResult(
                file.name(),
                file.content(),
                Markdown.sha256(file.content()),
                mediaType,
                cut,
                reference,
                text + "\n",
                List.copyOf(taken),
                List.copyOf(lost),
                null);
    }

    /** "Access ##" is "Access". Not by an expression: a heading with a million blanks would keep it busy for hours. */
    private static String withoutClosing(String heading) {
        String words = heading.strip();
        int end = words.length();
        while (end > 0 && words.charAt(end - 1) == '#') {
            end--;
        }
        return end > 0 && words.charAt(end - 1) == ' ' ? words.substring(0, end).strip() : words;
    }

    private static String decode(byte[] content, List<String> taken) throws Refusal {
        for (int i = 0; i < Math.min(content.length, 8000); i++) {
            if (content[i] == 0) {
                throw new Refusal(say("The file is called text but holds something else."));
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            taken.add(later("The text was not UTF-8 and was read as Windows-1252"));
            return new String(content, Charset.forName("windows-1252"));
        }
    }
}
