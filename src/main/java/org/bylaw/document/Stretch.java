package org.bylaw.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A stretch of two lists that is the same on both sides, or differs; those that differ never stand next to each other. */
record Stretch<T>(boolean same, List<T> before, List<T> after) {

    /** Beyond that, aligning would take minutes: what differs is then one stretch. */
    private static final long MOST = 100_000_000;

    /** Aligns two lists by keys; what has the same key is the same. */
    static <T> List<Stretch<T>> align(List<T> before, List<T> after, Function<T, String> key) {
        int most = Math.min(before.size(), after.size());
        int begin = 0;
        while (begin < most && key.apply(before.get(begin)).equals(key.apply(after.get(begin)))) {
            begin++;
        }
        int end = 0;
        while (end < most - begin
                && key.apply(before.get(before.size() - 1 - end))
                        .equals(key.apply(after.get(after.size() - 1 - end)))) {
            end++;
        }
        List<T> gone = before.subList(begin, before.size() - end);
        List<T> come = after.subList(begin, after.size() - end);
        if ((long) gone.size() * come.size() <= MOST) {
            return aligned(before, after, key);
        }
        List<Stretch<T>> stretches = new ArrayList<>();
        if (begin > 0) {
            stretches.add(new Stretch<>(true, before.subList(0, begin), after.subList(0, begin)));
        }
        stretches.add(new Stretch<>(false, gone, come));
        if (end > 0) {
            stretches.add(new Stretch<>(
                    true,
                    before.subList(before.size() - end, before.size()),
                    after.subList(after.size() - end, after.size())));
        }
        return stretches;
    }

    private static <T> List<Stretch<T>> aligned(List<T> before, List<T> after, Function<T, String> key) {
        List<Stretch<T>> stretches = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(
                        before.stream().map(key).toList(),
                        after.stream().map(key).toList(),
                        new MyersDiffWithLinearSpace<>(),
                        null,
                        true)
                .getDeltas()) {
            int old = delta.getSource().getPosition();
            int now = delta.getTarget().getPosition();
            List<T> gone = before.subList(old, old + delta.getSource().size());
            List<T> come = after.subList(now, now + delta.getTarget().size());
            boolean same = delta.getType() == DeltaType.EQUAL;
            if (!same && !stretches.isEmpty() && !stretches.getLast().same()) {
                Stretch<T> last = stretches.removeLast();
                stretches.add(new Stretch<>(false, concat(last.before(), gone), concat(last.after(), come)));
            } else {
                stretches.add(new Stretch<>(same, gone, come));
            }
        }
        return stretches;
    }

    private static <T> List<T> concat(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
