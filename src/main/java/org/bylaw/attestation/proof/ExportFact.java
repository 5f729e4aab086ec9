package org.bylaw.attestation.proof;

/** One thing that a file says about itself: what it holds, and who took it when. */
record ExportFact(String name, String value) {}
