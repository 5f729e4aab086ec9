package org.bylaw.work.ui;

import java.util.Map;
import org.bylaw.work.MyWork;

/** What the kinds of duty are called as filters. */
final class WorkKinds {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("approve", "Approvals"),
            Map.entry("sign", "Signatures"),
            Map.entry("comment", "Consultations"),
            Map.entry("answer-comments", "Comments to answer"),
            Map.entry("finish-draft", "Drafts"),
            Map.entry("attest", "To read and attest"),
            Map.entry("review", "Reviews"));

    private WorkKinds() {}

    static String label(String kind) {
        return LABELS.getOrDefault(
                kind, Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' '));
    }

    /** A count as it is shown: "99+" from where counting ends. */
    static String figure(long count) {
        return count >= MyWork.MOST_COUNTED ? MyWork.MOST_COUNTED - 1 + "+" : String.valueOf(count);
    }
}
