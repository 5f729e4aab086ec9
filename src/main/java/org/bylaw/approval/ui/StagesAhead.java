package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.approval.ApprovalOutlook;
import org.bylaw.approval.ApprovalOutlook.Asked;
import org.bylaw.approval.ApprovalOutlook.StageAhead;
import org.bylaw.shared.StoredWords;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.ApproversAhead;

/** The stages that a submission would go through, one below the other. */
@org.springframework.stereotype.Component
class StagesAhead implements ApproversAhead {

    /** More names than these are counted. */
    private static final int NAMES = 5;

    private final ApprovalOutlook outlook;

    StagesAhead(ApprovalOutlook outlook) {
        this.outlook = outlook;
    }

    @Override
    public Component of(SubjectRef subject, String changeKind) {
        List<StageAhead> stages = outlook.of(subject, changeKind);
        if (stages.isEmpty()) {
            return trouble(
                    say("The routing table names nobody for this kind of change. Ask an admin to add a rule for it."));
        }
        OrderedList list = new OrderedList();
        list.addClassNames("stages", "stages-ahead");
        stages.forEach(stage -> list.add(item(stage)));
        return list;
    }

    private static ListItem item(StageAhead stage) {
        Span name = new Span(stage.name());
        name.addClassName("stage-name");
        Span days = new Span(counted(stage.days(), "1 day", "{0} days"));
        days.addClassName("quiet");
        Div head = new Div(name, days);
        head.addClassName("stage-head");
        ListItem item = new ListItem(head);
        item.addClassName("stage");
        if (!stage.trouble().isEmpty()) {
            item.addClassName("stage-rejected");
            item.add(trouble(stage.trouble()));
            return item;
        }
        item.add(new Div(who(stage.asked())));
        Div rule = new Div(Words.capital(Words.rule(stage.rule(), stage.asked().size(), stage.needsSignature())));
        rule.addClassName("quiet");
        item.add(rule);
        return item;
    }

    /** "Astrid Lund, as the owner's manager"; "Tomas Ek, Ida Berg and 3 others". */
    private static String who(List<Asked> asked) {
        if (asked.size() == 1) {
            return asked.getFirst().name() + ", "
                    + StoredWords.reason(asked.getFirst().why());
        }
        boolean all = asked.size() <= NAMES;
        String named = asked.stream()
                .map(Asked::name)
                .limit(all ? asked.size() - 1L : NAMES - 1L)
                .collect(Collectors.joining(", "));
        return all
                ? say("{0} and {1}", named, asked.getLast().name())
                : say("{0} and {1} others", named, asked.size() - NAMES + 1);
    }

    private static Paragraph trouble(String words) {
        Paragraph trouble = new Paragraph(words);
        trouble.addClassNames("late", "stage-trouble");
        return trouble;
    }
}
