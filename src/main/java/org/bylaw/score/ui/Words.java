package org.bylaw.score.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Clock;
import org.bylaw.score.ControlScore;
import org.bylaw.score.ControlScore.LastReview;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;

/** How points and what they come from are said on pages. */
final class Words {

    private Words() {}

    static String number(BigDecimal points) {
        NumberFormat format = NumberFormat.getNumberInstance(Say.language());
        format.setMaximumFractionDigits(2);
        return format.format(points);
    }

    static String points(BigDecimal gained, BigDecimal possible) {
        return say("{0} of {1}", number(gained), number(possible));
    }

    /** "Implemented, reviewed effective 3 days ago", with the review behind it. */
    static Div how(ControlScore score, Clock clock) {
        Div how = new Div(new Span(say(score.status().word()) + ", "));
        how.addClassName("cell-wraps");
        LastReview review = score.review();
        if (review == null) {
            how.add(new Span(say("not reviewed yet")));
            return how;
        }
        Anchor link = new Anchor(
                "control-reviews/" + review.id(),
                say("reviewed {0}", say(review.result().word())));
        link.addClassName("in-text");
        how.add(link, new Span(" "), DueDate.ago(review.closedAt(), clock));
        return how;
    }

    static Anchor control(String code, String ref, String title) {
        Anchor link =
                new Anchor("controls/" + URLEncoder.encode(code, StandardCharsets.UTF_8), (ref + " " + title).strip());
        link.addClassName("name");
        return link;
    }
}
