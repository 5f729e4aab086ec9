package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.upload.UploadI18N;

/** What the field for files says itself. */
public final class UploadWords {

    private UploadWords() {}

    public static UploadI18N ofFiles() {
        return words().setAddFiles(new UploadI18N.AddFiles().setMany(say("Choose files…")))
                .setDropFiles(new UploadI18N.DropFiles().setMany(say("or drop them here")));
    }

    /** @param choose the words of its button */
    public static UploadI18N ofOneFile(String choose) {
        return words().setAddFiles(new UploadI18N.AddFiles().setOne(choose))
                .setDropFiles(new UploadI18N.DropFiles().setOne(say("or drop it here")));
    }

    private static UploadI18N words() {
        return new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(say("Too Many Files."))
                        .setFileIsTooBig(say("File is Too Big."))
                        .setIncorrectFileType(say("Incorrect File Type.")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(say("Connecting..."))
                                .setStalled(say("Stalled"))
                                .setProcessing(say("Processing File..."))
                                .setHeld(say("Queued")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(say("remaining time: "))
                                .setUnknown(say("unknown remaining time")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(say("Upload failed, please try again later"))
                                .setUnexpectedServerError(say("Upload failed due to server error"))
                                .setForbidden(say("Upload forbidden"))))
                .setFile(new UploadI18N.File()
                        .setRetry(say("Retry"))
                        .setStart(say("Start"))
                        .setRemove(say("Remove")));
    }
}
