/** What tests and the run command share: the real servers as child processes, and people to act as. */
package org.bylaw.testing;
