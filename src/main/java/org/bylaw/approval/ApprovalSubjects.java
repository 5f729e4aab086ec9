package org.bylaw.approval;

import java.util.List;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.SubjectRef;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the module whose thing it is for the facts about what is decided on. */
@Component
class ApprovalSubjects {

    private final ObjectProvider<ApprovalSubject.Source> sources;

    ApprovalSubjects(ObjectProvider<ApprovalSubject.Source> sources) {
        this.sources = sources;
    }

    ApprovalSubject describe(SubjectRef ref) {
        return source(ref).describe(ref);
    }

    /** The same, and it stays so until the transaction ends. */
    ApprovalSubject hold(SubjectRef ref) {
        ApprovalSubject.Source source = source(ref);
        source.hold(ref);
        return source.describe(ref);
    }

    private ApprovalSubject.Source source(SubjectRef ref) {
        List<ApprovalSubject.Source> fitting =
                sources.stream().filter(source -> source.supports(ref.kind())).toList();
        if (fitting.size() != 1) {
            throw new IllegalStateException(fitting.size() + " modules describe the subject kind " + ref.kind());
        }
        return fitting.getFirst();
    }
}
