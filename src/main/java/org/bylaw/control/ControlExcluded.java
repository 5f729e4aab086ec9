package org.bylaw.control;

import java.util.UUID;

/** A control was said not to apply here; published in the same transaction, so that listeners end what hung on it. */
public record ControlExcluded(UUID controlId) {}
