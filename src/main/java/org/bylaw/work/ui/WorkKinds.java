package org.bylaw.work.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.Map;
import org.bylaw.work.MyWork;

/** What the kinds of duty are called as filters. */
final class WorkKinds {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("approve", later("Approvals")),
            Map.entry("sign", later("Signatures")),
            Map.entry("comment", later("Consultations")),
            Map.entry("answer-comments", later("Comments to answer")),
            Map.entry("finish-draft", later("Drafts")),
            Map.entry("answer-staff", later("Staff to answer")),
            Map.entry("attest", later("To read and attest")),
            Map.entry("review", later("Reviews")),
            Map.entry("decide-waiver", later("Waivers to decide on")),
            Map.entry("answer-waiver", later("Questions about waivers")),
            Map.entry("sign-waiver", later("Waivers to sign")),
            Map.entry("renew-waiver", later("Waivers that end soon")),
            Map.entry("settle-waiver", later("Expired waivers")),
            Map.entry("correct", later("Corrections")),
            Map.entry("verify", later("Verifications")),
            Map.entry("assess-risk", later("Risks to assess")),
            Map.entry("accept-risk", later("Risks to accept")),
            Map.entry("review-risk", later("Risks to look at again")),
            Map.entry("assess-control", later("Controls to assess")),
            Map.entry("test-control", later("Controls to test")),
            Map.entry("accept-control-review", later("Control reviews to accept")),
            Map.entry("name-control-owner", later("Controls without an owner")),
            Map.entry("name-control-reviewer", later("Controls without a reviewer")),
            Map.entry("mend-platform", later("The platform")),
            Map.entry("finish-statement", later("Statements to finish")));

    private WorkKinds() {}

    static String label(String kind) {
        return say(LABELS.getOrDefault(
                kind, Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ')));
    }

    /** A count as it is shown: "99+" from where counting ends. */
    static String figure(long count) {
        return count >= MyWork.MOST_COUNTED ? MyWork.MOST_COUNTED - 1 + "+" : String.valueOf(count);
    }
}
