package org.bylaw.document;

import static org.bylaw.fuzz.Bytes.of;
import static org.bylaw.fuzz.Bytes.text;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.document.paper.Column;
import org.bylaw.document.paper.Paper;
import org.bylaw.fuzz.Bytes;
import org.bylaw.fuzz.FuzzTarget;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Texts: how they are taken in from files, shown, compared and printed. */
public final class DocumentFuzz {

    private static final Set<String> SHOWN = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "br",
            "hr",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "a");
    private static final Set<String> SAID = Set.of("id", "align", "start", "href", "rel");

    private DocumentFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "markdown",
                        List.of(
                                of("# Title\n\n"
                                        + "Text with *emphasis*, `code`, [a link](https://example.org) and"
                                        + " ~~struck~~."),
                                of("| a | b |\n|---|:-:|\n| 1 | <script>alert(1)</script> |\n"),
                                of("1. one\n   - two\n     > three\n\n```\ncode\n```\n\n![x](javascript:alert(1))"),
                                of("[x]: javascript:alert(1) \"title\"\n\n[x] &#106;avascript: <a href=x onclick=y>")),
                        input -> assertHarmless(Markdown.render(text(input)).html())),
                new FuzzTarget(
                        "text",
                        List.of(
                                of("---\ntitle: Access\nreference: ACC-1\n---\n# Access\n\na. one\nb. two\n"),
                                of("title: Access\n...\ni. one\n  a. two\n{{name}} ![picture](x.png)\n")),
                        input -> take("text.md", input)),
                new FuzzTarget(
                        "html",
                        List.of(
                                of("<html><head><title>Access</title></head><body><h1>One</h1><p"
                                        + " onclick=x>Two</p><table><tr><td>1<td"
                                        + " colspan=2>2</table><svg><script>x</script></svg></body></html>"),
                                Bytes.file("src/test/resources/browser/reporting-incidents.html")),
                        input -> take("text.html", input)),
                new FuzzTarget(
                        "word",
                        List.of(
                                Bytes.word(Bytes.paragraph("Laptops are encrypted.")),
                                Bytes.file("src/test/resources/browser/remote-work.docx")),
                        input -> take("text.docx", input)),
                new FuzzTarget(
                        "word-body",
                        List.of(
                                of(Bytes.paragraph("Laptops are encrypted.")),
                                of(
                                        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr/></w:pPr></w:p>")),
                        input -> take("text.docx", Bytes.word(text(input)))),
                new FuzzTarget("zip", List.of(archive()), input -> take("many.zip", input)),
                new FuzzTarget(
                        "svg",
                        List.of(
                                of("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
                                of(
                                        "<h1>One</h1><svg><title>T</title><foreignObject><p onclick=x>Two</p><math><mi>3</mi>"
                                                + "</math></foreignObject><a xlink:href='javascript:x()'><text>Four</text></a>"
                                                + "<style>p{}</style><script>x()</script><image href='data:,x'/></svg>"),
                                of("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;<use href='#x'/>"
                                        + "<set attributeName=onmouseover to=x()></svg><p>Text</p>")),
                        DocumentFuzz::takePicture),
                new FuzzTarget(
                        "comparison",
                        List.of(
                                of("# One\n\nTwo three four.\n\0# One\n\nTwo five four.\n\n| a |\n|---|\n| b |\n"),
                                of("[a](<u\"x&gt;y> \"t\") b\0[a](<u&gt;&lt;img src=x onerror=y&gt;>) c")),
                        DocumentFuzz::compare),
                new FuzzTarget(
                        "paper", List.of(of("Zoë \u202E \uD83D\uDE00 \u4E2D\tx\r\ny"), of("a".repeat(300))), input -> {
                            print(text(input));
                        }));
    }

    /** No text by its name; called a text, it is one without the picture. */
    private static void takePicture(byte[] input) {
        if (!Intake.read(List.of(new FileSource("picture.svg", input)))
                .getFirst()
                .isRefused()) {
            throw new AssertionError("a picture was taken as a text");
        }
        take("picture.html", input);
        take("picture.md", input);
    }

    private static byte[] archive() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("policies/one.md", of("# One\n\nText."));
        entries.put("two.html", of("<h1>Two</h1><p>Text</p>"));
        entries.put("three.docx", Bytes.word(Bytes.paragraph("Three")));
        return Bytes.zip(entries);
    }

    /** Each file gets a result; what is taken can be shown without harm, and is not more than was allowed in. */
    static void take(String name, byte[] content) {
        List<IntakeResult> results = Intake.read(List.of(new FileSource(name, content)));
        if (results.isEmpty()) {
            throw new AssertionError("no result");
        }
        for (IntakeResult result : results) {
            if (!result.isRefused()) {
                assertHarmless(Markdown.render(result.markdown()).html());
                if (result.title().length() > 200) {
                    throw new AssertionError("a title of " + result.title().length());
                }
            }
        }
    }

    /** Nothing but the listed elements and attributes; links go to pages and mailboxes only; nothing is fetched. */
    static void assertHarmless(String html) {
        assertHarmless(html, SHOWN, SAID);
    }

    private static void assertHarmless(String html, Set<String> shown, Set<String> said) {
        for (Element element : Jsoup.parseBodyFragment(html).body().select("*").not("body")) {
            if (!shown.contains(element.normalName())) {
                throw new AssertionError("<" + element.normalName() + "> in " + html);
            }
            for (Attribute attribute : element.attributes()) {
                if (!said.contains(attribute.getKey())) {
                    throw new AssertionError(attribute.getKey() + " in " + html);
                }
                if (attribute.getKey().equals("href") && !isPlain(attribute.getValue())) {
                    throw new AssertionError(attribute.getValue() + " in " + html);
                }
            }
        }
    }

    /** A browser leaves control signs and blanks out before it looks for the colon. */
    private static boolean isPlain(String address) {
        String seen = address.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
        int colon = seen.indexOf(':');
        int path = seen.split("[/?#]", 2)[0].length();
        return colon < 0 || colon > path || Set.of("http", "https", "mailto").contains(seen.substring(0, colon));
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
    }

    private static void compare(byte[] input) {
        String[] texts = text(input).split("\0", 2);
        String html =
                Comparison.between(texts[0], texts.length > 1 ? texts[1] : "").html();
        assertHarmless(html, with(SHOWN, "ins", "div"), with(SAID, "class", "tabindex", "data-depth"));
    }

    private static void print(String text) throws IOException {
        // As long as the longest title that the rules let pass; it stands on each page.
        String title = text.substring(0, Math.min(240, text.length()));
        // No form takes longer values than a fifth of this.
        String value = text.substring(0, Math.min(20_000, text.length()));
        try (Paper paper = new Paper(
                new Paper.Frame(title, title, Locale.ENGLISH, (page, of) -> page + "/" + of, Instant.EPOCH))) {
            paper.title(title);
            paper.fact(value, value);
            paper.table(new Column("one", 1, false), new Column("two", 2, true)).row(value, value);
            paper.paragraph(text);
            paper.writeTo(OutputStream.nullOutputStream());
        }
    }
}
