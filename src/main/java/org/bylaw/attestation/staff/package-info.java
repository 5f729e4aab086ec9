/**
 * The pages on which staff read and attest: plain HTML that keeps nothing on the server, since a whole company opens them at
 * once (ADR 0018).
 */
@NullMarked
package org.bylaw.attestation.staff;

import org.jspecify.annotations.NullMarked;
