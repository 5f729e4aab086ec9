package org.bylaw.ui;

import java.util.List;

/** Extension point: a module adds what it knows to the search over everything. */
public interface SearchSource {

    /**
     * One thing found.
     *
     * @param kind in words, such as "Policy"
     * @param path its page, without a leading slash
     */
    record Hit(String kind, String title, String detail, String path) {}

    /** What the current person may see, best first. */
    List<Hit> search(String text, int limit);
}
