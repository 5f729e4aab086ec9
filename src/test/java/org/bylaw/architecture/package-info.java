/** Rules about the code as a whole, each with its reason. */
package org.bylaw.architecture;
