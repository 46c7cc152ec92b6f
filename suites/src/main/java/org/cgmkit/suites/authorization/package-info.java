/** How the kit gets its access tokens: by SMART Backend Services, or by a person who agrees in a browser. */
@NullMarked
package org.cgmkit.suites.authorization;

import org.jspecify.annotations.NullMarked;
