package org.bylaw.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** CommonMark with tables, rendered to HTML in which nothing can run: raw HTML is shown as text, and an allow-list follows. */
public final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            HeadingAnchorExtension.builder().build());
    private static final Parser PARSER = parser(EXTENSIONS);
    private static final Parser WITHOUT_TABLES = parser(List.of(StrikethroughExtension.create()));
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final TextContentRenderer WORDS = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();

    /** What may reach a browser. Pictures are left out: a policy must not fetch anything from elsewhere when it is read. */
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
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
                    "a")
            .allowAttributes("id")
            .matching(Pattern.compile("[\\p{L}\\p{N}_-]{1,200}"))
            .onElements("h1", "h2", "h3", "h4", "h5", "h6")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory();

    private Markdown() {}

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .inlineParserFactory(ManyMarks::new)
                .customInlineContentParserFactory(new PointedBrackets.Factory())
                .includeSourceSpans(IncludeSourceSpans.NONE)
                .maxOpenBlockParsers(50)
                .build();
    }

    private static Node parse(String markdown) {
        Node text = (MarkdownBounds.allowTables(markdown) ? PARSER : WITHOUT_TABLES).parse(markdown);
        MarkdownBounds.boundAddresses(text, markdown.length());
        return text;
    }

    /** What nests so deep that nobody could read it, such as emphasis in emphasis, thousands of times, is shown as it is written. */
    private static String html(String markdown) {
        try {
            return RENDERER.render(parse(markdown));
        } catch (StackOverflowError e) {
            return "<pre>" + Entities.escape(markdown) + "</pre>";
        }
    }

    public static RenderedText render(String markdown) {
        String html = ALLOWED.sanitize(html(markdown));
        Document document = Jsoup.parseBodyFragment(html);
        List<RenderedText.Heading> outline = new ArrayList<>();
        for (Element heading : document.select("h1, h2, h3, h4, h5, h6")) {
            outline.add(new RenderedText.Heading(heading.tagName().charAt(1) - '0', heading.id(), heading.text()));
        }
        return new RenderedText(html, List.copyOf(outline), document.body().text());
    }

    /** The words of a text for the search, which no browser is ever shown; much cheaper than {@link #render}. */
    public static String words(String markdown) {
        try {
            return WORDS.render(parse(markdown));
        } catch (StackOverflowError e) {
            return markdown;
        }
    }

    /** The fingerprint of the exact text: SHA-256 of its UTF-8 bytes as they are, in 64 hexadecimal digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of a file. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
