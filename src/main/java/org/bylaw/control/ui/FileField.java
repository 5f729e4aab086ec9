package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.Consumer;
import org.bylaw.control.exchange.HandedIn;
import org.bylaw.ui.Notices;
import org.bylaw.ui.UploadWords;
import org.jspecify.annotations.Nullable;

/** A field for one file of a framework; what it holds is found out by its content. */
final class FileField extends Upload {

    /** @param taken is told of the file, and of nothing once it was taken out again */
    FileField(String words, Consumer<@Nullable HandedIn> taken, String... endings) {
        setUploadHandler(UploadHandler.inMemory(
                (metadata, content) -> taken.accept(new HandedIn(metadata.fileName(), content))));
        setI18n(UploadWords.ofOneFile(words));
        setMaxFiles(1);
        setMaxFileSize(HandedIn.LARGEST);
        setAcceptedFileExtensions(endings);
        addFileRejectedListener(event -> Notices.problem(
                say("This file has another kind, or is larger than {0} MB.", HandedIn.LARGEST / 1024 / 1024)));
        addFileRemovedListener(event -> taken.accept(null));
    }
}
