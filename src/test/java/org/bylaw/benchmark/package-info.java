/** {@code ./bylaw benchmark}: measures the platform against what could not be done with less, in one run. */
package org.bylaw.benchmark;
