package org.bylaw.document;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Takes a pointed bracket for a sign like others unless the next one closes it. The parser would look for the end of each
 * through the whole paragraph: a million that never end would keep it busy for hours. Comments and instructions are shown
 * as text in any case.
 */
final class PointedBrackets implements InlineContentParser {

    /** For the parser's builder. */
    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new PointedBrackets();
        }
    }

    private PointedBrackets() {}

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position behind = scanner.position();
        boolean markup = scanner.peek() != '!' && scanner.peek() != '?' && isClosed(scanner);
        return markup ? ParsedInline.none() : ParsedInline.of(new Text("<"), behind);
    }

    private static boolean isClosed(Scanner scanner) {
        while (scanner.hasNext() && scanner.peek() != '<') {
            if (scanner.next('>')) {
                return true;
            }
            scanner.next();
        }
        return false;
    }
}
