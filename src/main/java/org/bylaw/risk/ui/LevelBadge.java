package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Span;
import org.bylaw.risk.RiskLevel;
import org.jspecify.annotations.Nullable;

/** How high a risk is: as many bars as it is high, the word, and the colour. */
final class LevelBadge extends Span {

    LevelBadge(RiskLevel level) {
        addClassNames("level", css(level));
        Span bars = new Span("▮".repeat(level.ordinal() + 1));
        bars.addClassName("level-bars");
        bars.getElement().setAttribute("aria-hidden", "true");
        add(bars, new Span(say(level.word())));
    }

    static String css(RiskLevel level) {
        return "level-" + level.name().toLowerCase().replace('_', '-');
    }

    /** "Very high → Medium"; what is not assessed is said to be so. */
    static Span course(@Nullable RiskLevel before, @Nullable RiskLevel after) {
        Span course = new Span();
        course.addClassName("level-course");
        if (before == null) {
            Span none = new Span(say("Not assessed"));
            none.addClassName("quiet");
            course.add(none);
            return course;
        }
        course.add(new LevelBadge(before));
        if (after != null) {
            Span arrow = new Span("→");
            arrow.getElement().setAttribute("aria-label", say("after treatment"));
            arrow.getElement().setAttribute("role", "img");
            course.add(arrow, new LevelBadge(after));
        }
        return course;
    }
}
