package org.bylaw.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bylaw.document.Comparison.Change;
import org.bylaw.document.Comparison.Kind;

/** Aligns the blocks of two texts, recognises moved ones, and compares those that belong together word by word. */
final class TextComparison {

    /** How alike two blocks must be, by shared words, to count as the same block changed. */
    private static final double ALIKE = 0.4;

    /** Shorter blocks are too common to say that one moved. */
    private static final int SHORTEST_MOVE = 20;

    private final WordComparison words = new WordComparison();
    private final List<Change> changes = new ArrayList<>();
    private final ComparisonPage page = new ComparisonPage();
    private String heading = "";

    Comparison compare(List<TextBlock> before, List<TextBlock> after) {
        List<Stretch<TextBlock>> stretches = Stretch.align(before, after, TextBlock::key);
        Moves moves = Moves.of(stretches);
        for (Stretch<TextBlock> stretch : stretches) {
            if (stretch.same()) {
                stretch.after().forEach(this::same);
            } else {
                changed(stretch.before(), stretch.after(), moves);
            }
        }
        return new Comparison(page.html(), List.copyOf(changes), words.added(), words.removed());
    }

    /** Walks both sides of a changed stretch in order, pairing each new block with the next old one that is alike. */
    private void changed(List<TextBlock> gone, List<TextBlock> come, Moves moves) {
        Deque<TextBlock> old = new ArrayDeque<>(
                gone.stream().filter(block -> !moves.left(block)).toList());
        for (TextBlock block : come) {
            if (moves.arrived(block)) {
                moved(block);
                continue;
            }
            int partner = partner(old, block);
            for (int i = 0; i < partner; i++) {
                removed(old.removeFirst());
            }
            if (partner >= 0) {
                pair(old.removeFirst(), block);
            } else {
                added(block);
            }
        }
        old.forEach(this::removed);
    }

    private static int partner(Deque<TextBlock> old, TextBlock block) {
        int position = 0;
        for (TextBlock candidate : old) {
            if (candidate.tag().equals(block.tag()) && alike(candidate.text(), block.text())) {
                return position;
            }
            position++;
        }
        return -1;
    }

    private static boolean alike(String one, String other) {
        Set<String> first = new HashSet<>(List.of(one.toLowerCase().split("\\W+")));
        Set<String> second = new HashSet<>(List.of(other.toLowerCase().split("\\W+")));
        int all = first.size() + second.size();
        first.retainAll(second);
        return all > 0 && 2.0 * first.size() / all >= ALIKE;
    }

    private void same(TextBlock block) {
        under(block);
        page.put(block, block.html(), "", "");
    }

    private void added(TextBlock block) {
        under(block);
        String inside = words.addedHtml(WordComparison.tokens(block.html()));
        page.put(
                block,
                isTable(block) ? TableComparison.wholeTable(block.html(), "ins") : inside,
                "added",
                note(Kind.ADDED, block));
    }

    private void removed(TextBlock block) {
        String inside = words.removedHtml(WordComparison.tokens(block.html()));
        page.put(
                block,
                isTable(block) ? TableComparison.wholeTable(block.html(), "del") : inside,
                "removed",
                note(Kind.REMOVED, block));
    }

    private static boolean isTable(TextBlock block) {
        return block.tag().equals("table");
    }

    private void moved(TextBlock block) {
        under(block);
        page.put(block, block.html(), "moved", note(Kind.MOVED, block));
    }

    private void pair(TextBlock before, TextBlock after) {
        under(after);
        String inside = isTable(after)
                ? new TableComparison(words).merge(before.html(), after.html())
                : words.merge(before.html(), after.html());
        page.put(after, inside, "changed", note(Kind.CHANGED, after));
    }

    private void under(TextBlock block) {
        if (block.isHeading()) {
            heading = block.text();
        }
    }

    private String note(Kind kind, TextBlock block) {
        String id = "change-" + (changes.size() + 1);
        String text = block.text();
        changes.add(new Change(kind, id, heading, text.length() > 90 ? text.substring(0, 89) + "…" : text));
        return id;
    }

    /** Blocks that went at one place and came, the same to the letter, at another. */
    private record Moves(Set<TextBlock> gone, Set<TextBlock> come) {

        static Moves of(List<Stretch<TextBlock>> stretches) {
            Map<String, TextBlock> gone = new HashMap<>();
            Map<String, TextBlock> come = new HashMap<>();
            for (Stretch<TextBlock> stretch : stretches) {
                if (!stretch.same()) {
                    stretch.before().forEach(block -> gone.put(block.key(), block));
                    stretch.after().forEach(block -> come.put(block.key(), block));
                }
            }
            gone.keySet().retainAll(come.keySet());
            gone.values().removeIf(block -> block.text().length() < SHORTEST_MOVE);
            come.keySet().retainAll(gone.keySet());
            return new Moves(Set.copyOf(gone.values()), Set.copyOf(come.values()));
        }

        boolean left(TextBlock block) {
            return gone.contains(block);
        }

        boolean arrived(TextBlock block) {
            return come.contains(block);
        }
    }
}
