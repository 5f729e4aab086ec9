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

    /** Aligns two lists by keys; what has the same key is the same. */
    static <T> List<Stretch<T>> align(List<T> before, List<T> after, Function<T, String> key) {
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
