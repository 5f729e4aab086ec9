package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import java.util.Objects;
import org.bylaw.evidence.EvidenceFacts;

/** Ways to evidence: to its page, and to what it is. */
final class EvidenceLinks {

    private EvidenceLinks() {}

    static Anchor page(EvidenceFacts evidence) {
        Anchor link = new Anchor("evidence/" + evidence.id(), evidence.title());
        link.addClassName("name");
        return link;
    }

    /** Fetches the file, opens the address, or leads to the policy. */
    static Anchor content(EvidenceFacts evidence) {
        return switch (evidence.kind()) {
            case FILE -> {
                Anchor file = new Anchor(evidence.filePath(), say("Download"));
                file.setRouterIgnore(true);
                file.getElement().setAttribute("download", true);
                file.getElement().setAttribute("aria-label", say("Download {0}", evidence.title()));
                yield file;
            }
            case LINK -> {
                Anchor address = new Anchor(Objects.requireNonNullElse(evidence.url(), ""), say("Open the link"));
                address.setTarget(AnchorTarget.BLANK);
                address.getElement().setAttribute("rel", "noopener noreferrer");
                address.getElement().setAttribute("aria-label", say("Open the link {0}", evidence.title()));
                yield address;
            }
            case POLICY ->
                new Anchor(
                        "policies/" + evidence.policyId() + "?version=" + evidence.policyVersionId(),
                        say("Open the policy"));
        };
    }
}
