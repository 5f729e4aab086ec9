/** The run command: the platform with all its servers and a demo organisation on one machine. */
package org.bylaw.run;
