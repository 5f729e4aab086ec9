package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import org.bylaw.control.exchange.ControlTexts;
import org.bylaw.control.exchange.FrameworkExport;
import org.bylaw.control.exchange.FrameworkImports;
import org.bylaw.control.exchange.FrameworkRemovals;
import org.bylaw.control.exchange.FrameworkRow;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.Notices;
import org.springframework.stereotype.Component;

/** What can be done with a framework: everyone who sees it exports it, compliance changes it. */
@Component
class FrameworkMenu {

    private final FrameworkImports imports;
    private final FrameworkRemovals removals;
    private final FrameworkExport export;
    private final ControlTexts texts;

    FrameworkMenu(FrameworkImports imports, FrameworkRemovals removals, FrameworkExport export, ControlTexts texts) {
        this.imports = imports;
        this.removals = removals;
        this.export = export;
        this.texts = texts;
    }

    MenuBar of(FrameworkRow row, boolean mayChange, Runnable afterwards) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        MenuItem more = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        more.setAriaLabel(say("Actions for {0}", row.name()));
        SubMenu menu = more.getSubMenu();
        menu.addItem(Downloads.link(() -> export.csv(row.key()), say("Export as CSV")));
        if (!mayChange) {
            return bar;
        }
        menu.addItem(say("Import its text…"), click -> new ImportTextDialog(texts, row, afterwards).open());
        if (row.texts() > 0) {
            texts.stock(row.key())
                    .forEach(stock -> menu.addItem(
                            say("Remove its text in {0}…", TextLanguages.name(stock.language())),
                            click -> removeText(row, stock, afterwards)));
        }
        if (row.replacedBy() == null) {
            menu.addItem(
                    say("Import a new edition…"), click -> new ImportFrameworkDialog(imports, row, afterwards).open());
        }
        if (!row.shipped()) {
            menu.addItem(say("Remove…"), click -> remove(row, afterwards));
        }
        return bar;
    }

    private void removeText(FrameworkRow row, ControlTexts.Stock stock, Runnable afterwards) {
        Confirm.ask(
                say("Remove the text of {0} in {1}?", row.name(), TextLanguages.name(stock.language())),
                counted(
                        stock.controls(),
                        "1 control is shown without it from then on. It can be imported again.",
                        "{0} controls are shown without it from then on. It can be imported again."),
                say("Remove the text"),
                () -> act(() -> texts.remove(row.key(), stock.language()), say("The text is removed."), afterwards));
    }

    private void remove(FrameworkRow row, Runnable afterwards) {
        Confirm.ask(
                say("Remove {0}?", row.name()),
                say(
                        "Its {0} controls go with their {1} mappings and {2} texts.",
                        row.controls(), row.mappings(), row.texts()),
                say("Remove the framework"),
                () -> act(() -> removals.remove(row.key()), say("The framework is removed."), afterwards));
    }

    private static void act(Runnable act, String done, Runnable afterwards) {
        try {
            act.run();
            Notices.success(done);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        afterwards.run();
    }
}
