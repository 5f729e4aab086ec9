package org.bylaw.workflow;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bylaw.workflow.ReadModel.Kind;
import org.springframework.stereotype.Component;

/**
 * Says what in a model is not on the list of what models may be made of. Every model passes it: those of the build and those
 * in the database at each start, and what an administrator hands in.
 */
@Component
class ModelAllowList {

    private final DelegateBeans delegates;

    ModelAllowList(DelegateBeans delegates) {
        this.delegates = delegates;
    }

    /** Reads the model; its faults do not tell yet whether what it calls is there. */
    ReadModel read(byte[] content) {
        return ModelReader.read(content, delegates);
    }

    /**
     * All faults, in the order of the lines.
     *
     * @param processes keys of the processes that it may call
     * @param decisions keys of the decision tables that it may ask
     */
    List<ModelFault> faultsOf(ReadModel model, Set<String> processes, Set<String> decisions) {
        List<ModelFault> faults = new ArrayList<>(model.faults());
        for (ReadModel.Reference reference : model.references()) {
            Set<String> known = reference.kind() == Kind.PROCESS ? processes : decisions;
            if (!known.contains(reference.key())) {
                faults.add(new ModelFault(
                        reference.line(),
                        reference.element(),
                        say("There is no model “{0}” to be called.", reference.key())));
            }
        }
        if (model.kind() != null && model.keys().isEmpty()) {
            faults.add(new ModelFault(1, "<definitions>", say("It holds neither a process nor a decision table.")));
        }
        faults.sort(Comparator.comparingInt(ModelFault::line));
        return faults;
    }
}
