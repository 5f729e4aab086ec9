package org.bylaw.evidencepack;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;

/** The part of a pack that proves another thing: in a folder of its own, with that thing's own sign-off sheet. */
final class PackFolder implements Pack {

    private final Pack whole;
    private final String folder;
    private final List<SignOff> signOffs = new ArrayList<>();

    PackFolder(Pack whole, String folder) {
        this.whole = whole;
        this.folder = folder;
    }

    @Override
    public void file(String path, Content content) throws IOException {
        whole.file(folder + "/" + path, content);
    }

    @Override
    public void text(String path, String text) throws IOException {
        whole.text(folder + "/" + path, text);
    }

    @Override
    public void json(String path, Object value) throws IOException {
        whole.json(folder + "/" + path, value);
    }

    @Override
    public void alsoAbout(SubjectRef thing) {
        whole.alsoAbout(thing);
    }

    @Override
    public void alsoRan(UUID businessKey) {
        whole.alsoRan(businessKey);
    }

    /** Not any further: what this thing leads to is no part of what the pack is about. */
    @Override
    public void alsoProve(SubjectRef thing, String inFolder) {}

    @Override
    public void signed(SignOff signOff) {
        signOffs.add(signOff);
    }

    @Override
    public List<SignOff> signOffs() {
        return List.copyOf(signOffs);
    }

    @Override
    public Instant at() {
        return whole.at();
    }
}
