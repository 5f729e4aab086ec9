package org.bylaw.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bylaw.document.Comparison.Change;
import org.bylaw.document.Comparison.Kind;

/** Aligns the blocks of two texts, recognises moved ones, and compares those that belong together word by word. */
final class TextComparison {

    /** How alike two blocks must be, by shared words, to count as the same block changed. */
    private static final double ALIKE = 0.4;

    /** So many of the old blocks that are left are looked at for the former form of a new one. */
    private static final int NEAR = 200;

    /** Shorter blocks are too common to say that one moved. */
    private static final int SHORTEST_MOVE = 20;

    private final WordComparison words = new WordComparison();
    private final List<Change> changes = new ArrayList<>();
    private final ComparisonPage page = new ComparisonPage();
    private final Map<String, Set<String>> vocabularies = new HashMap<>();
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

    private int partner(Deque<TextBlock> old, TextBlock block) {
        int position = 0;
        for (TextBlock candidate : old) {
            if (position == NEAR) {
                return -1;
            }
            if (candidate.tag().equals(block.tag()) && alike(candidate.text(), block.text())) {
                return position;
            }
            position++;
        }
        return -1;
    }

    private boolean alike(String one, String other) {
        Set<String> first = vocabulary(one);
        Set<String> second = vocabulary(other);
        int all = first.size() + second.size();
        if (all == 0 || 2.0 * Math.min(first.size(), second.size()) / all < ALIKE) {
            return false;
        }
        long shared = first.stream().filter(second::contains).count();
        return 2.0 * shared / all >= ALIKE;
    }

    /** Each block is compared with many. */
    private Set<String> vocabulary(String text) {
        return vocabularies.computeIfAbsent(
                text, words -> Set.copyOf(List.of(words.toLowerCase().split("(?U)\\W+"))));
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

    /** Blocks that went at one place and came, the same to the letter, at another: each as often as both happened. */
    private record Moves(Map<String, Integer> gone, Map<String, Integer> come) {

        static Moves of(List<Stretch<TextBlock>> stretches) {
            Map<String, Integer> gone = new HashMap<>();
            Map<String, Integer> come = new HashMap<>();
            for (Stretch<TextBlock> stretch : stretches) {
                if (!stretch.same()) {
                    stretch.before().forEach(block -> count(block, gone));
                    stretch.after().forEach(block -> count(block, come));
                }
            }
            gone.keySet().retainAll(come.keySet());
            gone.replaceAll((key, times) -> Math.min(times, come.get(key)));
            return new Moves(gone, new HashMap<>(gone));
        }

        private static void count(TextBlock block, Map<String, Integer> times) {
            if (block.text().length() >= SHORTEST_MOVE) {
                times.merge(block.key(), 1, Integer::sum);
            }
        }

        boolean left(TextBlock block) {
            return take(gone, block);
        }

        boolean arrived(TextBlock block) {
            return take(come, block);
        }

        private static boolean take(Map<String, Integer> times, TextBlock block) {
            int left = times.getOrDefault(block.key(), 0);
            if (left > 0) {
                times.put(block.key(), left - 1);
            }
            return left > 0;
        }
    }
}
