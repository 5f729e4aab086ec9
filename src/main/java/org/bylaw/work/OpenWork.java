package org.bylaw.work;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bylaw.people.StaffList;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;

/** How much waits for somebody else: figures alone, since the things themselves may be confidential. */
@Service
public class OpenWork {

    private final DutyTable duties;
    private final StaffList staff;

    OpenWork(DutyTable duties, StaffList staff) {
        this.duties = duties;
        this.staff = staff;
    }

    /** How many duties a person has, by kind, counted as in "My work"; for those who may see the person. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public Map<String, Long> counts(UUID personId) {
        staff.requireSeeing(personId);
        return new TreeMap<>(duties.counts(Set.of(personId), MyWork.MOST_COUNTED));
    }
}
