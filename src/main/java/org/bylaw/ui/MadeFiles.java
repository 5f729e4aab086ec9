package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that are made in the background for whoever asked: how far each is, to be fetched once it is ready. Looked at again
 * each second while one of them is being made.
 *
 * @param <T> what is known of a file
 */
@StyleSheet("context://bylaw/proof.css")
public abstract class MadeFiles<T> extends UnorderedList {

    private final Set<UUID> running = new HashSet<>();
    private final transient Polling polling = new Polling();

    protected MadeFiles() {
        addClassName("work-list");
    }

    /** Where a file goes, a piece at a time. */
    public interface Copy {
        void to(OutputStream out) throws IOException;
    }

    /** The newest first. */
    protected abstract List<T> mine();

    protected abstract UUID id(T file);

    protected abstract boolean isRunning(T file);

    /** What file it is. */
    protected abstract Div words(T file);

    /** How far it is, or the file itself. */
    protected abstract Component state(T file);

    /** Says that one was finished while the person looked on, or was not. */
    protected abstract void tell(T file);

    /** Called each time it was looked. */
    protected void busy(boolean anyIsRunning) {}

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.stop(event.getUI());
    }

    /** Looks again. */
    public final void show() {
        List<T> mine = mine();
        removeAll();
        setVisible(!mine.isEmpty());
        mine.forEach(file -> add(item(file)));
        mine.stream()
                .filter(file -> !isRunning(file) && running.remove(id(file)))
                .forEach(this::tell);
        mine.stream().filter(this::isRunning).forEach(file -> running.add(id(file)));
        busy(!running.isEmpty());
        polling.whileIt(!running.isEmpty(), UI.getCurrent(), this::show);
    }

    private ListItem item(T file) {
        Div words = words(file);
        words.addClassName("export-words");
        Div row = new Div(words, state(file));
        row.addClassName("export-row");
        ListItem item = new ListItem(row);
        item.addClassName("work-item");
        return item;
    }

    /** @param label for those who hear it, as the bar has no words of its own */
    protected static Div progress(ProgressBar bar, String label, String words) {
        bar.getElement().setAttribute("aria-label", label);
        Span leave = new Span(say("You may leave; it goes on."));
        leave.addClassName("quiet");
        Div progress = new Div(new Span(words), bar, leave);
        progress.addClassName("export-progress");
        return progress;
    }

    /** The file to be fetched, and what there is to know of it. */
    protected static Div file(Anchor link, Component... facts) {
        link.getElement().setAttribute("download", true);
        Div file = new Div(link);
        for (Component fact : facts) {
            fact.addClassName("quiet");
            file.add(fact);
        }
        file.addClassName("export-file");
        return file;
    }

    protected static void send(
            DownloadEvent event, @Nullable String name, String mediaType, @Nullable Long bytes, Copy copy)
            throws IOException {
        event.setFileName(String.valueOf(name));
        event.setContentType(mediaType);
        event.setContentLength(bytes == null ? -1 : bytes);
        copy.to(event.getOutputStream());
    }
}
