package org.bylaw.work;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;

/** Opens, closes and hands over duties, always in the transaction of the act that makes them so. */
public interface Duties {

    /** Opens duties; one that is already open for its person, kind and subject stays as it is. */
    void open(Collection<Duty> duties);

    /** Closes the duty of one person. */
    void close(String kind, SubjectRef subject, UUID personId);

    /** Closes a kind of duty for everyone who still has it. */
    void closeAll(String kind, SubjectRef subject);

    /** Closes whatever is open about the subject. */
    void closeAll(SubjectRef subject);

    /** Moves one open duty to somebody else, for example because its person is late or left. */
    void handOver(String kind, SubjectRef subject, UUID from, UUID to, String why);

    /** Who has an open duty of that kind. */
    List<UUID> holders(String kind, SubjectRef subject);
}
