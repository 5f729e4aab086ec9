package org.bylaw.shared;

import org.springframework.transaction.TransactionSystemException;

/** Nobody answered to COMMIT: what was to be saved may be there, or not. */
public class OutcomeUnknown extends TransactionSystemException {

    OutcomeUnknown(Throwable cause) {
        super("The connection was lost while COMMIT was under way", cause);
    }
}
