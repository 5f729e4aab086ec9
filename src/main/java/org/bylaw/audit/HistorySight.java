package org.bylaw.audit;

import java.util.Set;
import org.bylaw.shared.SubjectRef;

/** Extension point: the module that a thing belongs to says how much of its history the current person may see. */
public interface HistorySight {

    boolean supports(String pageKind);

    Extent of(SubjectRef page);

    /**
     * How much of a history.
     *
     * @param everything whether all acts, whatever they are
     * @param acts the acts to be seen where it is not everything; none at all where this is empty
     */
    record Extent(boolean everything, Set<String> acts) {

        public static final Extent EVERYTHING = new Extent(true, Set.of());
        public static final Extent NOTHING = new Extent(false, Set.of());

        public static Extent only(Set<String> acts) {
            return new Extent(false, acts);
        }
    }
}
