package org.bylaw.document;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLines;

/**
 * Shows a paragraph, or a cell of a table, as it is written where it has more marks of emphasis than any honest one. The
 * parser looks back from each that may end a stress over all that may begin one: a hundred thousand would take minutes.
 */
final class ManyMarks implements InlineParser {

    private static final int MOST = 5_000;

    private final InlineParser parser;

    ManyMarks(InlineParserContext context) {
        parser = new InlineParserImpl(context);
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        String text = lines.getContent();
        if (text.chars()
                        .filter(sign -> sign == '*' || sign == '_' || sign == '~')
                        .count()
                > MOST) {
            block.appendChild(new Text(text));
        } else {
            parser.parse(lines, block);
        }
    }
}
