package org.bylaw.control;

import java.util.UUID;

/**
 * How mature a control is, as its owner assessed it, somebody independent tested it and management accepted it; published in
 * the transaction of the acceptance.
 *
 * @param maturity 0 to 5
 */
public record ControlAssessed(UUID controlId, int maturity) {}
