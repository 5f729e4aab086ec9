package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.bylaw.evidence.EvidenceFacts;
import org.bylaw.evidence.EvidenceFilter;
import org.bylaw.evidence.ui.EvidencePanel.Services;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.Notices;

/** Finds evidence that is there already, and uses it for one thing more. */
final class UseAgainDialog extends Dialog {

    private final transient Services services;
    private final SubjectRef subject;
    private final transient Runnable afterwards;
    private final TextField text = new FilterField(say("Title, file or address"));
    private final Grid<EvidenceFacts> grid = new Grid<>();

    UseAgainDialog(Services services, SubjectRef subject, Runnable afterwards) {
        this.services = services;
        this.subject = subject;
        this.afterwards = afterwards;
        setHeaderTitle(say("Use evidence again"));
        setWidth("min(760px, 96vw)");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER);
        grid.setAriaLabel(say("Evidence"));
        grid.addComponentColumn(this::line).setHeader(say("Evidence")).setFlexGrow(5);
        grid.addComponentColumn(this::use)
                .setHeader(say("Use it"))
                .setFlexGrow(0)
                .setWidth("130px");
        grid.setItems(query ->
                services
                        .register()
                        .page(EvidenceFilter.of(text.getValue()), query.getOffset(), query.getLimit())
                        .stream());
        grid.getLazyDataView().setItemCountUnknown();
        grid.setHeight("min(60vh, 480px)");
        text.setWidthFull();
        text.setAutofocus(true);
        text.addValueChangeListener(change -> grid.getDataProvider().refreshAll());
        Div content = new Div(text, grid);
        content.addClassName("stack");
        add(content);
        getFooter().add(new Button(say("Close"), click -> close()));
    }

    private Div line(EvidenceFacts evidence) {
        Span title = new Span(evidence.title());
        title.addClassName("name");
        Div facts = new Div(
                Words.badge(evidence.validity()),
                new Span(Words.kind(evidence)),
                Words.age(evidence.collectedOn(), LocalDate.now(services.clock())));
        facts.addClassNames("row", "quiet");
        Div cell = new Div(title, facts);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Button use(EvidenceFacts evidence) {
        Button use = new Button(say("Use it"), click -> {
            try {
                services.evidences().useAgain(evidence.id(), subject);
            } catch (Problem problem) {
                Notices.problem(problem.getMessage());
                grid.getDataProvider().refreshAll();
                return;
            }
            close();
            Notices.success(say("“{0}” is evidence here, too.", evidence.title()));
            afterwards.run();
        });
        use.addThemeVariants(ButtonVariant.LUMO_SMALL);
        use.getElement().setAttribute("aria-label", say("Use “{0}”", evidence.title()));
        return use;
    }
}
