package org.bylaw.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds passages again in a text that has changed meanwhile, by their words and by what stood around them. White space
 * does not count, so that a line broken elsewhere changes nothing and a browser counts the same characters.
 */
public final class Passages {

    /** From so many characters on, the words alone say which passage it is. */
    private static final int UNMISTAKABLE = 20;

    /** So many characters before or behind a short passage have to be the same still. */
    private static final int CONTEXT = 8;

    private final StringBuilder seen = new StringBuilder();
    private final List<HeadingPlace> headings = new ArrayList<>();

    /** From the first character that is seen to behind the last. */
    public record Place(int start, int end) {}

    private record HeadingPlace(String id, Place place) {}

    private Passages() {}

    public static Passages of(RenderedText text) {
        Passages passages = new Passages();
        NodeTraversor.traverse(
                passages.new Reader(), Jsoup.parseBodyFragment(text.html()).body());
        return passages;
    }

    /** How many characters are seen; where a page counts differently, it shows another text. */
    public int length() {
        return seen.length();
    }

    public Optional<Place> heading(String id) {
        return headings.stream()
                .filter(heading -> heading.id().equals(id))
                .map(HeadingPlace::place)
                .findFirst();
    }

    /** Whether these are the words of a heading. */
    public boolean isHeading(Place place) {
        return headings.stream().anyMatch(heading -> heading.place().equals(place));
    }

    /**
     * Finds a passage or a heading by its words.
     *
     * @param before some characters that stood before it
     * @param behind some that stood behind it
     * @param headingId the heading that it stood under, or that it is
     */
    public Optional<Place> find(
            String quote, @Nullable String before, @Nullable String behind, @Nullable String headingId) {
        String words = seen(quote);
        String former = seen(before);
        String latter = seen(behind);
        Optional<Place> heading = headingId == null ? Optional.empty() : heading(headingId);
        Place best = null;
        int bestScore = -1;
        for (int at = words.isEmpty() ? -1 : seen.indexOf(words); at >= 0; at = seen.indexOf(words, at + 1)) {
            Place place = new Place(at, at + words.length());
            int same = sameBefore(at, former);
            int sameBehind = sameBehind(place.end(), latter);
            boolean here = words.length() >= UNMISTAKABLE
                    || (former.isEmpty() && latter.isEmpty())
                    || enough(same, former)
                    || enough(sameBehind, latter)
                    || heading.filter(place::equals).isPresent();
            boolean under = heading.isPresent() && heading.get().equals(headingOver(at));
            int score = 2 * (same + sameBehind) + (under ? 1 : 0);
            if (here && score > bestScore) {
                best = place;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private @Nullable Place headingOver(int at) {
        Place over = null;
        for (HeadingPlace heading : headings) {
            if (heading.place().start() <= at) {
                over = heading.place();
            }
        }
        return over;
    }

    private static boolean enough(int same, String context) {
        return !context.isEmpty() && same >= Math.min(CONTEXT, context.length());
    }

    private int sameBefore(int at, String former) {
        int same = 0;
        while (same < former.length()
                && same < at
                && seen.charAt(at - 1 - same) == former.charAt(former.length() - 1 - same)) {
            same++;
        }
        return same;
    }

    private int sameBehind(int end, String latter) {
        int same = 0;
        while (same < latter.length() && end + same < seen.length() && seen.charAt(end + same) == latter.charAt(same)) {
            same++;
        }
        return same;
    }

    private static String seen(@Nullable String text) {
        StringBuilder characters = new StringBuilder();
        if (text != null) {
            text.chars().filter(Passages::isSeen).forEach(character -> characters.append((char) character));
        }
        return characters.toString();
    }

    /** The browser's part (comment-anchor.js) leaves out the same characters. */
    private static boolean isSeen(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && character != '\u00ad'
                && character != '\u200b'
                && character != '\ufeff';
    }

    /** Collects the characters that are seen, and where the headings are among them. */
    private final class Reader implements NodeVisitor {

        private int headingStart;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                seen.append(seen(text.getWholeText()));
            } else if (isHeading(node)) {
                headingStart = seen.length();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (isHeading(node) && node instanceof Element element) {
                headings.add(new HeadingPlace(element.id(), new Place(headingStart, seen.length())));
            }
        }

        private static boolean isHeading(Node node) {
            return node.nodeName().matches("h[1-6]");
        }
    }
}
